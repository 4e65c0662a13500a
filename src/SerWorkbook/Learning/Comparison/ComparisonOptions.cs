namespace SerWorkbook;

/// <summary>What is compared and for how long.</summary>
public sealed record ComparisonOptions
{
    /// <summary>Core time after which the choice is looked at, minutes, rising; the last one ends a search.</summary>
    public IReadOnlyList<double> Minutes { get; init; } = [1, 5, 20];

    /// <summary>How many seeds, 1 or more; seed s leaves out speaker group s, over again where there are more seeds than groups.</summary>
    public int Seeds { get; init; } = 3;

    /// <summary>The first seed, 1 or more; the others follow it.</summary>
    public int FirstSeed { get; init; } = 1;

    /// <summary>Into how many groups the speakers are divided, one of which is held out, 2 or more.</summary>
    public int Groups { get; init; } = 4;

    /// <summary>What trials are scored on.</summary>
    public Protocol Protocol { get; init; } = new SearchOptions().Protocol;

    /// <summary>The scalings that recipes may choose from.</summary>
    public IReadOnlyList<FeatureScaling> Scalings { get; init; } = new SearchOptions().Scalings;
}
