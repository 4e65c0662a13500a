using System.Globalization;

namespace SerWorkbook.Notebooks;

/// <summary>Where a run stands.</summary>
public sealed record NotebookProgress
{
    /// <summary>The notebook's file name without extension.</summary>
    public required string Notebook { get; init; }

    /// <summary>The cell that runs, counted among those that are executed, from 1.</summary>
    public required int Cell { get; init; }

    /// <summary>How many cells are executed.</summary>
    public required int CellCount { get; init; }

    /// <summary>The last heading above the cell, or null.</summary>
    public string? Heading { get; init; }

    /// <summary>The first line of the cell's code.</summary>
    public required string CodeLine { get; init; }

    /// <summary>The time since the run started.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>The first line of what the cell displayed or updated last, or the last line it printed; null before that.</summary>
    public string? Status { get; init; }

    /// <summary>Whether all cells have ended, and only the record of the run is left to be written.</summary>
    public bool IsOver { get; init; }

    /// <summary>Says it in one line.</summary>
    /// <returns><c>04-model-search 5/12: trial 7 of 24, best UAR 0.81</c>.</returns>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Notebook} {Cell}/{CellCount}: {Status ?? Heading ?? CodeLine}");
}
