namespace SerWorkbook;

/// <summary>How recordings are cut into segments before features are extracted.</summary>
/// <param name="PieceSeconds">Length of a segment, seconds, more than 0.</param>
/// <param name="ShortestSeconds">Minimum length of a shorter segment at the end, seconds.</param>
public sealed record Cutting(double PieceSeconds, double ShortestSeconds)
{
    /// <summary>The capstone's segments of 2 s without overlap; a remainder of 0.5 s or more is kept.</summary>
    public static Cutting Capstone { get; } = new(2.0, 0.5);

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"pieces-{PieceSeconds:0.00}-{ShortestSeconds:0.00}");
}
