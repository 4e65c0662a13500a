using SerWorkbook.Corpora.Demo.Script;

namespace SerWorkbook;

/// <summary>Which demo corpus to render, and with how many threads.</summary>
public sealed record DemoCorpusOptions
{
    /// <summary>What every random number comes from; another seed gives other takes of the same sentences.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How many sentences each speaker says in each emotion: 1 to 20, the first of <see cref="SentenceList"/>.</summary>
    public int SentencesPerCell { get; init; } = 18;

    /// <summary>
    /// A list of the recordings of a real corpus (CSV with path, sample_rate_hz, and samples or duration_s), whose names, rates and lengths
    /// the clips take; <see langword="null"/> for the demo corpus itself.
    /// </summary>
    public string? Like { get; init; }

    /// <summary>How many clips are rendered at once, at least 1. The files do not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
