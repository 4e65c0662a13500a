using System.Globalization;
using SerWorkbook.Conclusions;
using SerWorkbook.Evaluation.Ladder;
using SerWorkbook.Figures;
using SerWorkbook.Speech;
using SerWorkbook.Text;

namespace SerWorkbook;

/// <summary>Conclusions from the scores of one recipe under one or more protocols.</summary>
public static class EvaluationConclusions
{
    private const double PointsPerShare = 100;

    /// <summary>Draws the conclusions.</summary>
    /// <param name="ladder">The protocols, the most lenient first.</param>
    public static Findings Of(LadderResult ladder)
    {
        ArgumentNullException.ThrowIfNull(ladder);
        var principal = ladder.Principal.Result;
        string[] sentences =
        [
            .. ladder.Rungs.Take(ladder.Rungs.Count - 1).Take(1).Select(rung => Score("The most lenient protocol", rung)),
            Score(ladder.Rungs.Count > 1 ? "The strictest protocol" : "The protocol", ladder.Rungs[^1]),
            .. ladder.Rungs.Zip(ladder.Rungs.Skip(1), Step),
            .. OfClasses(ladder.Principal),
            .. OfSpeakers(principal),
            .. principal.MissingClasses.Count == 0
                ? (string[])[]
                :
                [
                    $"Not every speaker acts every emotion ({Listing.Of(principal.MissingClasses)}): a speaker's UAR counts only the "
                        + "emotions that the speaker acts.",
                ],
        ];
        return new Findings(sentences);
    }

    /// <summary>What can be promised on the strength of an evaluation, and with what certainty.</summary>
    /// <param name="ladder">The protocols, the most lenient first.</param>
    /// <param name="calibration">What abstaining does under <see cref="LadderResult.Principal"/>.</param>
    /// <param name="shareRight">The share of the answers that must be right when the model may abstain, 0 to 1; 0.75 unless given.</param>
    public static Findings Promise(LadderResult ladder, CalibratedResult calibration, double shareRight = Requirement.UsualShareRight)
    {
        ArgumentNullException.ThrowIfNull(ladder);
        ArgumentNullException.ThrowIfNull(calibration);
        return new Findings([.. PromiseSentences.Of(ladder, calibration, shareRight)]);
    }

    /// <summary>For which speakers and emotions the model works worse, and for whom that is not known.</summary>
    /// <param name="result">The evaluation.</param>
    public static Findings Groups(EvaluationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new Findings([.. GroupSentences.Of(result)]);
    }

    /// <summary>What a model takes to run, in figures that are the same on every machine.</summary>
    /// <param name="model">The model.</param>
    public static Findings Cost(EmotionModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new Findings([.. CostSentences.Of(model)]);
    }

    /// <summary>What should be done next, the most urgent first.</summary>
    /// <param name="ladder">The protocols, the most lenient first.</param>
    /// <param name="explanation">What is known of the models under <see cref="LadderResult.Principal"/>.</param>
    /// <param name="shareRight">The share of the answers that must be right when the model may abstain, 0 to 1; 0.75 unless given.</param>
    public static Findings Next(LadderResult ladder, ModelExplanation explanation, double shareRight = Requirement.UsualShareRight)
    {
        ArgumentNullException.ThrowIfNull(ladder);
        ArgumentNullException.ThrowIfNull(explanation);
        return new Findings([.. NextSteps.Of(ladder, explanation, shareRight)]);
    }

    private static string Score(string start, LadderRung rung) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{start} ({rung.Protocol.Title}, {Wording.Count(rung.Result.Split.Folds.Count, "fold")}) gives a UAR of "
                + $"{rung.Result.Matrix.Uar * PointsPerShare:0.0} % (95 % interval over speakers {rung.Result.UarInterval}) and an "
                + $"accuracy of {rung.Result.Matrix.Accuracy * PointsPerShare:0.0} %; guessing gives a UAR of "
                + $"{PointsPerShare / rung.Result.Table.Labels.Count:0.0} %."
        );

    private static string Step(LadderRung from, LadderRung to)
    {
        var points = (from.Result.Matrix.Uar - to.Result.Matrix.Uar) * PointsPerShare;
        var (before, after) = (TrainingRows(from.Result), TrainingRows(to.Result));
        var rows =
            before is null || after is null || Math.Abs(after.Value - before.Value) < 0.1 * before.Value
                ? ""
                : FormattableString.Invariant($" (with {after:0} instead of {before:0} training rows per fold)");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"From {from.Protocol.Title} to {to.Protocol.Title} the UAR {(points >= 0 ? "falls" : "rises")} by {Math.Abs(points):0.0} "
                + $"points{rows}."
        );
    }

    // Numbers of segments and of whole recordings cannot be compared.
    private static double? TrainingRows(EvaluationResult result) =>
        result.Table.Cutting is null ? result.Split.Folds.Average(fold => fold.Train.Count) : null;

    private static IEnumerable<string> OfClasses(LadderRung rung)
    {
        var matrix = rung.Result.Matrix;
        var classes = matrix.Present.OrderByDescending(score => score.F1).ToArray();
        if (classes.Length < 2)
        {
            yield break;
        }

        var confused = EvaluationReadings.MostConfused(matrix) is var (truth, predicted, share)
            ? $"; {truth} is most often mistaken for {predicted} ({Wording.WholePercent(share)} of its rows)"
            : "";
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"On {rung.Protocol.Title}, {classes[0].Label} is recognised best (F1 {classes[0].F1 * PointsPerShare:0} %) and "
                + $"{classes[^1].Label} worst ({classes[^1].F1 * PointsPerShare:0} %){confused}."
        );
    }

    private static IEnumerable<string> OfSpeakers(EvaluationResult result)
    {
        if (result.Speakers.Count > 1)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"The UAR of single speakers ranges from {result.WorstSpeaker.Uar * PointsPerShare:0} % "
                    + $"({result.WorstSpeaker.Speaker}) to {result.BestSpeaker.Uar * PointsPerShare:0} % "
                    + $"({result.BestSpeaker.Speaker})."
            );
        }
    }
}
