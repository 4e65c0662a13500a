namespace SerWorkbook.Charts.Grammar;

/// <summary>A shaded stretch of one axis across the whole panel, such as a pause or a tolerance.</summary>
internal sealed record Region : Mark
{
    private Region(AxisDirection direction, double from, double to, string? label)
        : base(name: null)
    {
        Direction = direction;
        From = Guard.Finite([from], nameof(from))[0];
        To = Guard.Finite([to], nameof(to))[0];
        Label = label;
        if (from >= to)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"A region from {from} to {to} is empty; its start must lie below its end."),
                nameof(to)
            );
        }
    }

    /// <summary>The axis on which the stretch lies.</summary>
    public AxisDirection Direction { get; }

    /// <summary>The start in that axis's unit.</summary>
    public double From { get; }

    /// <summary>The end in that axis's unit.</summary>
    public double To { get; }

    /// <summary>What is written in the region, or null.</summary>
    public string? Label { get; }

    /// <summary>A stretch of the X axis.</summary>
    /// <param name="from">The start.</param>
    /// <param name="to">The end, more than the start.</param>
    /// <param name="label">What is written in the region, or null.</param>
    /// <exception cref="ArgumentException">An end is not finite, or the region is empty.</exception>
    public static Region AlongX(double from, double to, string? label = null) => new(AxisDirection.X, from, to, label);

    /// <summary>A stretch of the Y axis.</summary>
    /// <param name="from">The start.</param>
    /// <param name="to">The end, more than the start.</param>
    /// <param name="label">What is written in the region, or null.</param>
    /// <exception cref="ArgumentException">An end is not finite, or the region is empty.</exception>
    public static Region AlongY(double from, double to, string? label = null) => new(AxisDirection.Y, from, to, label);
}
