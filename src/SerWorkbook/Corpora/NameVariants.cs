using SerWorkbook.Corpora;

namespace SerWorkbook;

/// <summary>A name that a corpus spells in more than one way, and that counts as one.</summary>
/// <param name="Kind">What it stands for.</param>
/// <param name="Name">The spelling that is used: the most frequent one, in NFC; of equally frequent ones the last in ordinal order.</param>
/// <param name="Spellings">All spellings as the corpus has them, in ordinal order.</param>
public sealed record NameVariants(NameKind Kind, string Name, IReadOnlyList<string> Spellings)
{
    /// <inheritdoc/>
    public override string ToString()
    {
        string[] visible = [.. Spellings.Select(NameKey.Normalise).Distinct(StringComparer.Ordinal)];
        var spellings =
            visible.Length > 1
                ? string.Join(", ", visible.Select(spelling => $"'{spelling}'"))
                : $"'{visible[0]}' in {Spellings.Count} Unicode forms";
        return $"{Kind.ToString().ToLowerInvariant()} {Name}: {spellings}";
    }
}
