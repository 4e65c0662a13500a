using System.Globalization;

namespace SerWorkbook;

/// <summary>What the protocols say about one recipe.</summary>
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
            .. ladder.Rungs.Take(ladder.Rungs.Count - 1).Take(1).Select(rung => Score("Under the most lenient protocol", rung)),
            Score(ladder.Rungs.Count > 1 ? "Under the strictest" : "Under the only protocol asked for", ladder.Rungs[^1]),
            .. ladder.Rungs.Zip(ladder.Rungs.Skip(1), Step),
            .. OfClasses(ladder.Principal),
            .. OfSpeakers(principal),
            .. principal.MissingClasses.Select(missing => $"{missing}: the UAR counts the emotions that a speaker acts."),
        ];
        return new Findings(sentences);
    }

    private static string Score(string start, LadderRung rung) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{start} ({rung.Protocol.Title}; {rung.Result.Split.Folds.Count} fold{(rung.Result.Split.Folds.Count == 1 ? "" : "s")}) it "
                + $"reaches {rung.Result.Matrix.Uar * PointsPerShare:0.0} % UAR (95 % interval over speakers "
                + $"{rung.Result.UarInterval}) and "
                + $"{rung.Result.Matrix.Accuracy * PointsPerShare:0.0} % accuracy; guessing gives "
                + $"{PointsPerShare / rung.Result.Table.Labels.Count:0.0} % UAR."
        );

    private static string Step(LadderRung from, LadderRung to)
    {
        var points = (from.Result.Matrix.Uar - to.Result.Matrix.Uar) * PointsPerShare;
        var (before, after) = (RowsLearntFrom(from.Result), RowsLearntFrom(to.Result));
        var rows =
            before is null || after is null || Math.Abs(after.Value - before.Value) < 0.1 * before.Value
                ? ""
                : FormattableString.Invariant($" (a fold learns from {after:0} rows instead of {before:0})");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"From {from.Protocol.Title} to {to.Protocol.Title} the UAR {(points >= 0 ? "falls" : "rises")} by {Math.Abs(points):0.0} "
                + $"points{rows}."
        );
    }

    // Rows of pieces and of whole recordings cannot be counted against each other.
    private static double? RowsLearntFrom(EvaluationResult result) =>
        result.Table.Cutting is null ? result.Split.Folds.Average(fold => fold.Train.Count) : null;

    private static IEnumerable<string> OfClasses(LadderRung rung)
    {
        var matrix = rung.Result.Matrix;
        var classes = matrix.Present.OrderByDescending(score => score.F1).ToArray();
        if (classes.Length < 2)
        {
            yield break;
        }

        var (truth, predicted) = MostConfused(matrix);
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"On {rung.Protocol.Title} {classes[0].Label} is recognised best (F1 {classes[0].F1 * PointsPerShare:0} %), "
                + $"{classes[^1].Label} worst ({classes[^1].F1 * PointsPerShare:0} %); {matrix.Labels[truth]} is most often taken for "
                + $"{matrix.Labels[predicted]} ({matrix.Share(truth, predicted) * PointsPerShare:0} % of its recordings)."
        );
    }

    private static IEnumerable<string> OfSpeakers(EvaluationResult result)
    {
        if (result.Speakers.Count > 1)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"Speakers differ: from {result.BestSpeaker.Uar * PointsPerShare:0} % UAR ({result.BestSpeaker.Speaker}) to "
                    + $"{result.WorstSpeaker.Uar * PointsPerShare:0} % ({result.WorstSpeaker.Speaker})."
            );
        }
    }

    private static (int Truth, int Predicted) MostConfused(ConfusionMatrix matrix)
    {
        var classes = Enumerable.Range(0, matrix.Labels.Count).ToArray();
        return (
            from truth in classes
            where matrix.Classes[truth].Support > 0
            from predicted in classes
            where predicted != truth
            orderby matrix.Share(truth, predicted) descending
            select (truth, predicted)
        ).First();
    }
}
