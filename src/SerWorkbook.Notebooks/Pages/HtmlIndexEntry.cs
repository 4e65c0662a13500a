namespace SerWorkbook.Notebooks;

/// <summary>A notebook on the index.</summary>
public sealed record HtmlIndexEntry
{
    /// <summary>The executed notebook, from which title, first paragraph, figures and notices are taken.</summary>
    public required NotebookDocument Document { get; init; }

    /// <summary>Where its page lies, relative to the index.</summary>
    public required string Href { get; init; }

    /// <summary>How its run ended; null for what its outputs say.</summary>
    public RunStatus? Status { get; init; }

    /// <summary>How long its run took, in seconds; null where that is not known.</summary>
    public double? Seconds { get; init; }
}
