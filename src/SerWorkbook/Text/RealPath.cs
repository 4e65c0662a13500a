namespace SerWorkbook.Text;

/// <summary>Resolves the links in a path.</summary>
internal static class RealPath
{
    // Linux itself gives up after 40 links.
    private const int MostLinks = 40;

    /// <summary>The place of a file or folder without any link on the way to it; what does not exist stays as it is.</summary>
    /// <param name="path">The path.</param>
    /// <returns><see langword="null"/> where links lead in a circle.</returns>
    public static string? Find(string path)
    {
        var full = Path.GetFullPath(path);
        var real = Path.GetPathRoot(full)!;
        var parts = new Stack<string>(Split(full[real.Length..]));
        var links = 0;
        while (parts.TryPop(out var part))
        {
            var next = Path.Combine(real, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MostLinks)
            {
                return null;
            }

            full = Path.GetFullPath(target, real);
            real = Path.GetPathRoot(full)!;
            foreach (var further in Split(full[real.Length..]))
            {
                parts.Push(further);
            }
        }

        return real;
    }

    // The last part first.
    private static IEnumerable<string> Split(string path) =>
        path.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries).Reverse();
}
