using SerWorkbook.Evaluation.Protocols;
using SerWorkbook.Numerics;
using SerWorkbook.Speech;

namespace SerWorkbook;

/// <summary>How well one family of features, alone, tells emotions apart, and how well it tells speakers apart.</summary>
/// <param name="Family">The family.</param>
/// <param name="Columns">How many features it has.</param>
/// <param name="EmotionUar">UAR of the emotion on speakers that were not heard, 0 to 1.</param>
/// <param name="SpeakerUar">UAR of the speaker on recordings that were not heard, 0 to 1.</param>
/// <remarks>
/// Both by the same linear classifier (regularised least squares with one fixed strength) on features scaled by the
/// training rows: emotions over groups of speakers, speakers over random folds of recordings. Time grows with the cube of
/// the rows, so that more than <see cref="MostRows"/> are thinned out evenly.
/// </remarks>
public sealed record FamilyInformation(FeatureFamily Family, int Columns, double EmotionUar, double SpeakerUar)
{
    /// <summary>At most as many rows are looked at.</summary>
    public const int MostRows = 1_200;

    private const int Folds = 5;

    /// <summary>Measures every family of a table.</summary>
    /// <param name="table">The features, of two speakers or more.</param>
    /// <param name="seed">The seed of the random folds.</param>
    /// <param name="threads">How many families are worked on at once, 1 or more.</param>
    /// <returns>One value per family, the one that says most about the emotion first.</returns>
    /// <exception cref="Speech.SerException">There is one speaker only.</exception>
    public static IReadOnlyList<FamilyInformation> Of(FeatureTable table, int seed, int threads)
    {
        ArgumentNullException.ThrowIfNull(table);
        var bySpeaker = Thin(table, Splits.SpeakerGroups(table, Folds).Folds);
        var byRow = Thin(table, RandomFolds(table.Rows.Count, seed));
        var speakerOf = table.Speakers.Index().ToDictionary(speaker => speaker.Item, speaker => speaker.Index);
        int[] speakers = [.. table.Rows.Select(row => speakerOf[row.Utterance.Speaker])];
        return
        [
            .. table
                .Set.Columns.Index()
                .GroupBy(column => column.Item.Family, column => column.Index)
                .AsParallel()
                .AsOrdered()
                .WithDegreeOfParallelism(threads)
                .Select(family => new FamilyInformation(
                    family.Key,
                    family.Count(),
                    Uar(table, [.. family], [.. table.Classes], bySpeaker),
                    Uar(table, [.. family], speakers, byRow)
                ))
                .AsEnumerable()
                .OrderByDescending(family => family.EmotionUar),
        ];
    }

    private static Fold[] Thin(FeatureTable table, IReadOnlyList<Fold> folds)
    {
        var step = (table.Rows.Count + MostRows - 1) / MostRows;
        IReadOnlyList<int> Kept(IReadOnlyList<int> rows) => [.. rows.Where(row => row % step == 0)];
        return [.. folds.Select(fold => new Fold(fold.Name, Kept(fold.Train), Kept(fold.Test)))];
    }

    private static Fold[] RandomFolds(int rows, int seed)
    {
        var order = Enumerable.Range(0, rows).ToArray();
        new SeededRandom(seed, "family information").Shuffle(order);
        return
        [
            .. Enumerable
                .Range(0, Folds)
                .Select(fold =>
                {
                    var parts = order.Index().ToLookup(place => place.Index % Folds == fold, place => place.Item);
                    return new Fold($"{fold}", [.. parts[false].Order()], [.. parts[true].Order()]);
                }),
        ];
    }

    private static double Uar(FeatureTable table, int[] columns, int[] classes, IReadOnlyList<Fold> folds)
    {
        var hits = new int[classes.Max() + 1];
        var tested = new int[hits.Length];
        foreach (var fold in folds.Where(fold => fold.Train.Count > 0 && fold.Test.Count > 0))
        {
            var rows = StandardisedRows.Of(table, columns, fold.Train);
            var model = RidgeClassifier.Fit(
                [.. fold.Train.Select(row => rows[row])],
                [.. fold.Train.Select(row => classes[row])],
                hits.Length
            );
            foreach (var row in fold.Test)
            {
                tested[classes[row]]++;
                hits[classes[row]] += model.Predict(rows[row]) == classes[row] ? 1 : 0;
            }
        }

        return Enumerable.Range(0, hits.Length).Where(c => tested[c] > 0).Average(c => (double)hits[c] / tested[c]);
    }
}
