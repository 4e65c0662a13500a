namespace SerWorkbook.Notebooks;

/// <summary>What the index shows beside the notebooks.</summary>
public sealed record HtmlIndexOptions
{
    /// <summary>The title of the page.</summary>
    public required string Title { get; init; }

    /// <summary>A paragraph below the title, plain text; null for none.</summary>
    public string? Introduction { get; init; }

    /// <summary>What the pages came from (SDK, packages, data hash), in this order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Provenance { get; init; } = [];
}
