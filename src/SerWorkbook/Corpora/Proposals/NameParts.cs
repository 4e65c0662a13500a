using System.Text.RegularExpressions;

namespace SerWorkbook.Corpora.Proposals;

/// <summary>The parts of names: folders from below, parts of the file name between signs, runs of letters or digits.</summary>
internal static partial class NameParts
{
    private const int MostFolders = 4;

    /// <summary>The value of each part in each path; a path without the part has an empty one.</summary>
    public static IReadOnlyList<NamePart> Of(IReadOnlyList<string> paths)
    {
        var rows = paths.Select(Split).ToArray();
        var names = rows.SelectMany(row => row.Keys).Distinct().Order(Comparer<PartKey>.Default);
        return [.. names.Select(name => new NamePart(name, [.. rows.Select(row => row.GetValueOrDefault(name, ""))]))];
    }

    private static Dictionary<PartKey, string> Split(string path)
    {
        var parts = new Dictionary<PartKey, string>();
        var pieces = path.Split('/');
        var folders = pieces[..^1];
        for (var up = 1; up <= Math.Min(folders.Length, MostFolders); up++)
        {
            parts[new PartKey(PartPlace.Folder, up, 0)] = folders[^up];
        }

        var stem = pieces[^1].LastIndexOf('.') is > 0 and var dot ? pieces[^1][..dot] : pieces[^1];
        string[] tokens = [.. Signs().Split(stem).Where(token => token.Length > 0)];
        for (var i = 0; i < tokens.Length; i++)
        {
            parts[new PartKey(PartPlace.Token, i + 1, 0)] = tokens[i];
            parts[new PartKey(PartPlace.TokenFromEnd, tokens.Length - i, 0)] = tokens[i];
            string[] runs = [.. Runs().Matches(tokens[i]).Select(run => run.Value)];
            for (var k = 0; runs.Length > 1 && k < runs.Length; k++)
            {
                parts[new PartKey(PartPlace.Run, i + 1, k + 1)] = runs[k];
                if (k + 1 < runs.Length && runs.Length > 2)
                {
                    parts[new PartKey(PartPlace.TwoRuns, i + 1, k + 1)] = runs[k] + runs[k + 1];
                }
            }
        }

        return parts;
    }

    [GeneratedRegex(@"[\s_\-.()\[\],+]+", RegexOptions.CultureInvariant)]
    private static partial Regex Signs();

    // "Fa" is two codes, "Angry" one word.
    [GeneratedRegex(
        @"\p{Nd}+|^\p{Lu}(?=\p{Ll}$)|(?<=\p{Nd})\p{Lu}(?=\p{Ll}$)|\p{L}\p{Ll}*(?=\p{Lu}\p{Ll})|\p{L}+?(?=\p{Nd}|$)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Runs();
}

/// <summary>Where a part of a path is.</summary>
internal enum PartPlace
{
    /// <summary>A folder, counted from the file upwards.</summary>
    Folder,

    /// <summary>A part of the file name between signs, counted from the front.</summary>
    Token,

    /// <summary>A part of the file name between signs, counted from the end.</summary>
    TokenFromEnd,

    /// <summary>Letters or digits in a row within a part.</summary>
    Run,

    /// <summary>Two neighbouring runs.</summary>
    TwoRuns,
}

/// <summary>A part of a path.</summary>
/// <param name="Place">Where it is.</param>
/// <param name="Index">Which folder or part of the name, from 1.</param>
/// <param name="Sub">Which run within the part, from 1; 0 for the whole part.</param>
internal readonly record struct PartKey(PartPlace Place, int Index, int Sub) : IComparable<PartKey>
{
    /// <inheritdoc/>
    public int CompareTo(PartKey other) => (Place, Index, Sub).CompareTo((other.Place, other.Index, other.Sub));

    /// <inheritdoc/>
    public override string ToString() =>
        Place switch
        {
            PartPlace.Folder when Index == 1 => "the folder",
            PartPlace.Folder => FormattableString.Invariant($"folder {Index}, counted from the file"),
            PartPlace.Token => FormattableString.Invariant($"part {Index} of the file name"),
            PartPlace.TokenFromEnd => FormattableString.Invariant($"part {Index} of the file name, counted from the end"),
            PartPlace.Run => FormattableString.Invariant($"piece {Sub} of part {Index} of the file name"),
            _ => FormattableString.Invariant($"pieces {Sub} and {Sub + 1} of part {Index} of the file name"),
        };
}

/// <summary>A part with its value in each path.</summary>
/// <param name="Key">The part.</param>
/// <param name="Values">The values, one for each path; empty where a path has none.</param>
internal sealed record NamePart(PartKey Key, string[] Values)
{
    /// <summary>The values that occur.</summary>
    public HashSet<string> Distinct { get; } = Values.Where(value => value.Length > 0).ToHashSet(StringComparer.Ordinal);

    /// <summary>The share of paths that have the part.</summary>
    public double Coverage => (double)Values.Count(value => value.Length > 0) / Math.Max(1, Values.Length);
}
