using System.Globalization;
using SerWorkbook.Text;

namespace SerWorkbook.Figures;

/// <summary>What figures of scores mean.</summary>
internal static class EvaluationReadings
{
    // Smaller differences of UAR or of precision and recall are not worth a sentence, shares.
    private const double SmallGap = 0.05;
    private const double WideGap = 0.1;

    public static string Confusion(ConfusionMatrix matrix)
    {
        var present = matrix.Present.ToArray();
        if (present.Length == 1)
        {
            return $"Only {present[0].Label} was tested; {Wording.WholePercent(present[0].Recall)} of its rows are recognised.";
        }

        var (best, worst) = (present.MaxBy(score => score.Recall)!, present.MinBy(score => score.Recall)!);
        var recalls =
            best.Recall == worst.Recall
                ? $"Every emotion is recognised equally well (recall {Wording.WholePercent(best.Recall)})"
                : $"{Wording.Sentence(best.Label)} is recognised best (recall {Wording.WholePercent(best.Recall)}) and {worst.Label} worst "
                    + $"({Wording.WholePercent(worst.Recall)})";
        return MostConfused(matrix) is var (truth, predicted, share)
            ? $"{recalls}. The most frequent confusion: {Wording.WholePercent(share)} of the {truth} rows are mistaken for {predicted}."
            : $"{recalls}.";
    }

    public static string? Classes(ConfusionMatrix matrix)
    {
        var present = matrix.Present.ToArray();
        if (present.Length < 2)
        {
            return null;
        }

        var often = present.MaxBy(score => score.Recall - score.Precision)!;
        var rarely = present.MaxBy(score => score.Precision - score.Recall)!;
        string[] sentences =
        [
            .. often.Recall - often.Precision >= WideGap
                ?
                [
                    $"{Wording.Sentence(often.Label)} is predicted too often: recall {Wording.WholePercent(often.Recall)}, but precision "
                        + $"only {Wording.WholePercent(often.Precision)}.",
                ]
                : (string[])[],
            .. rarely.Precision - rarely.Recall >= WideGap
                ?
                [
                    $"{Wording.Sentence(rarely.Label)} is predicted too rarely: precision {Wording.WholePercent(rarely.Precision)}, but "
                        + $"recall only {Wording.WholePercent(rarely.Recall)}.",
                ]
                : (string[])[],
        ];
        return sentences.Length > 0
            ? string.Join(' ', sentences)
            : "Precision and recall are similar for every emotion: none is predicted far too often or too rarely.";
    }

    public static string Speakers(IReadOnlyList<SpeakerScore> ordered)
    {
        var (best, worst) = (ordered[0], ordered[^1]);
        if (ordered.Count == 1)
        {
            return $"Only one speaker, {best.Speaker}, was tested, so the score says nothing about others.";
        }

        var range = $"{Wording.WholePercent(best.Uar)} for {best.Speaker} to {Wording.WholePercent(worst.Uar)} for {worst.Speaker}";
        return best.Uar - worst.Uar < SmallGap
            ? $"The model works about equally well for every speaker: the UAR ranges from {range}."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"The UAR ranges from {range}: {(best.Uar - worst.Uar) * 100:0} points depend on who speaks."
            );
    }

    public static string Protocols(IReadOnlyList<LadderRung> rungs)
    {
        static bool IsOfUnheardVoices(LadderRung rung) => rung.Result.Split.Apart.HasFlag(KeptApart.Speakers);
        var known = rungs.Where(rung => !IsOfUnheardVoices(rung)).MaxBy(Uar);
        var unheard = rungs.FirstOrDefault(IsOfUnheardVoices);
        if (rungs.Count == 1)
        {
            return $"The UAR on {rungs[0].Protocol.Title} is {Wording.Percent(Uar(rungs[0]))}; guessing gives "
                + $"{Wording.Percent(1.0 / rungs[0].Result.Table.Labels.Count)}.";
        }

        if (known is null || unheard is null)
        {
            return $"The UAR goes from {Words(rungs[0])} to {Words(rungs[^1])}.";
        }

        return Math.Abs(Uar(known) - Uar(unheard)) < SmallGap
                ? $"The UAR is about the same on known voices ({Words(known)}) and on unheard ones ({Words(unheard)})."
            : Uar(known) > Uar(unheard)
                ? $"The UAR falls from {Words(known)}, where the voices are known, to {Words(unheard)}: the model relies on familiar voices."
            : $"The UAR is higher on unheard voices ({Words(unheard)}) than on known ones ({Words(known)}); with "
                + $"{Wording.Count(unheard.Result.Speakers.Count, "speaker")} tested, this may be chance.";

        static double Uar(LadderRung rung) => rung.Result.Matrix.Uar;
        static string Words(LadderRung rung) => $"{Wording.Percent(Uar(rung))} on {rung.Protocol.Title}";
    }

    /// <summary>The confusion with the largest share of its true emotion; <see langword="null"/> if there is none.</summary>
    public static (string Truth, string Predicted, double Share)? MostConfused(ConfusionMatrix matrix)
    {
        var classes = Enumerable.Range(0, matrix.Labels.Count).ToArray();
        var worst = (
            from truth in classes
            where matrix.Classes[truth].Support > 0
            from predicted in classes
            where predicted != truth && matrix[truth, predicted] > 0
            orderby matrix.Share(truth, predicted) descending
            select (matrix.Labels[truth], matrix.Labels[predicted], matrix.Share(truth, predicted))
        ).ToArray();
        return worst.Length > 0 ? worst[0] : null;
    }
}
