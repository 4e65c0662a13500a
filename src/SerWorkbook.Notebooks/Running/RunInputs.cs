using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using SerWorkbook.Notebooks.Documents;

namespace SerWorkbook.Notebooks.Running;

/// <summary>
/// The files that the outputs of a notebook depend on: those that its caller names, the local assemblies and scripts of its cells and, if
/// wished, what the cells name.
/// </summary>
internal sealed partial class RunInputs
{
    // In a folder that is read and written, links could lead out of it or in a circle.
    private static readonly EnumerationOptions Below = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    private readonly NotebookDocument _document;
    private readonly RunPlaces _places;
    private readonly string[] _named;
    private readonly bool _findsMore;

    /// <summary>Settles the paths.</summary>
    /// <param name="document">The notebook, with its parameters.</param>
    /// <param name="options">Files and folders, relative to the current directory, and whether more are looked for in the cells.</param>
    /// <param name="places">Target and record, which are never inputs, and the folder that references start from.</param>
    /// <exception cref="NotebookException">A named file or folder is not there.</exception>
    public RunInputs(NotebookDocument document, NotebookRunOptions options, RunPlaces places)
    {
        (_document, _places, _findsMore) = (document, places, options.FindInputs);
        _named = [.. options.Inputs.Select(Path.GetFullPath).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (_named.FirstOrDefault(path => !Path.Exists(path)) is { } missing)
        {
            throw new NotebookException($"The input '{missing}' is not there.");
        }
    }

    /// <summary>Hashes names and contents as they are now.</summary>
    /// <returns>A SHA-256 in hexadecimal; empty where there are no files.</returns>
    /// <exception cref="NotebookException">A file cannot be read.</exception>
    public string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var count = 0;
        var found = _findsMore ? NamedPaths.Of(_document, _places.Folder) : [];
        foreach (var (name, path) in _named.Union(found, StringComparer.Ordinal).SelectMany(Files).Concat(References()))
        {
            Add(hash, name, path);
            count++;
        }

        return count == 0 ? "" : Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // Names in a folder are relative to it, so that a moved corpus is the same corpus.
    private IEnumerable<(string Name, string Path)> Files(string input) =>
        Directory.Exists(input)
            ? Directory
                .EnumerateFiles(input, "*", Below)
                .Where(IsInput)
                .Select(path => (Path.GetRelativePath(input, path), path))
                .OrderBy(f => f.Item1, StringComparer.Ordinal)
        : IsInput(input) ? [(Path.GetFileName(input), input)]
        : [];

    private bool IsInput(string path) => path != _places.Target && path != _places.Record;

    private IEnumerable<(string Name, string Path)> References()
    {
        var code = _document.Cells.Where(ForeignCell.IsCSharpCode).Select(c => (c.Source, _places.Folder));
        var (open, known) = (new Queue<(string Source, string Folder)>(code), new HashSet<string>(StringComparer.Ordinal));
        while (open.TryDequeue(out var text))
        {
            foreach (Match match in Reference().Matches(text.Source))
            {
                var path = Path.GetFullPath(Path.Combine(text.Folder, match.Groups["path"].Value));
                if (!File.Exists(path) || !known.Add(path))
                {
                    continue;
                }

                var isCode = match.Groups["load"].Success || match.Groups["import"].Success;
                foreach (var source in isCode ? Sources(path) : [])
                {
                    open.Enqueue((source, Path.GetDirectoryName(path)!));
                }

                foreach (var file in isCode ? [path] : Beside(path))
                {
                    yield return (Path.GetRelativePath(_places.Folder, file), file);
                }
            }
        }
    }

    // A file that cannot be read fails the cell that imports it.
    private static IEnumerable<string> Sources(string path)
    {
        try
        {
            return ImportedFile.Read(path).Select(cell => cell.Code);
        }
        catch (NotebookException)
        {
            return [];
        }
    }

    // An assembly runs with the ones beside it, which may be built anew without it.
    private static IEnumerable<string> Beside(string assembly) =>
        Directory.EnumerateFiles(Path.GetDirectoryName(assembly)!, "*.dll").Order(StringComparer.Ordinal);

    private static void Add(IncrementalHash hash, string name, string path)
    {
        try
        {
            using var stream = NotebookFile.OpenRead(path);
            var bytes = Encoding.UTF8.GetBytes(name.Replace('\\', '/'));
            Span<byte> lengths = stackalloc byte[12];
            BinaryPrimitives.WriteInt32LittleEndian(lengths, bytes.Length);
            BinaryPrimitives.WriteInt64LittleEndian(lengths[4..], stream.Length);
            hash.AppendData(lengths);
            hash.AppendData(bytes);
            hash.AppendData(SHA256.HashData(stream));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NotebookException($"The input '{path}' cannot be read: {e.Message}", e);
        }
    }

    [GeneratedRegex(
        """^[ \t]*#([ \t]*(r|(?<load>load))[ \t]+"(?<path>[^"\r\n]+)"[ \t]*(//.*)?\r?$"""
            + """|!(?<import>import)[ \t]+"?(?<path>[^"\r\n]+?)"?[ \t]*\r?$)""",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Reference();
}
