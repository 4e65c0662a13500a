namespace SerWorkbook.Corpora.Catalogue;

/// <summary>Names of the folders above the root, which belong to the names of a corpus where it was opened too far down.</summary>
/// <param name="Seen">Those that the names of files are matched with, with a slash at the end; empty for none.</param>
/// <param name="All">The last three in any case, with a slash at the end.</param>
internal readonly record struct RootNames(string Seen, string All)
{
    private const int Most = 3;

    /// <summary>No names.</summary>
    public static RootNames None { get; } = new("", "");

    /// <summary>The names above a root.</summary>
    /// <param name="root">The root.</param>
    /// <param name="seen">How many of the last ones files are matched with, up to three.</param>
    public static RootNames Of(string root, int seen)
    {
        string[] names = [.. Path.GetFullPath(root).Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries).TakeLast(Most)];
        return new RootNames(Join(names.TakeLast(seen)), Join(names));
    }

    private static string Join(IEnumerable<string> names) => string.Concat(names.Select(name => name + "/"));
}
