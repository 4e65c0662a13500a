using SerWorkbook.Corpora.Tables;
using SerWorkbook.Evaluation.Protocols;
using SerWorkbook.Speech;
using SerWorkbook.Text;

namespace SerWorkbook;

/// <summary>A published partition: a CSV file <c>fold,path</c> or <c>fold,speaker</c> that defines the folds.</summary>
/// <remarks>
/// The first row names the two columns, in either order. UTF-8; fields may be quoted as RFC 4180 says. Paths are found as in a
/// manifest: relative to the folder of the corpus, absolute, or by their end. Speakers may be spelt in any case and Unicode form.
/// </remarks>
public sealed class FoldFile
{
    private readonly SortedDictionary<string, string> _foldOf;
    private readonly string _path;

    private FoldFile(string path, bool isBySpeaker, SortedDictionary<string, string> foldOf, IReadOnlyList<string> folds)
    {
        _path = path;
        _foldOf = foldOf;
        IsBySpeaker = isBySpeaker;
        Folds = folds;
        Tested = folds;
    }

    /// <summary>The file's name without its folder.</summary>
    public string Name => Path.GetFileName(_path);

    /// <summary>Whether the folds list speakers, not recordings.</summary>
    public bool IsBySpeaker { get; }

    /// <summary>The folds' names, in order of first mention.</summary>
    public IReadOnlyList<string> Folds { get; }

    /// <summary>The folds that are tested; the others are trained on only. By default, each is tested in turn.</summary>
    internal IReadOnlyList<string> Tested { get; private init; }

    /// <summary>Reads a partition.</summary>
    /// <param name="csvPath">The CSV file, or a folder of EmoBox's folds.</param>
    /// <exception cref="MissingDataException">There is no such file.</exception>
    /// <exception cref="SerException">It is not a CSV of two such columns, names something twice, or has fewer than two folds.</exception>
    public static FoldFile Read(string csvPath)
    {
        if (Directory.Exists(csvPath))
        {
            var (assigned, listed, tested) = EmoBoxFolds.Read(csvPath);
            return new FoldFile(csvPath, isBySpeaker: false, assigned, listed) { Tested = tested };
        }

        if (!File.Exists(csvPath))
        {
            throw new MissingDataException($"{csvPath}: there is no such fold file.");
        }

        var rows = WithoutIndex(CsvText.ReadRows(csvPath));
        var (key, fold) = Columns(rows.Count > 0 ? rows[0].Fields : [], csvPath);
        var foldOf = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var folds = new List<string>();
        foreach (var (line, fields) in rows.Skip(1))
        {
            if (fields.Length != 2 || fields.Contains(""))
            {
                throw new SerException(
                    $"{csvPath}: line {line} has not two filled fields; it needs {rows[0].Fields[0]},{rows[0].Fields[1]}."
                );
            }

            if (fields.Any(field => field.AsSpan().IndexOfAny('\uFFFD', '\0') >= 0))
            {
                throw new SerException(
                    $"{csvPath}: line {line} holds a character that a failed conversion leaves (U+FFFD or NUL); export the table again "
                        + "as UTF-8."
                );
            }

            if (!foldOf.TryAdd(fields[key].Replace('\\', '/'), fields[fold]))
            {
                throw new SerException($"{csvPath}: line {line} names '{fields[key]}' again; each may stand in one fold only.");
            }

            folds.Add(fields[fold]);
        }

        string[] names = [.. folds.Distinct()];
        return names.Length >= 2
            ? new FoldFile(csvPath, ColumnNames.Candidates("speaker", [rows[0].Fields[key]]).Count > 0, foldOf, names)
            : throw new SerException(
                $"{csvPath}: it has {names.Length} fold{(names.Length == 1 ? $" ('{names[0]}')" : "s")}; two or more are needed."
            );
    }

    /// <summary>Assigns the recordings of a corpus to folds.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <returns>The fold of each recording, by its path.</returns>
    /// <exception cref="SerException">The file names what the corpus does not have, misses some of what it has, or names something
    /// twice.</exception>
    public IReadOnlyDictionary<string, string> Assign(Corpus corpus)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        var what = IsBySpeaker ? "speaker" : "recording";
        var keys = new CorpusKeys(corpus, IsBySpeaker);
        var foldOf = new Dictionary<string, string>(StringComparer.Ordinal);
        var unknown = new List<string>();
        foreach (var (name, fold) in _foldOf)
        {
            if (keys.Find(name) is not { } key)
            {
                unknown.Add(name);
            }
            else if (!foldOf.TryAdd(key, fold))
            {
                throw new SerException($"{_path}: '{name}' is a second name of the {what} '{key}'; each may stand in one fold only.");
            }
        }

        if (unknown.Count > 0)
        {
            throw new SerException(
                $"{_path}: {unknown.Count} of {_foldOf.Count} {what}s are not in {corpus.Name}, such as '{unknown[0]}'; the file must "
                    + $"name {what}s of the corpus only."
            );
        }

        string KeyOf(Utterance utterance) => IsBySpeaker ? utterance.Speaker : utterance.Path;
        string[] present = [.. corpus.Utterances.Select(KeyOf).Distinct(StringComparer.Ordinal)];
        return present.Where(key => !foldOf.ContainsKey(key)).ToArray() is { Length: > 0 } missing
            ? throw new SerException(
                $"{_path}: {missing.Length} of {present.Length} {what}s of {corpus.Name} stand in no fold, such as '{missing[0]}'; the "
                    + "file must name them all."
            )
            : corpus.Utterances.ToDictionary(utterance => utterance.Path, utterance => foldOf[KeyOf(utterance)], StringComparer.Ordinal);
    }

    // pandas and R write a running number without a name in front.
    private static List<(long Line, string[] Fields)> WithoutIndex(List<(long Line, string[] Fields)> rows) =>
        rows.Count > 0 && rows[0].Fields is [var first, _, _] && ColumnNames.IsIndex(first)
            ? [.. rows.Select(row => (row.Line, row.Fields.Skip(1).ToArray()))]
            : rows;

    private static (int Key, int Fold) Columns(string[] header, string csvPath)
    {
        int IndexOf(string name) => Array.FindIndex(header, field => field.Equals(name, StringComparison.OrdinalIgnoreCase));
        var key = ColumnNames.Candidates("path", header).Concat(ColumnNames.Candidates("speaker", header)).FirstOrDefault(-1);
        var fold = IndexOf("fold");
        return header.Length == 2 && fold >= 0 && key >= 0
            ? (key, fold)
            : throw new SerException(
                $"{csvPath}: the first row is '{Wording.Short(string.Join(",", header))}'; it must be fold,path or fold,speaker."
            );
    }
}
