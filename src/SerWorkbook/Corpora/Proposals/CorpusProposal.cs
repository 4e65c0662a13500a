using SerWorkbook.Corpora;
using SerWorkbook.Corpora.Proposals;
using SerWorkbook.Corpora.Readers;
using SerWorkbook.Text;

namespace SerWorkbook;

/// <summary>A reading of the names of an unknown corpus: a manifest to check, and what to check in it.</summary>
public sealed class CorpusProposal
{
    private readonly IReadOnlyList<string> _paths;
    private readonly NameAnalysis _analysis;

    private CorpusProposal(string folder, IReadOnlyList<string> paths)
    {
        (Folder, _paths) = (folder, paths);
        _analysis = NameAnalysis.Of(paths);
    }

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>The number of recordings.</summary>
    public int Recordings => _paths.Count;

    /// <summary>What to check before use, a sentence each.</summary>
    public IReadOnlyList<string> Doubts => _analysis.Doubts;

    /// <summary>What each field is read from, <see langword="null"/> for nothing, and its values, the most frequent first.</summary>
    public IReadOnlyList<(string Field, string? From, IReadOnlyDictionary<string, int> Values)> Reading =>
        [
            Describe("emotion", _analysis.Emotion.Part, _analysis.Emotion.Labels),
            Describe("speaker", _analysis.Speaker.Part, _analysis.Speaker.Names),
            Describe("sex", _analysis.Sex.Part, _analysis.Sex.Sexes.Select(SexText)),
            Describe("sentence", _analysis.Sentence.Part, _analysis.Sentence.Names),
        ];

    /// <summary>Reads the names of the recordings below a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="MissingDataException">There is no such folder, or no recording in it.</exception>
    public static CorpusProposal Of(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (!Directory.Exists(folder))
        {
            throw new MissingDataException($"{folder}: there is no such folder.");
        }

        var found = AudioFiles.Find(folder);
        return found.Recordings.Count > 0 ? new CorpusProposal(folder, found.Recordings) : throw SourceFinder.NoRecording(folder, found);
    }

    /// <summary>The manifest as CSV: path, speaker, emotion, sex, sentence, without the columns that nothing was found for.</summary>
    /// <param name="target">The file that it is for, which its paths are relative to.</param>
    public string ToCsv(string target)
    {
        var root = Path.GetDirectoryName(Path.GetFullPath(target))!;
        (string Name, Func<int, string> Value)[] columns =
        [
            ("path", i => Path.GetRelativePath(root, Path.Combine(Path.GetFullPath(Folder), _paths[i])).Replace('\\', '/')),
            .. _analysis.Speaker.Part is null ? [] : new (string, Func<int, string>)[] { ("speaker", i => _analysis.Speaker.Names[i]) },
            ("emotion", i => _analysis.Emotion.Labels[i]),
            .. _analysis.Sex.Part is null ? [] : new (string, Func<int, string>)[] { ("sex", i => SexText(_analysis.Sex.Sexes[i])) },
            .. _analysis.Sentence.Part is null ? [] : new (string, Func<int, string>)[] { ("sentence", i => _analysis.Sentence.Names[i]) },
        ];
        var rows = Enumerable
            .Range(0, _paths.Count)
            .Select(i => string.Join(',', columns.Select(column => CsvText.Field(column.Value(i)))));
        return string.Concat(rows.Prepend(string.Join(',', columns.Select(column => column.Name))).Select(row => row + "\n"));
    }

    /// <summary>Reads names without files, for tests.</summary>
    internal static CorpusProposal OfPaths(IReadOnlyList<string> paths) => new(".", paths);

    /// <summary>The reading of each path.</summary>
    internal IReadOnlyList<LabelledFile> Files =>
        [
            .. _paths.Select(
                (path, i) =>
                    new LabelledFile(
                        path,
                        _analysis.Speaker.Names[i],
                        _analysis.Sex.Sexes[i],
                        _analysis.Emotion.Labels[i],
                        _analysis.Sentence.Part is null ? null : _analysis.Sentence.Names[i]
                    )
            ),
        ];

    private static string SexText(Sex sex) => sex == Sex.Unknown ? "" : sex.ToString().ToLowerInvariant();

    private static (string, string?, IReadOnlyDictionary<string, int>) Describe(string field, PartKey? part, IEnumerable<string> values) =>
        (
            field,
            part?.ToString(),
            new OrderedDictionary<string, int>(Frequency.Of(values.Where(value => value.Length > 0), value => value))
        );
}
