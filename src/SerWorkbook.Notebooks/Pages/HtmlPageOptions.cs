namespace SerWorkbook.Notebooks;

/// <summary>What a page shows beside the notebook.</summary>
public sealed record HtmlPageOptions
{
    /// <summary>The title; null for the notebook's first heading.</summary>
    public string? Title { get; init; }

    /// <summary>
    /// The source text of plotly.js. It is embedded, compressed, where the notebook holds a Plotly figure; without it the
    /// figures show as pictures, or as text where they have none.
    /// </summary>
    public string? PlotlyScript { get; init; }

    /// <summary>
    /// The address of plotly.js relative to the page, for pages of one folder that share it; null to embed
    /// <see cref="PlotlyScript"/>. Nothing else in such a page comes from another file.
    /// </summary>
    public string? PlotlyHref { get; init; }

    /// <summary>The page before this one.</summary>
    public PageLink? Previous { get; init; }

    /// <summary>The page after this one.</summary>
    public PageLink? Next { get; init; }

    /// <summary>The page over all pages.</summary>
    public PageLink? Index { get; init; }

    /// <summary>What the outputs came from (SDK, packages, data hash), for the end of the page, in this order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Provenance { get; init; } = [];

    /// <summary>How long cells took, in seconds, by cell id.</summary>
    public IReadOnlyDictionary<string, double> CellSeconds { get; init; } = new Dictionary<string, double>();

    /// <summary>The folder of the notebook: pictures that its prose names from there are embedded. Null: no file is read.</summary>
    public string? AssetFolder { get; init; }
}
