namespace SerWorkbook.Cli.Json;

/// <summary>What <c>ser bench features --json</c> prints.</summary>
/// <param name="Sets">One entry per feature set.</param>
internal sealed record BenchFeaturesJson(IEnumerable<ExtractionTimingJson> Sets);

/// <summary>How fast one feature set is extracted.</summary>
/// <param name="FeatureSet">Feature set with its version.</param>
/// <param name="Recordings">Number of recordings that were measured.</param>
/// <param name="AudioSeconds">Their length in seconds.</param>
/// <param name="Stages">The stages, each on one core.</param>
/// <param name="Threads">Number of threads of the next two figures.</param>
/// <param name="ThreadedTimesRealTime">Length of the recordings over wall time with that many threads.</param>
/// <param name="Speedup">How many times faster that is than one thread.</param>
/// <param name="AllocatedBytesPerRecording">Bytes that one extraction allocates on average.</param>
internal sealed record ExtractionTimingJson(
    string FeatureSet,
    int Recordings,
    double AudioSeconds,
    IEnumerable<ExtractionStageJson> Stages,
    int Threads,
    double ThreadedTimesRealTime,
    double Speedup,
    long AllocatedBytesPerRecording
)
{
    public static ExtractionTimingJson Of(ExtractionTiming timing) =>
        new(
            timing.Set,
            timing.Recordings,
            Math.Round(timing.AudioSeconds, 3),
            timing.Stages.Select(stage => new ExtractionStageJson(
                stage.Name,
                Math.Round(stage.Seconds, 6),
                Math.Round(stage.TimesRealTime, 1)
            )),
            timing.Threads,
            Math.Round(timing.ThreadedTimesRealTime, 1),
            Math.Round(timing.Speedup, 3),
            timing.AllocatedBytesPerRecording
        );
}

/// <summary>How long one stage takes.</summary>
/// <param name="Name">Name of the stage.</param>
/// <param name="Seconds">Processor time in seconds, the fastest of the rounds.</param>
/// <param name="TimesRealTime">Length of the recordings over that time.</param>
internal sealed record ExtractionStageJson(string Name, double Seconds, double TimesRealTime);

/// <summary>What <c>ser bench run --json</c> prints.</summary>
/// <param name="Rounds">One entry per run.</param>
internal sealed record BenchRunJson(IEnumerable<BenchRoundJson> Rounds);

/// <summary>One run from the beginning.</summary>
/// <param name="Stages">The corpus, each notebook, the pages.</param>
internal sealed record BenchRoundJson(IEnumerable<StageTimingJson> Stages);

/// <summary>What <c>ser bench scale --json</c> prints.</summary>
/// <param name="Stages">Each stage at each size.</param>
internal sealed record BenchScaleJson(IEnumerable<StageTimingJson> Stages);

/// <summary>What one stage took.</summary>
/// <param name="Stage">Name of the stage.</param>
/// <param name="Recordings">Number of recordings.</param>
/// <param name="Seconds">Time by the clock in seconds.</param>
/// <param name="ProcessorSeconds">Time of all cores together in seconds.</param>
/// <param name="PeakBytes">The most memory that was resident during the stage.</param>
/// <param name="AllocatedBytes">What <c>ser</c> itself allocated, without the process that executes notebooks.</param>
internal sealed record StageTimingJson(
    string Stage,
    int Recordings,
    double Seconds,
    double ProcessorSeconds,
    long PeakBytes,
    long AllocatedBytes
)
{
    public static StageTimingJson Of(StageTiming timing) =>
        new(
            timing.Stage,
            timing.Recordings,
            Math.Round(timing.Seconds, 3),
            Math.Round(timing.ProcessorSeconds, 3),
            timing.PeakBytes,
            timing.AllocatedBytes
        );
}

