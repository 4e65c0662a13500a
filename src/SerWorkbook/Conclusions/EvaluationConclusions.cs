using SerWorkbook.Display;
using SerWorkbook.Evaluation;

namespace SerWorkbook.Conclusions;

/// <summary>What two protocols say about one recipe.</summary>
public static class EvaluationConclusions
{
    /// <summary>Draws the conclusions.</summary>
    /// <param name="pieces">The recipe on random pieces, as the capstone tests.</param>
    /// <param name="speakers">The recipe on speakers that it has not heard.</param>
    public static Findings Of(EvaluationResult pieces, EvaluationResult speakers)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        ArgumentNullException.ThrowIfNull(speakers);
        var classes = speakers.Matrix.Present.OrderByDescending(score => score.F1).ToArray();
        var voices = speakers.Speakers.OrderByDescending(score => score.Uar).ToArray();
        var (truth, predicted) = MostConfused(speakers.Matrix);
        return new Findings([
            FormattableString.Invariant($"On random pieces the recipe reaches {pieces.Matrix.Accuracy * 100:0.0} % accuracy and {pieces.Matrix.Uar * 100:0.0} % UAR; on speakers that it has not heard {speakers.Matrix.Accuracy * 100:0.0} % and {speakers.Matrix.Uar * 100:0.0} % (95 % interval of the UAR {speakers.UarInterval})."),
            FormattableString.Invariant($"The difference of {(pieces.Matrix.Uar - speakers.Matrix.Uar) * 100:0.0} points of UAR is what the same voices, sentences and recordings on both sides are worth, less what pieces lose against whole recordings."),
            FormattableString.Invariant($"{classes[0].Label} is recognised best (F1 {classes[0].F1 * 100:0} %), {classes[^1].Label} worst ({classes[^1].F1 * 100:0} %); {speakers.Matrix.Labels[truth]} is most often taken for {speakers.Matrix.Labels[predicted]} ({speakers.Matrix.Share(truth, predicted) * 100:0} % of its recordings)."),
            FormattableString.Invariant($"Speakers differ: from {voices[0].Uar * 100:0} % UAR ({voices[0].Speaker}) to {voices[^1].Uar * 100:0} % ({voices[^1].Speaker}).")]);
    }

    private static (int Truth, int Predicted) MostConfused(ConfusionMatrix matrix)
    {
        var classes = Enumerable.Range(0, matrix.Labels.Count).ToArray();
        return (from truth in classes
                where matrix.Classes[truth].Support > 0
                from predicted in classes
                where predicted != truth
                orderby matrix.Share(truth, predicted) descending
                select (truth, predicted)).First();
    }
}
