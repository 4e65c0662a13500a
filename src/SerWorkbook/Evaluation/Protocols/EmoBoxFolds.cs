using SerWorkbook.Corpora.Tables;
using SerWorkbook.Speech;

namespace SerWorkbook.Evaluation.Protocols;

/// <summary>Reads the official folds of EmoBox: a list of training and one of test recordings, or a folder of such folds.</summary>
internal static class EmoBoxFolds
{
    private const string Train = "train";
    private const string Test = "test";

    /// <summary>Reads a fold, of which the test recordings are tested, or all folds, which are tested in turn.</summary>
    /// <param name="folder">The folder of a fold, or the one above.</param>
    /// <returns>The fold of each recording, the folds, and those that are tested.</returns>
    /// <exception cref="MissingDataException">There is no fold.</exception>
    /// <exception cref="SerException">A recording is in more than one fold.</exception>
    public static (SortedDictionary<string, string> FoldOf, IReadOnlyList<string> Folds, IReadOnlyList<string> Tested) Read(string folder)
    {
        var foldOf = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (List(folder, Test) is { } test)
        {
            var train =
                List(folder, Train)
                ?? throw new MissingDataException($"{folder}: beside {Path.GetFileName(test)} there is no list of training recordings.");
            Add(train, Train, foldOf);
            Add(test, Test, foldOf);
            return (foldOf, [Train, Test], [Test]);
        }

        string[] folds =
        [
            .. Directory
                .GetDirectories(folder)
                .Where(place => List(place, Test) is not null)
                .OrderBy(Number)
                .ThenBy(place => place, StringComparer.Ordinal),
        ];
        if (folds.Length < 2)
        {
            return folds.Length == 1
                ? Read(folds[0])
                : throw new MissingDataException(
                    $"{folder}: there are no folds; a CSV fold,path or the folder of EmoBox's folds is needed."
                );
        }

        foreach (var fold in folds)
        {
            Add(List(fold, Test)!, Path.GetFileName(fold), foldOf);
        }

        string[] names = [.. folds.Select(fold => Path.GetFileName(fold)!)];
        return (foldOf, names, names);
    }

    private static string? List(string folder, string part) =>
        Directory.GetFiles(folder, $"*_{part}_fold_*.jsonl").Order(StringComparer.Ordinal).FirstOrDefault();

    private static void Add(string file, string fold, SortedDictionary<string, string> foldOf)
    {
        var table = TableFile.Read(file);
        var column = ColumnNames.Candidates("path", table.Header) is [var first, ..]
            ? first
            : throw new SerException($"{file}: its rows have no path of a recording.");
        foreach (var (line, fields) in table.Rows)
        {
            if (!foldOf.TryAdd(fields[column], fold))
            {
                throw new SerException($"{file}: line {line} names '{fields[column]}' again; each may stand in one fold only.");
            }
        }
    }

    private static int Number(string fold) => int.TryParse(Path.GetFileName(fold).Split('_')[^1], out var number) ? number : int.MaxValue;
}