/// <summary>What <c>ser bench search --json</c> prints.</summary>
/// <param name="Corpus">Name of the corpus.</param>
/// <param name="DataHash">Hash over recordings and labels.</param>
/// <param name="Synthetic">Whether the voices are synthetic.</param>
/// <param name="Marks">One entry per method, seed and moment.</param>
/// <param name="Differences">The methods compared in pairs.</param>
internal sealed record BenchSearchJson(
    string Corpus,
    string DataHash,
    bool Synthetic,
    IEnumerable<SearchMarkJson> Marks,
    IEnumerable<SearchDifferenceJson> Differences
)
{
    public static BenchSearchJson Of(Corpus corpus, IReadOnlyList<SearchMark> marks) =>
        new(
            corpus.Name,
            corpus.DataHash,
            corpus.IsSynthetic,
            marks.Select(SearchMarkJson.Of),
            SearchDifference.Of(marks).Select(SearchDifferenceJson.Of)
        );
}

/// <summary>The state of one method at one moment, with UARs on speakers that were held out.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Seed">Seed of the search.</param>
/// <param name="Tested">The speakers that were held out.</param>
/// <param name="Minutes">Core-minutes used so far.</param>
/// <param name="Trials">Trials completed so far.</param>
/// <param name="Recipe">The recipe that is chosen at that moment.</param>
/// <param name="InnerUar">Its UAR in cross-validation, 0 to 1; <c>null</c> where nothing was chosen.</param>
/// <param name="OuterUar">Its UAR on the held-out speakers, 0 to 1.</param>
/// <param name="BestUar">UAR of the recipe with the highest cross-validation score on the held-out speakers.</param>
/// <param name="EnsembleUar">UAR of the ensemble on the held-out speakers; <c>null</c> where there is none.</param>
/// <param name="Speakers">The same, speaker by speaker.</param>
internal sealed record SearchMarkJson(
    string Method,
    int Seed,
    string Tested,
    double Minutes,
    int Trials,
    string Recipe,
    double? InnerUar,
    double? OuterUar,
    double? BestUar,
    double? EnsembleUar,
    IEnumerable<SearchMarkSpeakerJson> Speakers
)
{
    public static SearchMarkJson Of(SearchMark mark) =>
        new(
            mark.Method,
            mark.Seed,
            mark.Tested,
            Math.Round(mark.Minutes, 3),
            mark.Trials,
            mark.Recipe,
            JsonNumber.Known(mark.InnerUar),
            JsonNumber.Known(mark.Winner.Uar),
            JsonNumber.Known(mark.Best.Uar),
            JsonNumber.Known(mark.Ensemble.Uar),
            mark.Winner.Speakers.Select(
                (speaker, i) =>
                    new SearchMarkSpeakerJson(
                        speaker.Speaker,
                        speaker.Uar,
                        mark.Best.Speakers[i].Uar,
                        mark.Ensemble.Speakers.Count > 0 ? JsonNumber.Known(mark.Ensemble.Speakers[i].Uar) : null
                    )
            )
        );
}

/// <summary>The UARs on one held-out speaker.</summary>
/// <param name="Speaker">Name of the speaker.</param>
/// <param name="OuterUar">UAR of the chosen recipe, 0 to 1.</param>
/// <param name="BestUar">UAR of the recipe with the highest cross-validation score.</param>
/// <param name="EnsembleUar">UAR of the ensemble; <c>null</c> where there is none.</param>
internal sealed record SearchMarkSpeakerJson(string Speaker, double OuterUar, double BestUar, double? EnsembleUar);

/// <summary>Two methods compared on the same held-out speakers.</summary>
/// <param name="Minutes">Core-minutes that the first had.</param>
/// <param name="First">The first method and its choice.</param>
/// <param name="Second">What it is compared with.</param>
/// <param name="Speakers">Number of speakers that both were tested on.</param>
/// <param name="Difference">Mean over speakers of the first UAR minus the second, -1 to 1.</param>
/// <param name="Low">Lower end of its 95 % interval; <c>null</c> for fewer than three speakers.</param>
/// <param name="High">Upper end of its 95 % interval.</param>
internal sealed record SearchDifferenceJson(
    double Minutes,
    string First,
    string Second,
    int Speakers,
    double Difference,
    double? Low,
    double? High
)
{
    public static SearchDifferenceJson Of(SearchDifference difference) =>
        new(
            difference.Minutes,
            difference.First,
            difference.Second,
            difference.Speakers,
            difference.Difference,
            JsonNumber.Known(difference.Interval.Low),
            JsonNumber.Known(difference.Interval.High)
        );
}
