namespace SerWorkbook.Charts.Grammar;

/// <summary>A straight reference line across the whole panel, such as the chance level or the start of speech.</summary>
internal sealed record Rule : Mark
{
    private Rule(AxisDirection direction, double position, string? label)
        : base(name: null)
    {
        Direction = direction;
        Position = Guard.Finite([position], nameof(position))[0];
        Label = label;
    }

    /// <summary>The axis on which the position lies.</summary>
    public AxisDirection Direction { get; }

    /// <summary>The position in that axis's unit.</summary>
    public double Position { get; }

    /// <summary>What is written at the line, or null.</summary>
    public string? Label { get; }

    /// <summary>How the line is broken.</summary>
    public LineDash Dash { get; init; } = LineDash.Dash;

    /// <summary>An upright line.</summary>
    /// <param name="x">The position on the X axis.</param>
    /// <param name="label">What is written at the line, or null.</param>
    /// <exception cref="ArgumentException">The position is not finite.</exception>
    public static Rule AtX(double x, string? label = null) => new(AxisDirection.X, x, label);

    /// <summary>A line that lies flat.</summary>
    /// <param name="y">The position on the Y axis.</param>
    /// <param name="label">What is written at the line, or null.</param>
    /// <exception cref="ArgumentException">The position is not finite.</exception>
    public static Rule AtY(double y, string? label = null) => new(AxisDirection.Y, y, label);
}
