namespace SerWorkbook.Notebooks.Slides;

/// <summary>Slides with what stands on all of them.</summary>
internal sealed record SlideDeck
{
    /// <summary>The title of the deck.</summary>
    public required string Title { get; init; }

    /// <summary>A sentence below the title.</summary>
    public string Subtitle { get; init; } = "";

    /// <summary>What stands at the foot of the first slide's text, such as the licence of the data; empty for nothing.</summary>
    public string Note { get; init; } = "";

    /// <summary>What must stay with every slide, such as that the voices are synthetic; <see langword="null"/> for nothing.</summary>
    public string? Notice { get; init; }

    /// <summary>Where the figures come from, at the foot of every slide.</summary>
    public required string Source { get; init; }

    /// <summary>The slides after the title.</summary>
    public required IReadOnlyList<Slide> Slides { get; init; }
}
