namespace SerWorkbook;

/// <summary>A confidence interval of a share or of a difference of shares.</summary>
/// <param name="Low">Lower end; NaN where nothing is known.</param>
/// <param name="High">Upper end; NaN where nothing is known.</param>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>No interval can be given.</summary>
    public static Interval Unknown { get; } = new(double.NaN, double.NaN);

    /// <summary>Whether there is an interval.</summary>
    public bool IsKnown => !double.IsNaN(Low);

    /// <inheritdoc/>
    public override string ToString() =>
        !IsKnown ? "unknown"
        : Low < 0 ? FormattableString.Invariant($"{Low * 100:0.0} to {High * 100:0.0} %")
        : FormattableString.Invariant($"{Low * 100:0.0}-{High * 100:0.0} %");
}
