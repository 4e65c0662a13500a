using SerWorkbook.Learning.Nested;

namespace SerWorkbook;

/// <summary>A nested evaluation made with several seeds: how much of a score is the luck of the draw.</summary>
/// <param name="Results">One evaluation per seed, one or more, in order of the seeds.</param>
public sealed record NestedStudy(IReadOnlyList<NestedResult> Results)
{
    /// <summary>Whether it was stopped before all seeds were done; those that are here are whole.</summary>
    public bool IsStopped { get; init; }

    /// <summary>What crosses the outer folds; <see langword="null"/> where the work was stopped before it was looked for.</summary>
    public AuditReport? Audit { get; init; }

    /// <summary>The winner of each search, over the seeds.</summary>
    public NestedSpread Winner => NestedSpread.Of([.. Results.Select(result => result.Winner)]);

    /// <summary>The ensemble of each search, over the seeds.</summary>
    public NestedSpread Ensemble => NestedSpread.Of([.. Results.Select(result => result.Ensemble)]);

    /// <summary>Time that all cores together worked, minutes.</summary>
    public double CoreMinutes => Results.Sum(result => result.CoreMinutes);

    /// <summary>Evaluates.</summary>
    /// <param name="table">The features.</param>
    /// <param name="outer">The outer folds; a protocol of whole recordings where the table is of such.</param>
    /// <param name="trainers">The trainers that the searches choose from.</param>
    /// <param name="options">Trials, inner folds and budget of each search, threads; its seed is the first, the next ones follow
    /// it.</param>
    /// <param name="seeds">Number of seeds, 1 or more.</param>
    /// <param name="progress">Receives the progress: every outer fold.</param>
    /// <param name="cancellationToken">Stops the work; seeds that are done by then are returned.</param>
    /// <exception cref="Speech.SerException">The data does not allow the outer folds, or a search inside them.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped before the first seed was done.</exception>
    internal static NestedStudy Run(
        FeatureTable table,
        Protocol outer,
        IReadOnlyList<ITrainer> trainers,
        SearchOptions options,
        int seeds,
        IProgress<StepProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(outer);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(seeds, 1);
        var results = new List<NestedResult>();
        for (var i = 0; i < seeds; i++)
        {
            var seed = options.Seed + i;
            try
            {
                results.Add(
                    NestedEvaluation.Run(
                        table,
                        outer.Split(table, seed),
                        trainers,
                        options with
                        {
                            Seed = seed,
                        },
                        Named(progress, i, seeds),
                        cancellationToken
                    )
                );
            }
            catch (OperationCanceledException) when (results.Count > 0 && cancellationToken.IsCancellationRequested)
            {
                return new NestedStudy(results) { IsStopped = true };
            }
        }

        return new NestedStudy(results);
    }

    private static IProgress<StepProgress>? Named(IProgress<StepProgress>? progress, int seed, int seeds) =>
        progress is null || seeds == 1
            ? progress
            : new SeedProgress(progress, FormattableString.Invariant($", seed {seed + 1} of {seeds}"));

    private sealed class SeedProgress(IProgress<StepProgress> progress, string suffix) : IProgress<StepProgress>
    {
        public void Report(StepProgress value) => progress.Report(value with { Step = value.Step + suffix });
    }
}
