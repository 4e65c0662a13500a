using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Measuring;

/// <summary>What <c>ser bench scale</c> measures.</summary>
/// <param name="Sizes">Numbers of recordings, rising.</param>
/// <param name="Seconds">Mean length of a recording, seconds.</param>
/// <param name="Set">The feature set.</param>
/// <param name="Trials">Number of trials of the search.</param>
/// <param name="Seed">The random seed.</param>
/// <param name="Threads">Threads; 0 for one per core.</param>
internal sealed record ScaleRequest(IReadOnlyList<int> Sizes, double Seconds, FeatureSet Set, int Trials, int Seed, int Threads);

/// <summary>Does the stages of the workbook on synthetic corpora of several sizes and measures each.</summary>
/// <param name="request">What is measured.</param>
/// <param name="folder">A folder for corpora and caches; what is written there is removed after each size.</param>
/// <param name="show">Told what is being done.</param>
internal sealed class ScaleRun(ScaleRequest request, string folder, Action<string> show)
{
    private static readonly TimeSpan NoLimit = TimeSpan.FromDays(7);

    private readonly StageClock _clock = new();

    /// <summary>Measures every size.</summary>
    public IReadOnlyList<StageTiming> Measure(CancellationToken stop)
    {
        foreach (var size in request.Sizes)
        {
            var place = Directory.CreateDirectory(Path.Combine(folder, FormattableString.Invariant($"{size}"))).FullName;
            MeasureSize(size, place, stop);
            Directory.Delete(place, recursive: true);
        }

        return _clock.Timings;
    }

    private void MeasureSize(int size, string place, CancellationToken stop)
    {
        var (list, data) = (Path.Combine(place, "clips.csv"), Path.Combine(place, "corpus"));
        File.WriteAllText(list, ScaleCorpus.List(size, request.Seconds));
        T Stage<T>(string name, Func<T> work) => _clock.Measure(name, _ => size, work);
        void Show(string text) => show(FormattableString.Invariant($"{size} recordings: {text}"));
        var threads = request.Threads > 0 ? request.Threads : Environment.ProcessorCount;
        Show("synthesising");
        Stage("synthesis", () => TwinCorpus.Render(data, list, request.Seed, threads, cancellationToken: stop));
        var workbook = new Workbook(data, Path.Combine(place, "home"), Path.Combine(place, "out"), request.Seed, Show, threads);
        var corpus = Stage("opening", () => workbook.OpenCorpus(stop));
        var table = Stage("features", () => workbook.ExtractFeatures(corpus, set: request.Set, cancellationToken: stop));
        Stage("features again", () => workbook.ExtractFeatures(corpus, set: request.Set, cancellationToken: stop));
        Stage("audit", () => workbook.AuditCorpus(corpus, stop));
        Stage("leaks", () => workbook.Audit(corpus, [Protocol.Loso], stop));
        var options = new SearchOptions
        {
            Budget = NoLimit,
            TrialLimit = NoLimit,
            MaximumTrials = request.Trials,
        };
        Stage("search", () => workbook.Search(table, options, cancellationToken: stop));
        var recipe = TrainerCatalogue.Default[0].Portfolio[0];
        var split = Protocol.Loso.Split(table, request.Seed);
        var result = Stage("evaluation", () => workbook.Evaluate(table, split, recipe, cancellationToken: stop));
        Stage("explanation", () => workbook.Explain(result, recipe, stop));
    }
}
