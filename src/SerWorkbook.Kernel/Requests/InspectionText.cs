using System.Net;
using SerWorkbook.Notebooks;
using SerWorkbook.Notebooks.Language;

namespace SerWorkbook.Kernel.Requests;

/// <summary>Writes what is known about a place of a cell.</summary>
internal static class InspectionText
{
    /// <summary>Writes it as text.</summary>
    /// <param name="found">What is known.</param>
    /// <returns>Problems, declaration and documentation, with empty lines between them.</returns>
    public static string Plain(CodeInspection found)
    {
        string[] parts = [string.Join('\n', found.Problems), found.Declaration, found.Documentation];
        return string.Join("\n\n", parts.Where(part => part.Length > 0));
    }

    /// <summary>Writes it as HTML, with the parameter of the argument in bold.</summary>
    /// <param name="found">What is known.</param>
    /// <returns>HTML.</returns>
    public static string Html(CodeInspection found)
    {
        var declaration = found.Signatures.Count > 0 ? string.Join('\n', found.Signatures.Select(Html)) : Escape(found.Declaration);
        return string.Concat(found.Problems.Select(Paragraph))
            + (declaration.Length == 0 ? "" : $"<pre>{declaration}</pre>")
            + string.Concat(found.Documentation.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Paragraph));
    }

    private static string Html(CodeSignature signature) =>
        Escape(signature.Before)
        + (signature.Parameter.Length == 0 ? "" : $"<b>{Escape(signature.Parameter)}</b>")
        + Escape(signature.After);

    private static string Paragraph(string line) => $"<p>{Escape(line)}</p>";

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
