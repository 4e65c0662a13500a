using System.Text.Json;
using SerWorkbook.Notebooks.Documents;

namespace SerWorkbook.Notebooks.Running;

/// <summary>Refuses notebooks and cells that are not written in C#.</summary>
internal static class NotebookLanguage
{
    /// <summary>Checks what the metadata says of the language; where they say nothing, it is C#.</summary>
    /// <param name="document">The notebook.</param>
    /// <param name="name">What error messages call it.</param>
    /// <exception cref="NotebookException">The notebook or a cell is in another language.</exception>
    public static void Check(NotebookDocument document, string name)
    {
        if (Text(document.Metadata, "kernelspec", "language") is { } language && !IsCSharp(language))
            throw new NotebookException($"'{name}' is a notebook in {language}; only C# can be run.");
        for (var i = 0; i < document.Cells.Count; i++)
        {
            var cell = document.Cells[i];
            var kernel = Text(cell.Metadata, "polyglot_notebook", "kernelName") ?? Text(cell.Metadata, "dotnet_interactive", "language");
            if (cell.Kind == CellKind.Code && kernel is not null && !IsCSharp(kernel))
                throw new NotebookException($"Cell {i + 1} of '{name}' is in {kernel}; only C# can be run.");
        }
    }

    private static bool IsCSharp(string language) => language.ToLowerInvariant() is "c#" or "csharp" or "";

    private static string? Text(JsonElement metadata, string owner, string name) =>
        metadata.TryGetProperty(owner, out var fields) && fields.ValueKind == JsonValueKind.Object
        && fields.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
