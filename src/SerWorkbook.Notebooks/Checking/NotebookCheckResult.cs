namespace SerWorkbook.Notebooks;

/// <summary>What comparing a notebook's stored outputs with fresh ones gave.</summary>
public sealed record NotebookCheckResult
{
    /// <summary>The fresh run, whose file is gone.</summary>
    public required NotebookRunResult Run { get; init; }

    /// <summary>The cells that were compared.</summary>
    public required int Compared { get; init; }

    /// <summary>The cells that a tag excepts: <c>ignore-output</c> or <c>nbval-ignore-output</c>.</summary>
    public required int Ignored { get; init; }

    /// <summary>What differs, in order of execution, the first difference of each cell.</summary>
    public required IReadOnlyList<CellDrift> Drifts { get; init; }

    /// <summary>Whether every cell ran and none differs.</summary>
    public bool IsGood => Run.Status == RunStatus.Succeeded && Drifts.Count == 0;
}
