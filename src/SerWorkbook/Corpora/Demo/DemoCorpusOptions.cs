using SerWorkbook.Corpora.Demo.Script;

namespace SerWorkbook;

/// <summary>Which demo corpus to render, and with how many threads.</summary>
public sealed record DemoCorpusOptions
{
    /// <summary>What every random number comes from; another seed gives other takes of the same sentences.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How many sentences each speaker says in each emotion: 1 to 20, the first of <see cref="SentenceList"/>.</summary>
    public int SentencesPerCell { get; init; } = 18;

    /// <summary>How many clips are rendered at once, at least 1. The files do not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
