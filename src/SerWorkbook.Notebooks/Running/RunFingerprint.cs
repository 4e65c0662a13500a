using System.Text.Json;
using SerWorkbook.Notebooks.Documents;

namespace SerWorkbook.Notebooks.Running;

/// <summary>Hashes what the outputs of a notebook depend on.</summary>
internal static class RunFingerprint
{
    /// <summary>Hashes the code, how far it is run, the parameters, this engine, and what the caller adds. Prose does not count.</summary>
    /// <param name="document">The notebook.</param>
    /// <param name="options">The parameters and the caller's addition.</param>
    /// <returns>A SHA-256 in hexadecimal.</returns>
    public static string Of(NotebookDocument document, NotebookRunOptions options)
    {
        var code = document.Cells.Where(c => c.Kind == CellKind.Code && !NotebookParameters.IsInjected(c));
        string[][] parts =
        [
            [typeof(RunFingerprint).Module.ModuleVersionId.ToString(), options.Fingerprint, options.LastCell ?? ""],
            .. options.Parameters.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => new[] { "parameter", p.Key, p.Value }),
            .. code.Select(c => (string[])[ForeignCell.Language(c) ?? "cell", c.Source, .. c.Tags]),
        ];
        return NotebookRunRecord.Hash(JsonSerializer.Serialize(parts));
    }
}
