using SerWorkbook.Learning.Comparison;
using SerWorkbook.Numerics;

namespace SerWorkbook;

/// <summary>By how much one way to a model does better than another on the same speakers, which neither had seen.</summary>
/// <param name="First">The way and the choice that is asked about, such as <c>learning, winner</c>.</param>
/// <param name="Second">What it is compared with.</param>
/// <param name="Minutes">Core time that the first had, minutes.</param>
/// <param name="Speakers">Number of speakers that both were tested on.</param>
/// <param name="Difference">Mean over speakers of the first one's UAR less the second one's, -1 to 1.</param>
/// <param name="Interval">Its 95 % interval by Student's t over speakers; unknown for fewer than three.</param>
/// <remarks>A speaker that several seeds were tested on counts once, with the mean over these seeds.</remarks>
public sealed record SearchDifference(string First, string Second, double Minutes, int Speakers, double Difference, Interval Interval)
{
    /// <summary>Compares the search that learns with the fixed recipe and with the search by chance, at every moment.</summary>
    /// <param name="marks">The marks of a comparison.</param>
    /// <returns>The differences, moment by moment; those of marks that are not there are left out.</returns>
    public static IReadOnlyList<SearchDifference> Of(IReadOnlyList<SearchMark> marks)
    {
        ArgumentNullException.ThrowIfNull(marks);
        var baseline = new Side(SearchComparison.FixedMethod, Marks(marks, SearchComparison.FixedMethod), mark => mark.Winner);
        var learning = Marks(marks, SearchComparison.NameOf(SearchStrategy.Learning));
        return [.. learning.Select(mark => mark.Minutes).Distinct().Order().SelectMany(minutes => At(minutes, marks, baseline))];
    }

    private static IEnumerable<SearchDifference> At(double minutes, IReadOnlyList<SearchMark> marks, Side baseline)
    {
        var (winner, _, ensemble) = Choices(marks, SearchStrategy.Learning, minutes);
        var random = Choices(marks, SearchStrategy.Random, minutes);
        (Side First, Side Second)[] pairs =
        [
            (winner, baseline),
            (ensemble, baseline),
            (winner, random.Best),
            (ensemble, random.Best),
            (winner, random.Winner),
            (ensemble, random.Ensemble),
        ];
        return pairs.Select(pair => Between(pair.First, pair.Second, minutes)).OfType<SearchDifference>();
    }

    private static SearchMark[] Marks(IEnumerable<SearchMark> marks, string method) => [.. marks.Where(mark => mark.Method == method)];

    private static (Side Winner, Side Best, Side Ensemble) Choices(IReadOnlyList<SearchMark> marks, SearchStrategy strategy, double minutes)
    {
        var name = SearchComparison.NameOf(strategy);
        var then = Marks(marks.Where(mark => mark.Minutes == minutes), name);
        return (
            new Side(name + ", winner", then, mark => mark.Winner),
            new Side(name + ", highest score", then, mark => mark.Best),
            new Side(name + ", ensemble", then, mark => mark.Ensemble)
        );
    }

    private static SearchDifference? Between(Side first, Side second, double minutes)
    {
        var others = second.Scores().ToDictionary(score => (score.Seed, score.Speaker), score => score.Uar);
        double[] differences =
        [
            .. from score in first.Scores()
            where others.ContainsKey((score.Seed, score.Speaker))
            group score.Uar - others[(score.Seed, score.Speaker)] by score.Speaker into speaker
            orderby speaker.Key
            select speaker.Average(),
        ];
        return differences.Length == 0
            ? null
            : new SearchDifference(
                first.Name,
                second.Name,
                minutes,
                differences.Length,
                differences.Average(),
                StudentT.IntervalOfMean(differences)
            );
    }

    private sealed record Side(string Name, SearchMark[] Marks, Func<SearchMark, HeldOutScore> Score)
    {
        public IEnumerable<(int Seed, string Speaker, double Uar)> Scores() =>
            from mark in Marks
            from speaker in Score(mark).Speakers
            select (mark.Seed, speaker.Speaker, speaker.Uar);
    }
}
