using SerWorkbook.Cli.Setup;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Requests;

/// <summary>What a search, plain or nested, is asked for.</summary>
/// <param name="Data">The corpus.</param>
/// <param name="Output">Where results go.</param>
/// <param name="Seed">The random seed.</param>
/// <param name="Threads">How many folds are worked on at once; 0 for one per core.</param>
/// <param name="Options">Budget, trials, protocol, jobs, scalings that recipes may choose from.</param>
/// <param name="Scaling">What the features are scaled by before anything is learnt.</param>
/// <param name="Set">The features; <see langword="null"/> for the usual.</param>
internal sealed record SearchRequest(
    DataRequest Data,
    string Output,
    int Seed,
    int Threads,
    SearchOptions Options,
    FeatureScaling Scaling,
    FeatureSet? Set
)
{
    /// <summary>Reads <c>--scaling</c>.</summary>
    /// <returns>What the table is scaled by, and what recipes may choose from.</returns>
    /// <exception cref="SerException">There is no such scaling.</exception>
    public static (FeatureScaling Table, IReadOnlyList<FeatureScaling> Recipes) ParseScaling(string text) =>
        text switch
        {
            "global" => (FeatureScaling.Global, new SearchOptions().Scalings),
            "speaker" => (FeatureScaling.PerSpeaker, new SearchOptions().Scalings),
            "any" => (FeatureScaling.Global, [FeatureScaling.Global, FeatureScaling.PerSpeaker, FeatureScaling.None]),
            _ => throw new SerException($"The scaling is '{text}'; it may be global, speaker or any."),
        };

    /// <summary>Reads the <c>--protocol</c> of a search.</summary>
    /// <exception cref="SerException">There is no such protocol, or it does not keep speakers apart.</exception>
    public static Protocol ParseProtocol(string text) =>
        Protocol.Parse(text) switch
        {
            // Ledgers know these folds as groups of one speaker each.
            [{ Name: "loso" }] => Protocol.Groups(int.MaxValue),
            [{ KeepsSpeakersApart: true } protocol] => protocol,
            _ => throw Protocol.RefusalForSearch(text),
        };

    /// <summary>Opens the corpus and extracts and scales its features.</summary>
    /// <param name="workbook">The workbook.</param>
    /// <param name="outer">The outer protocol of a nested search; <see langword="null"/> for a plain one.</param>
    /// <param name="stop">Stops the work.</param>
    /// <exception cref="SerException">The corpus does not allow a protocol; it is refused before any feature is extracted.</exception>
    public FeatureTable Extract(Workbook workbook, Protocol? outer, CancellationToken stop) =>
        Extract(
            workbook,
            Set,
            Scaling,
            stop,
            corpus =>
            {
                outer?.RequireFit(corpus, Seed);
                Options.Protocol.RequireFitForSearch(corpus, Seed);
            }
        );

    /// <summary>Opens a corpus and extracts and scales its features.</summary>
    public static FeatureTable Extract(
        Workbook workbook,
        FeatureSet? set,
        FeatureScaling scaling,
        CancellationToken stop,
        Action<Corpus>? check = null
    )
    {
        var corpus = workbook.OpenCorpus(stop);
        corpus.RequireLearnable();
        check?.Invoke(corpus);
        return workbook.ExtractFeatures(corpus, null, set, stop).For(scaling);
    }
}
