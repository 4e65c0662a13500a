using SerWorkbook.Learning.Tuning;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Learning.Tuning;

public sealed class RaceTests
{
    private static readonly FeatureTable Table = TestCorpus.Table(speakers: 8, classes: 4, rowsPerCell: 8);

    [Fact]
    public void Gives_up_what_is_far_behind_on_all_speakers() =>
        Assert.True(Race.IsHopeless(Table, First(4, Guess(0.4, 1)), Guess(0.7, 2)));

    [Fact]
    public void Keeps_what_is_equal_better_or_cannot_be_judged_yet()
    {
        Assert.False(Race.IsHopeless(Table, First(4, Guess(0.7, 1)), Guess(0.7, 2)));
        Assert.False(Race.IsHopeless(Table, First(4, Guess(0.9, 1)), Guess(0.7, 2)));
        Assert.False(Race.IsHopeless(Table, First(1, Guess(0.1, 1)), Guess(0.9, 2)));
    }

    // Of trials as good as the best one, one in forty is lost; twenty of 400 would be far from that.
    [Fact]
    public void Seldom_gives_up_an_equal_one()
    {
        var lost = Enumerable.Range(0, 400).Count(i => Race.IsHopeless(Table, First(4, Guess(0.6, 2 * i)), Guess(0.6, 2 * i + 1)));
        Assert.InRange(lost, 0, 20);
    }

    private static RowPrediction[] First(int speakers, RowPrediction[] predictions) =>
        [.. predictions.Where(prediction => Table.Speakers.Take(speakers).Contains(Table.Rows[prediction.Row].Utterance.Speaker))];

    private static RowPrediction[] Guess(double right, int seed)
    {
        var random = new SeededRandom(seed, "guess");
        return
        [
            .. Enumerable
                .Range(0, Table.Rows.Count)
                .Select(row =>
                {
                    var probabilities = new double[Table.Labels.Count];
                    var truth = Table.Classes[row];
                    probabilities[random.NextDouble() < right ? truth : (truth + 1) % probabilities.Length] = 1;
                    return new RowPrediction(row, 0, truth, probabilities);
                }),
        ];
    }
}
