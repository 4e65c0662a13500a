using SerWorkbook.Corpora;
using SerWorkbook.Evaluation.Calibration;
using SerWorkbook.Evaluation.Scores;
using SerWorkbook.Speech;

namespace SerWorkbook.Evaluation.Explanation;

/// <summary>Changes the recordings that are tested, measures them anew and asks the models that never met the change.</summary>
/// <remarks>Recordings are brought to the feature set's rate first, then changed. What is random is seeded by recording and change, so that
/// nothing depends on order or threads. Every change of a recording costs an extraction: of more than <see cref="MostRows"/> rows as many
/// are taken, evenly over speakers and emotions.</remarks>
internal static class PerturbationTest
{
    /// <summary>The most rows that are changed; their scores say how many there were.</summary>
    public const int MostRows = 1_000;

    /// <summary>Runs the test.</summary>
    /// <param name="table">Features of whole recordings whose files are there.</param>
    /// <param name="split">The folds.</param>
    /// <param name="models">The model of each fold, in order.</param>
    /// <param name="changes">The changes, one or more.</param>
    /// <param name="seed">The random seed.</param>
    /// <param name="threads">How many recordings are worked on at once, 1 or more; the result does not depend on it.</param>
    /// <param name="calibrations">The calibration of each fold, for honest confidences; <see langword="null"/> for probabilities as they
    /// are.</param>
    /// <param name="progress">Receives the progress: every recording.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>One score per change, in order.</returns>
    /// <exception cref="SerException">The rows are segments.</exception>
    /// <exception cref="InvalidAudioException">A recording has gone since its features were extracted.</exception>
    /// <exception cref="AudioChangedException">A recording has changed since the corpus was opened.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static IReadOnlyList<PerturbationScore> Run(
        FeatureTable table,
        DataSplit split,
        IReadOnlyList<IProbabilityModel> models,
        IReadOnlyList<Perturbation> changes,
        int seed,
        int threads,
        IReadOnlyList<ModelCalibration>? calibrations = null,
        IProgress<StepProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(changes);
        FoldPredictions.RequireOneAFold(split, models);
        if (table.Cutting is not null)
        {
            throw new SerException($"The table of {table.Corpus.Name} has segments as rows; robustness is measured on whole recordings.");
        }

        var tests = split
            .Folds.Index()
            .SelectMany(fold => fold.Item.Test.Select(row => (Row: row, Fold: fold.Index)))
            .ToLookup(test => test.Row, test => test.Fold);
        var rows = Sample(table, [.. tests.Select(test => test.Key)], MostRows);
        var pairs = new (RowPrediction, RowPrediction?)[rows.Length][][];
        var done = 0;
        var converter = new RateConverter(table.Set.SampleRate);
        using var extractors = new ThreadLocal<FeatureExtractor>(() => new FeatureExtractor(table.Set));
        Parallel.For(
            0,
            rows.Length,
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken },
            i =>
            {
                var row = rows[i];
                RowPrediction Predict(int fold, float[] features) =>
                    TemperatureFit.Apply(
                        new RowPrediction(row, fold, table.Classes[row], models[fold].Predict(features, table.Labels)),
                        calibrations?[fold].Temperature ?? Temperature.Neutral
                    );
                var original = tests[row].Select(fold => Predict(fold, table.Rows[row].Features)).ToArray();
                var clip = converter.Convert(table.Corpus.Read(table.Rows[row].Utterance));
                pairs[i] =
                [
                    .. changes.Select(change =>
                    {
                        cancellationToken.ThrowIfCancellationRequested();
                        var features = Extract(extractors.Value!, change, clip, table.Rows[row].Utterance.Path, seed);
                        return original
                            .Select(prediction => (prediction, features is null ? null : Predict(prediction.Fold, features)))
                            .ToArray();
                    }),
                ];
                progress?.Report(new StepProgress("changing recordings", Interlocked.Increment(ref done), rows.Length));
            }
        );
        return [.. changes.Select((change, i) => PerturbationScore.Of(change.Name, table, [.. pairs.SelectMany(row => row[i])], seed))];
    }

    /// <summary>Takes at most so many rows, evenly over speakers and emotions, in ascending order.</summary>
    public static int[] Sample(FeatureTable table, int[] rows, int most)
    {
        if (rows.Length > most)
        {
            int[] ordered =
            [
                .. rows.OrderBy(row => table.Rows[row].Utterance.Speaker, StringComparer.Ordinal)
                    .ThenBy(row => table.Classes[row])
                    .ThenBy(row => row),
            ];
            rows = [.. Enumerable.Range(0, most).Select(i => ordered[(int)((long)i * ordered.Length / most)])];
        }

        Array.Sort(rows);
        return rows;
    }

    private static float[]? Extract(FeatureExtractor extractor, Perturbation change, AudioClip clip, string path, int seed)
    {
        try
        {
            return extractor.Extract(change.Apply(clip, new SeededRandom(seed, $"{change.Name} {path}").Next(int.MaxValue)), path);
        }
        catch (InvalidAudioException)
        {
            return null;
        }
    }
}
