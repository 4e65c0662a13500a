namespace SerWorkbook.Corpora.Catalogue;

/// <summary>A corpus as it was recognised, before its recordings are read.</summary>
/// <param name="Name">The name of the corpus.</param>
/// <param name="Root">The folder that paths are relative to.</param>
/// <param name="Listing">The labelled files, and those that are left out.</param>
/// <param name="Recognition">What was recognised and by what, as a sentence.</param>
internal sealed record CorpusSource(string Name, string Root, FileListing Listing, string Recognition)
{
    /// <summary>What every user is told; <see langword="null"/> for nothing.</summary>
    public string? Notice { get; init; }

    /// <summary>Whether nobody speaks in it.</summary>
    public bool IsSynthetic { get; init; }

    /// <summary>Files below the folder that are no audio.</summary>
    public IReadOnlyList<string> OtherFiles { get; init; } = [];

    /// <summary>The description of the corpus; <see langword="null"/> where it is not known which it is.</summary>
    public CorpusDescription? Description { get; init; }

    /// <summary>What the user should check, a sentence each.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
}
