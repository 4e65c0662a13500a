using System.Text;
using SerWorkbook.Speech;

namespace SerWorkbook.Notebooks.Documents;

/// <summary>
/// Reads and writes <c>.dib</c> files, the text format of .NET Interactive: each cell starts with a line that names its kernel, such
/// as <c>#!csharp</c>, and <c>#!meta</c> starts the metadata of the notebook.
/// </summary>
internal static class DibFile
{
    /// <summary>How names of such files end.</summary>
    public const string Extension = ".dib";

    private const string Meta = "#!meta";
    private const string Magic = "#!";
    private const string Markdown = "markdown";

    /// <summary>Tells whether a file is one by its name.</summary>
    /// <param name="path">The file.</param>
    public static bool IsNamed(string path) => path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a notebook.</summary>
    /// <param name="bytes">The bytes of the file: UTF-8, or what a byte-order mark says.</param>
    /// <param name="name">What error messages call the file.</param>
    /// <returns>The notebook.</returns>
    /// <exception cref="NotebookException">The bytes are not text, or the metadata are not JSON.</exception>
    public static NotebookDocument Read(byte[] bytes, string name)
    {
        if (UnicodeText.Decode(bytes, out var text) is { } fault)
        {
            throw new NotebookException($"'{name}' is not a notebook: {fault}.");
        }

        string[] lines = [.. text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n')];
        var metadata = DibMetadata.Read(MetaText(lines), name);
        var cells = new List<NotebookCell>();
        var (kernel, content) = (metadata.DefaultKernel, new List<string>());
        foreach (var line in WithoutMeta(lines))
        {
            if (metadata.KernelOf(line) is not { } next)
            {
                content.Add(line);
                continue;
            }

            Add(cells, kernel, content);
            (kernel, content) = (next, []);
        }

        Add(cells, kernel, content);
        return new NotebookDocument { Cells = CellIds.Complete(DibCells.Restore(cells, metadata.Cells)), Metadata = metadata.OfNotebook };
    }

    /// <summary>Writes a notebook as .NET Interactive does.</summary>
    /// <param name="document">The notebook; what <see cref="Left"/> names is left out.</param>
    /// <returns>The text of the file.</returns>
    public static string Write(NotebookDocument document)
    {
        var metadata = DibMetadata.Of(document);
        NotebookCell[] cells = [.. CellIds.Complete(document.Cells).Where(cell => Content(cell).Length > 0)];
        metadata.Cells = DibCells.Of(cells.Select(cell => (cell, Content(cell))));
        var text = new StringBuilder($"{Meta}\n\n{metadata.OfFile}\n");
        foreach (var cell in cells)
        {
            text.Append(string.Create(null, $"\n{Magic}{KernelOf(cell, metadata)}\n\n{Content(cell)}\n"));
        }

        return text.ToString();
    }

    /// <summary>Names what such a file cannot hold of a notebook.</summary>
    /// <param name="document">The notebook.</param>
    /// <returns>What is left out or changed, each in words for a list.</returns>
    public static IEnumerable<string> Left(NotebookDocument document)
    {
        var metadata = DibMetadata.Of(document);
        return new (string What, Func<NotebookCell, bool> Has)[]
        {
            ("the outputs", cell => cell.Outputs.Count > 0),
            ("the attachments", cell => cell.OtherFields.Any(field => field.Key == "attachments")),
            ("the raw text, written as Markdown,", cell => cell.Kind == CellKind.Raw && Content(cell).Length > 0),
            ("the magics in the middle", cell => Content(cell).Split('\n').Any(line => metadata.KernelOf(line) is not null)),
        }
            .Select(kind => (kind.What, Cells: Cells(document, kind.Has)))
            .Where(kind => kind.Cells.Length > 0)
            .Select(kind => $"{kind.What} of {kind.Cells}");
    }

    private static string Cells(NotebookDocument document, Func<NotebookCell, bool> has)
    {
        string[] numbers =
        [
            .. document.Cells.Index().Where(cell => has(cell.Item)).Select(cell => FormattableString.Invariant($"{cell.Index + 1}")),
        ];
        return numbers.Length == 0 ? "" : (numbers.Length == 1 ? "cell " : "cells ") + string.Join(", ", numbers);
    }

    private static void Add(List<NotebookCell> cells, string kernel, List<string> lines)
    {
        var text = Trimmed(string.Join('\n', lines));
        if (text.Length > 0)
        {
            cells.Add(kernel == Markdown ? NotebookCell.Markdown(text) : NotebookCell.Of(kernel, text));
        }
    }

    // The magic at the beginning of a cell, as some notebooks have it, is the line that starts the cell in this format.
    private static string Content(NotebookCell cell) =>
        Trimmed((cell.Kind == CellKind.Code ? ForeignCell.ContentAfterPlainMagic(cell.Source) : cell.Source).ReplaceLineEndings("\n"));

    private static string KernelOf(NotebookCell cell, DibMetadata metadata) =>
        cell.Kind == CellKind.Code ? ForeignCell.KernelOf(cell) ?? metadata.DefaultKernel : Markdown;

    private static string Trimmed(string text) => text.Trim('\n');

    private static string? MetaText(string[] lines)
    {
        var start = Array.FindIndex(lines, line => line.StartsWith(Meta, StringComparison.Ordinal));
        return start < 0 ? null : string.Join('\n', lines[(start + 1)..EndOfMeta(lines, start)]);
    }

    private static string[] WithoutMeta(string[] lines)
    {
        var start = Array.FindIndex(lines, line => line.StartsWith(Meta, StringComparison.Ordinal));
        return start < 0 ? lines : [.. lines[..start], .. lines[EndOfMeta(lines, start)..]];
    }

    private static int EndOfMeta(string[] lines, int start) =>
        Array.FindIndex(lines, start + 1, line => line.StartsWith(Magic, StringComparison.Ordinal)) is var end and >= 0
            ? end
            : lines.Length;
}
