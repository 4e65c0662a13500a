namespace SerWorkbook;

/// <summary>How recordings are cut into pieces before features are extracted.</summary>
/// <param name="PieceSeconds">Length of a piece, seconds, more than 0.</param>
/// <param name="ShortestSeconds">The rest at the end is a piece of its own from this length on, seconds.</param>
public sealed record Cutting(double PieceSeconds, double ShortestSeconds)
{
    /// <summary>The capstone's pieces: 2 s one after the other; a rest of 0.5 s or more is kept.</summary>
    public static Cutting Capstone { get; } = new(2.0, 0.5);

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"pieces-{PieceSeconds:0.00}-{ShortestSeconds:0.00}");
}
