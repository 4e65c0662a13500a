using SerWorkbook.Notebooks.Pages.Frames;

namespace SerWorkbook.Notebooks.Pages;

/// <summary>What a page is put together from; texts ending in Html are markup.</summary>
internal sealed record PageParts
{
    public required string Title { get; init; }

    public required string MainHtml { get; init; }

    public string? WhereHtml { get; init; }

    public string? ContentsHtml { get; init; }

    public bool HasCode { get; init; }

    public string? PlotlyScript { get; init; }

    public string? PlotlyHref { get; init; }

    public FramesOfPage? Frames { get; init; }
}
