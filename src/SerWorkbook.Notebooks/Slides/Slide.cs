namespace SerWorkbook.Notebooks.Slides;

/// <summary>One slide: a message and what supports it.</summary>
internal sealed record Slide
{
    /// <summary>What the slide is about, in a word or two.</summary>
    public required string Topic { get; init; }

    /// <summary>The message, a sentence.</summary>
    public required string Message { get; init; }

    /// <summary>Sentences below the message.</summary>
    public IReadOnlyList<string> Points { get; init; } = [];

    /// <summary>Whether the order of the sentences matters, so that they are numbered.</summary>
    public bool IsOrdered { get; init; }

    /// <summary>A picture; <see langword="null"/> for none.</summary>
    public SlidePicture? Picture { get; init; }

    /// <summary>A table as HTML, which is sanitised; <see langword="null"/> for none.</summary>
    public string? TableHtml { get; init; }
}
