namespace SerWorkbook.Corpora.Readers;

/// <summary>Resolves the links in a path.</summary>
internal static class RealPath
{
    // Linux itself gives up after 40 links.
    private const int MostLinks = 40;

    /// <summary>The path without links in any of its parts; what does not exist stays as it is.</summary>
    public static string Of(string path) => Resolve(Path.GetFullPath(path), MostLinks);

    private static string Resolve(string path, int linksLeft)
    {
        if (Path.GetDirectoryName(path) is not { } parent)
        {
            return path;
        }

        var here = Path.Combine(Resolve(parent, linksLeft), Path.GetFileName(path));
        return linksLeft > 0 && new DirectoryInfo(here).LinkTarget is { } target
            ? Resolve(Path.GetFullPath(target, Path.GetDirectoryName(here)!), linksLeft - 1)
            : here;
    }
}
