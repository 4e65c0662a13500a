namespace SerWorkbook;

/// <summary>Emotions that one speaker does not act: they cannot count in this speaker's UAR.</summary>
/// <param name="Speaker">The speaker.</param>
/// <param name="Labels">The emotions, in order of their names.</param>
public sealed record MissingClasses(string Speaker, IReadOnlyList<string> Labels)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Speaker} has no {string.Join(", no ", Labels)}";
}
