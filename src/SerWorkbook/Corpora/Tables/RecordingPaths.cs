namespace SerWorkbook.Corpora.Tables;

/// <summary>Finds the recordings that a table names: beside it, from a folder above on, or by the end of their paths.</summary>
internal sealed class RecordingPaths
{
    private const int MostFoldersUp = 3;
    private const string NoSuchFile = "there is no such file";

    private readonly string _root;
    private readonly string _base;
    private readonly Lazy<PathMatch> _below;

    private RecordingPaths(string root, string given, Func<string, IEnumerable<string>> findBelow)
    {
        (_root, _base) = (root, given);
        _below = new Lazy<PathMatch>(() => new PathMatch(findBelow(root)));
    }

    /// <summary>How many recordings were found by the end of their paths only.</summary>
    public int FoundByName { get; private set; }

    /// <summary>Chooses the folder that the paths of a table are relative to: the one in which most of them are there.</summary>
    /// <param name="root">The folder of the corpus, which paths are made relative to.</param>
    /// <param name="paths">The paths as the table has them.</param>
    /// <param name="findBelow">Finds the recordings below a folder.</param>
    public static RecordingPaths For(string root, IEnumerable<string> paths, Func<string, IEnumerable<string>> findBelow)
    {
        string[] some = [.. paths.Where(IsUsable).Take(200)];
        var best = Above(root).MaxBy(folder => some.Count(path => File.Exists(Path.Combine(folder, Plain(path)))))!;
        return new RecordingPaths(root, best, findBelow);
    }

    /// <summary>The path of a recording relative to the root, with forward slashes.</summary>
    /// <param name="given">The path as the table has it.</param>
    /// <param name="fault">Why it cannot be found, as a sentence without its end; <see langword="null"/> where it is there.</param>
    public string Find(string given, out string? fault)
    {
        fault = null;
        if (!IsUsable(given))
        {
            fault = NoSuchFile;
            return given.Replace('\0', '\uFFFD');
        }

        var path = Path.Combine(_base, Plain(given));
        if (File.Exists(path))
        {
            return RelativeOf(path);
        }

        switch (_below.Value.FindAll(Plain(given)))
        {
            case [var match]:
                FoundByName++;
                return RelativeOf(Path.Combine(_root, match));
            case [var one, var other, ..]:
                fault = $"it may be {one} or {other}; give more of the path";
                break;
            default:
                fault = NoSuchFile;
                break;
        }

        return RelativeOf(Path.Combine(_root, Plain(given)));
    }

    private string RelativeOf(string path) => Path.GetRelativePath(_root, path).Replace('\\', '/');

    private static bool IsUsable(string path) => path.Length > 0 && !path.Contains('\0', StringComparison.Ordinal);

    private static string Plain(string path) => path.Replace('\\', '/');

    private static IEnumerable<string> Above(string root)
    {
        var folder = root;
        for (var i = 0; i <= MostFoldersUp && folder is not null; i++, folder = Path.GetDirectoryName(folder))
        {
            yield return folder;
        }
    }
}
