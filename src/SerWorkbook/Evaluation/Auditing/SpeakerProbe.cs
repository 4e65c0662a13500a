using SerWorkbook.Numerics;
using SerWorkbook.Speech;

namespace SerWorkbook;

/// <summary>How well the features identify the speaker: what a model can gain from having heard a voice before.</summary>
/// <param name="Uar">UAR of the speaker on unheard recordings, 0 to 1.</param>
/// <param name="Chance">The UAR of guessing: 1 over the number of speakers.</param>
/// <param name="Speakers">Number of speakers.</param>
/// <param name="Rows">Number of rows used.</param>
/// <remarks>
/// Regularised least squares on scaled features over random folds of recordings. It depends on the table alone, not on the
/// split. Time grows with the cube of the number of rows, so more than <see cref="MostRows"/> are thinned out evenly.
/// </remarks>
public sealed record SpeakerProbe(double Uar, double Chance, int Speakers, int Rows)
{
    /// <summary>The maximum number of rows used.</summary>
    public const int MostRows = 1_000;

    private const int Folds = 4;

    /// <summary>Measures a table.</summary>
    /// <param name="table">The features.</param>
    /// <param name="seed">The seed of the random folds.</param>
    /// <returns>The score, or <see langword="null"/> if there is only one speaker, or no speaker with recordings in two folds.</returns>
    public static SpeakerProbe? Of(FeatureTable table, int seed)
    {
        ArgumentNullException.ThrowIfNull(table);
        var step = (table.Rows.Count + MostRows - 1) / MostRows;
        int[] rows = [.. Enumerable.Range(0, table.Rows.Count).Where(row => row % step == 0)];
        var speakerOf = table.Speakers.Index().ToDictionary(speaker => speaker.Item, speaker => speaker.Index, StringComparer.Ordinal);
        int[] speakers = [.. table.Rows.Select(row => speakerOf[row.Utterance.Speaker])];
        var foldOf = DrawFolds(table, seed);
        var (hits, tested) = (new int[table.Speakers.Count], new int[table.Speakers.Count]);
        for (var fold = 0; fold < Folds && table.Speakers.Count > 1; fold++)
        {
            var sides = rows.ToLookup(row => foldOf[table.Rows[row].Utterance.Path] == fold);
            Score(table, [.. sides[false]], [.. sides[true]], speakers, hits, tested);
        }

        return tested.Any(count => count > 0)
            ? new SpeakerProbe(
                Enumerable.Range(0, hits.Length).Where(s => tested[s] > 0).Average(s => (double)hits[s] / tested[s]),
                1.0 / table.Speakers.Count,
                table.Speakers.Count,
                rows.Length
            )
            : null;
    }

    // Segments of one recording go to one fold.
    private static Dictionary<string, int> DrawFolds(FeatureTable table, int seed)
    {
        string[] paths = [.. table.Rows.Select(row => row.Utterance.Path).Distinct(StringComparer.Ordinal)];
        new SeededRandom(seed, "speaker probe").Shuffle(paths.AsSpan());
        return paths.Index().ToDictionary(path => path.Item, path => path.Index % Folds, StringComparer.Ordinal);
    }

    private static void Score(FeatureTable table, int[] train, int[] test, int[] speakers, int[] hits, int[] tested)
    {
        if (train.Length == 0 || test.Length == 0)
        {
            return;
        }

        var scaled = StandardisedRows.Of(table, [.. Enumerable.Range(0, table.Set.Columns.Count)], train);
        var model = RidgeClassifier.Fit([.. train.Select(row => scaled[row])], [.. train.Select(row => speakers[row])], hits.Length);
        foreach (var row in test)
        {
            tested[speakers[row]]++;
            hits[speakers[row]] += model.Predict(scaled[row]) == speakers[row] ? 1 : 0;
        }
    }
}
