using System.Globalization;
using SerWorkbook.Learning.Solvers;
using SerWorkbook.Learning.Trainers;
using SerWorkbook.Learning.Trials;
using SerWorkbook.Speech;

namespace SerWorkbook.Learning.Search;

/// <summary>Estimates what memory a search needs, so that one that cannot fit says so at its start instead of dying on its way.</summary>
internal static class SearchMemory
{
    // How often ML.NET holds the training rows: up to 4.2 times (lightGbm) were measured with 16,000 rows x 3,000 features.
    private const double MlNetCopies = 5;
    private const double Gigabyte = 1L << 30;

    /// <summary>Requires that a search fits into the machine's memory.</summary>
    /// <exception cref="SerException">It does not.</exception>
    public static void Require(FeatureTable table, SearchOptions options, int folds, IReadOnlyList<ITrainer> trainers) =>
        Require(table, options, folds, trainers, Environment.WorkingSet, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);

    /// <summary>Requires that a search fits into some memory.</summary>
    /// <param name="table">The features.</param>
    /// <param name="options">How many trials and folds run at once.</param>
    /// <param name="folds">Number of folds that a trial is scored on.</param>
    /// <param name="trainers">The trainers.</param>
    /// <param name="used">What is in use already, the table included, bytes.</param>
    /// <param name="available">What there is, bytes.</param>
    /// <exception cref="SerException">It does not fit.</exception>
    public static void Require(
        FeatureTable table,
        SearchOptions options,
        int folds,
        IReadOnlyList<ITrainer> trainers,
        long used,
        long available
    )
    {
        var needed = used + Needed(table, options, folds, trainers);
        if (needed <= available)
        {
            return;
        }

        var largest = trainers.MaxBy(trainer => OfTraining(table, trainer, folds))!;
        throw new SerException(
            string.Create(
                CultureInfo.InvariantCulture,
                $"A search on {table.Rows.Count} rows x {table.Set.Columns.Count} features with {TrainingsAtOnce(options, folds)} "
                    + $"trainings at once needs about {needed / Gigabyte:0.0} GB of memory and this machine has {available / Gigabyte:0.0} "
                    + $"GB: lower --jobs and --threads, take a smaller feature set, or leave out trainers, {largest.Name} first."
            )
        );
    }

    /// <summary>What a search needs at most beside the table, bytes.</summary>
    /// <param name="table">The features.</param>
    /// <param name="options">How many trials and folds run at once.</param>
    /// <param name="folds">Number of folds that a trial is scored on.</param>
    /// <param name="trainers">The trainers.</param>
    public static long Needed(FeatureTable table, SearchOptions options, int folds, IReadOnlyList<ITrainer> trainers)
    {
        var trial = KeptPredictions.Bytes(table.Rows.Count, table.Labels.Count);
        var predictions = Math.Min(
            options.MaximumTrials * trial,
            Math.Max(KeptPredictions.UsualLimit, KeptPredictions.FewestTrials * trial)
        );
        return TrainingsAtOnce(options, folds) * trainers.Max(trainer => OfTraining(table, trainer, folds))
            + predictions
            + PreparationCache.UsualLimit;
    }

    private static long TrainingsAtOnce(SearchOptions options, int folds) =>
        Math.Min(Math.Max(1, options.Threads / options.Jobs), folds) * (long)options.Jobs;

    private static long OfTraining(FeatureTable table, ITrainer trainer, int folds)
    {
        var rows = table.Rows.Count - table.Rows.Count / Math.Max(2, folds);
        return trainer is PlainTrainer plain
            ? plain.MemoryOf(rows, table.Set.Columns.Count)
            : (long)(MlNetCopies * sizeof(float) * rows * table.Set.Columns.Count);
    }
}
