using System.Globalization;
using SerWorkbook.Text;

namespace SerWorkbook.Conclusions;

/// <summary>For whom and for what a model works worse.</summary>
internal static class GroupSentences
{
    // A smaller difference is not worth a sentence about the groups, share.
    private const double Small = 0.01;

    /// <summary>Draws the conclusions.</summary>
    public static IEnumerable<string> Of(EvaluationResult result) =>
        [Speakers(result), Sexes(result), .. Emotions(result.Matrix), .. Lengths(result), Untested(result)];

    private static string Speakers(EvaluationResult result)
    {
        if (result.Speakers.Count < 2)
        {
            return "One speaker was tested, so it is not known how much the score depends on who speaks.";
        }

        var (worst, best) = (result.WorstSpeaker, result.BestSpeaker);
        return best.Uar - worst.Uar < Small
            ? $"It works equally well for all {result.Speakers.Count} speakers (UAR {Wording.WholePercent(best.Uar)})."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"Of {result.Speakers.Count} speakers, it works worst for {worst.Speaker} (UAR {Wording.WholePercent(worst.Uar)}) and best "
                    + $"for {best.Speaker} ({Wording.WholePercent(best.Uar)}), {(best.Uar - worst.Uar) * 100:0} points apart."
            );
    }

    private static string Sexes(EvaluationResult result)
    {
        var (women, men) = (Find(result, Sex.Female), Find(result, Sex.Male));
        if (women is null || men is null)
        {
            return women is null && men is null
                ? "The corpus does not say who is a woman and who a man, so it is not known whether it works for both."
                : $"Only {(men is null ? "women" : "men")} were tested, so it is not known how it works for "
                    + $"{(men is null ? "men" : "women")}.";
        }

        var scores = $"The UAR is {Of(women)} for women and {Of(men)} for men";
        return !women.UarInterval.IsKnown || !men.UarInterval.IsKnown
                ? $"{scores}; with so few speakers of a sex, the difference may be chance."
            : women.UarInterval.Low > men.UarInterval.High ? $"{scores}; the intervals do not overlap, so it works worse for men."
            : men.UarInterval.Low > women.UarInterval.High ? $"{scores}; the intervals do not overlap, so it works worse for women."
            : $"{scores}; the intervals overlap, so the difference may be chance.";
    }

    private static SexScore? Find(EvaluationResult result, Sex sex) => result.Sexes.FirstOrDefault(score => score.Sex == sex);

    private static string Of(SexScore score) =>
        Wording.Percent(score.Uar) + (score.UarInterval.IsKnown ? $" (95 % interval {score.UarInterval})" : "");

    private static IEnumerable<string> Emotions(ConfusionMatrix matrix)
    {
        var present = matrix.Present.ToArray();
        if (present.Length < 2)
        {
            yield break;
        }

        var (worst, best) = (present.MinBy(score => score.Recall)!, present.MaxBy(score => score.Recall)!);
        yield return worst.Recall == best.Recall
            ? $"Every emotion is recognised equally often ({Wording.WholePercent(best.Recall)})."
            : $"It recognises {Wording.WholePercent(worst.Recall)} of the {worst.Label} recordings, but "
                + $"{Wording.WholePercent(best.Recall)} of the {best.Label} ones.";
    }

    private static IEnumerable<string> Lengths(EvaluationResult result)
    {
        if (result.Lengths.Count < 2)
        {
            yield break;
        }

        var (shorts, longs) = (result.Lengths[0], result.Lengths[^1]);
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"In the shortest recordings (up to {shorts.ToSeconds:0.0} s), {Wording.WholePercent(shorts.Accuracy)} of the answers are "
                + $"right, in the longest (from {longs.FromSeconds:0.0} s) {Wording.WholePercent(longs.Accuracy)}."
        );
    }

    private static string Untested(EvaluationResult result) =>
        result.Table.Corpus.IsSynthetic
            ? "People were not tested at all."
            : "Ages, accents, languages, microphones and rooms that the corpus does not have were not tested.";
}
