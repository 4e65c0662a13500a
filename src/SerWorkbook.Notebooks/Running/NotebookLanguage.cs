using System.Globalization;
using SerWorkbook.Notebooks.Documents;

namespace SerWorkbook.Notebooks.Running;

/// <summary>Refuses notebooks that are not written in C#.</summary>
internal static class NotebookLanguage
{
    /// <summary>
    /// Checks what the metadata say of the language; where they say nothing, it is C#. Single cells may be in another language, and in a
    /// notebook for .NET Interactive it suffices that one cell can be executed or displayed.
    /// </summary>
    /// <param name="document">The notebook.</param>
    /// <param name="name">What error messages call it.</param>
    /// <exception cref="NotebookException">The notebook is in another language.</exception>
    public static void Check(NotebookDocument document, string name)
    {
        if (
            NotebookKernel.Language(document.Metadata) is { } language
            && !ForeignCell.IsCSharp(language)
            && !(NotebookKernel.IsDotNet(document.Metadata) && document.Cells.Any(ForeignCell.IsExecuted))
        )
        {
            throw new NotebookException($"'{name}' is a notebook in {language}; only C# can be run.");
        }
    }

    /// <summary>Refuses a notebook with code that would be skipped.</summary>
    /// <param name="document">The notebook.</param>
    /// <param name="name">What error messages call it.</param>
    /// <exception cref="NotebookException">It has such code.</exception>
    public static void RefuseOthers(NotebookDocument document, string name)
    {
        if (PassedOverCell.Of(document) is { Count: > 0 } cells)
        {
            var list = cells.Select(cell => string.Create(CultureInfo.InvariantCulture, $"cell {cell.Position} ({cell.Language})"));
            throw new NotebookException($"'{name}' has code in languages that cannot be run: {string.Join(", ", list)}.");
        }
    }
}
