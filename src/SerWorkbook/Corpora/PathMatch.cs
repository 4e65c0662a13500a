namespace SerWorkbook.Corpora;

/// <summary>Finds recordings by paths that were written elsewhere: on another machine, for another root, before a conversion.</summary>
/// <remarks>
/// Paths are compared from their end: names must be equal under Unicode NFC, those of folders too as far as both have some. Of several
/// recordings the one that agrees furthest is taken; where two agree equally far, none is.
/// </remarks>
internal sealed class PathMatch
{
    private readonly ILookup<string, string[]> _byName;

    /// <summary>Takes the paths of recordings, with forward slashes.</summary>
    public PathMatch(IEnumerable<string> paths) =>
        _byName = paths.Select(path => path.Split('/')).ToLookup(parts => NameOf(parts), StringComparer.Ordinal);

    /// <summary>The recording that a path means; <see langword="null"/> for none, or for more than one.</summary>
    public string? Find(string path) => FindAll(path) is [var only] ? only : null;

    /// <summary>The recordings that a path may mean, in ordinal order: those that agree furthest.</summary>
    public IReadOnlyList<string> FindAll(string path)
    {
        var wanted = path.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (wanted.Length == 0)
        {
            return [];
        }

        var found = _byName[NameOf(wanted)]
            .Select(parts => (Parts: parts, Depth: Agreement(parts, wanted)))
            .Where(candidate => candidate.Depth > 1 || candidate.Parts.Length == 1 || wanted.Length == 1)
            .ToArray();
        var deepest = found.Length == 0 ? 0 : found.Max(candidate => candidate.Depth);
        return
        [
            .. found
                .Where(candidate => candidate.Depth == deepest)
                .Select(candidate => string.Join('/', candidate.Parts))
                .Order(StringComparer.Ordinal),
        ];
    }

    // Converted recordings have the same name with another ending.
    private static string NameOf(string[] parts)
    {
        var name = NameKey.Normalise(parts[^1]);
        return name.LastIndexOf('.') is > 0 and var dot ? name[..dot] : name;
    }

    private static int Agreement(string[] a, string[] b)
    {
        var depth = 1;
        while (depth < a.Length && depth < b.Length && NameKey.Normalise(a[^(depth + 1)]) == NameKey.Normalise(b[^(depth + 1)]))
        {
            depth++;
        }

        return depth;
    }
}
