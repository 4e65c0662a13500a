using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using SerWorkbook.Speech;

namespace SerWorkbook.Notebooks.Cells;

/// <summary>
/// Knows the sources of a session: its cells by number, and the files they <c>#load</c>, by paths relative to the folder.
/// </summary>
/// <remarks>Compiled code carries these names, so that no stack trace shows where on the machine the notebook lies.</remarks>
internal sealed class CellSourceResolver : SourceReferenceResolver
{
    private readonly SourceFileResolver _files;
    private readonly ConcurrentDictionary<string, string[]> _lines = new(StringComparer.Ordinal);
    private readonly HashSet<string> _cells = new(StringComparer.Ordinal);

    public CellSourceResolver(string folder)
    {
        Folder = folder;
        _files = new SourceFileResolver([], folder);
    }

    /// <summary>The folder that relative paths start from.</summary>
    public string Folder { get; }

    /// <summary>Makes a cell's text known.</summary>
    /// <param name="number">The cell's number.</param>
    /// <param name="code">Its text.</param>
    /// <returns>The name under which it is compiled: <c>cell 3</c>.</returns>
    public string AddCell(int number, string code)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"cell {number}");
        for (var n = 2; !_cells.Add(name); n++)
        {
            name = string.Create(CultureInfo.InvariantCulture, $"cell {number} (run {n})");
        }

        _lines[name] = SplitLines(code);
        return name;
    }

    /// <summary>Makes code known that a cell executes.</summary>
    /// <param name="code">The code.</param>
    /// <returns>The name under which it is compiled: <c>submitted code 1</c>.</returns>
    public string AddSubmitted(string code)
    {
        var name = "";
        for (var n = 1; name.Length == 0 || !_cells.Add(name); n++)
        {
            name = string.Create(CultureInfo.InvariantCulture, $"submitted code {n}");
        }

        _lines[name] = SplitLines(code);
        return name;
    }

    /// <summary>Makes the text of an imported file known, or of a cell in it.</summary>
    /// <param name="file">The file's absolute path.</param>
    /// <param name="cell">The number of the cell in it; null for a file that is one text.</param>
    /// <param name="code">The text.</param>
    /// <returns>The name under which it is compiled: <c>parts/setup.ipynb, cell 3</c>. Paths in it start from its folder.</returns>
    public string AddImported(string file, int? cell, string code)
    {
        var path = Path.GetRelativePath(Folder, file).Replace('\\', '/');
        var name = cell is null ? path : string.Create(CultureInfo.InvariantCulture, $"{path}, cell {cell}");
        _lines[name] = SplitLines(code);
        return name;
    }

    /// <summary>Tells whether a name of compiled code is a source of this session.</summary>
    /// <param name="name">A name from a stack frame or a diagnostic.</param>
    /// <returns>True for cells and loaded files.</returns>
    public bool Knows(string? name) => name is not null && _lines.ContainsKey(name);

    /// <summary>Gives a line of a source.</summary>
    /// <param name="name">A cell or a loaded file.</param>
    /// <param name="line">The line, from 1.</param>
    /// <returns>The line, or an empty text where there is none.</returns>
    public string Line(string name, int line) =>
        _lines.TryGetValue(name, out var lines) && line >= 1 && line <= lines.Length ? lines[line - 1] : "";

    /// <summary>Gives the place of a loaded file on the machine.</summary>
    /// <param name="name">A loaded file, a cell, or null.</param>
    /// <returns>The absolute path, or null for what is no file.</returns>
    public string? FullPath(string? name) => name is null || _cells.Contains(name) ? null : Path.GetFullPath(name, Folder);

    public override string? NormalizePath(string path, string? baseFilePath) => path;

    public override string? ResolveReference(string path, string? baseFilePath)
    {
        var full = _files.ResolveReference(path, FullPath(baseFilePath));
        return full is null ? null : Path.GetRelativePath(Folder, full).Replace('\\', '/');
    }

    public override Stream OpenRead(string resolvedPath)
    {
        var bytes = NotebookFile.ReadAllBytes(FullPath(resolvedPath)!);
        // The compiler would take bytes that are not UTF-8 for the machine's own encoding, without a word.
        if (UnicodeText.Decode(bytes, out var text) is { } fault)
        {
            throw new IOException(fault);
        }

        _lines[resolvedPath] = SplitLines(text);
        var prepared = CellDirectives.Prepare(text, ScriptChain.Parsing);
        return prepared.Packages.Count + prepared.Sources.Count == 0
            ? new MemoryStream(bytes)
            : new MemoryStream(Encoding.UTF8.GetBytes(prepared.Code));
    }

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    private static string[] SplitLines(string text) => text.Split('\n').Select(l => l.TrimEnd('\r')).ToArray();
}
