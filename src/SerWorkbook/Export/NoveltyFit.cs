using System.Globalization;
using SerWorkbook.Evaluation.Protocols;
using SerWorkbook.Learning.Solvers;
using SerWorkbook.Speech;

namespace SerWorkbook.Export;

/// <summary>Fits the distance beyond which a model says that a recording is unlike those that it was trained on.</summary>
internal static class NoveltyFit
{
    // Room for other microphones and rooms than those of the corpus; noise and tones lie several times as far out.
    private const double Margin = 1.5;
    private const double Quantile = 0.99;
    private const int MostGroups = 10;
    private const int RecordingGroups = 5;

    /// <summary>Fits mean, scale and limit.</summary>
    /// <param name="table">The training rows, not scaled per speaker.</param>
    /// <param name="seed">The random seed; only used where there is a single speaker.</param>
    /// <returns><see langword="null"/> where no column varies, or there are too few rows to leave some out.</returns>
    public static ModelNovelty? Of(FeatureTable table, int seed)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.Rows.Count < RecordingGroups)
        {
            return null;
        }

        var bySpeaker = IsBySpeaker(table);
        var unheard = UnheardDistances(table, seed).Select(row => row.Distance).Order().ToArray();
        var whole = RowScaler.Fit(table, table.RowNumbers);
        if (unheard.Length == 0 || whole.Scale.All(scale => scale == 0))
        {
            return null;
        }

        var limit = Math.Min(Margin * unheard[(int)(Quantile * (unheard.Length - 1))], 100);
        return new ModelNovelty(
            whole.Offset,
            whole.Scale,
            limit,
            unheard.Count(distance => distance <= limit) / (double)unheard.Length,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{unheard.Length} recordings compared with those of {(bySpeaker ? "other speakers" : "the same speaker")}; the limit is "
                    + $"{Margin} x their percentile {Quantile * 100:0}"
            )
        );
    }

    /// <summary>How far each row lies from those of the other speakers; from other recordings where there is a single speaker.</summary>
    /// <param name="table">The training rows, not scaled per speaker.</param>
    /// <param name="seed">The random seed; only used where there is a single speaker.</param>
    public static IReadOnlyList<(int Row, double Distance)> UnheardDistances(FeatureTable table, int seed)
    {
        var folds = IsBySpeaker(table)
            ? Splits.SpeakerGroups(table, Math.Min(table.Speakers.Count, MostGroups)).Folds
            : Splits.RandomRecordings(table, RecordingGroups, seed).Folds;
        return [.. folds.AsParallel().AsOrdered().SelectMany(fold => Distances(table, fold))];
    }

    private static bool IsBySpeaker(FeatureTable table) => table.Speakers.Count > 1;

    private static IEnumerable<(int Row, double Distance)> Distances(FeatureTable table, Fold fold)
    {
        var (mean, scale) = RowScaler.Fit(table, fold.Train);
        var novelty = new ModelNovelty(mean, scale, 1, 1, "one fold");
        return scale.All(value => value == 0) ? [] : fold.Test.Select(row => (row, novelty.DistanceOf(table.Rows[row].Features)));
    }
}
