using System.Globalization;
using SerWorkbook.Text;

namespace SerWorkbook.Figures;

/// <summary>What figures of a search mean.</summary>
internal static class SearchReadings
{
    public static string Progress(SearchResult result)
    {
        var (best, winner) = (result.Best, result.Winner);
        var found = string.Create(
            CultureInfo.InvariantCulture,
            $"The highest UAR, {best.Uar * 100:0.0} %, is that of trial {best.Number} of {result.Trials.Count}"
        );
        return result.Ranking.Count == 1 ? $"Only trial {best.Number} finished, with a UAR of {Wording.Percent(best.Uar)}."
            : winner.Number != best.Number
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"{found}, but it does not clearly beat trial {winner.Number} ({winner.Uar * 100:0.0} %), which therefore wins."
                )
            : $"{found}, which clearly beats every earlier trial.";
    }

    public static string Importance(IReadOnlyList<SettingImportance> shares) =>
        shares[0].Share > 0
            ? $"The choice of '{shares[0].Title}' matters most: it explains {Wording.WholePercent(shares[0].Share)} of the differences in "
                + $"score{(shares[0].IsShared ? "" : $" among the trials of {shares[0].Trainer}")}."
            : "The scores do not differ, so no choice matters.";

    public static string Trainers(IReadOnlyList<Trial> best, int speakers)
    {
        static string Words(Trial trial) => $"{TrainerCatalogue.TitleOf(trial.Recipe.Trainer)} ({Wording.Percent(trial.Uar)})";
        if (best.Count == 1)
        {
            return $"Only one trainer finished a trial: {Words(best[0])}.";
        }

        var overlapping = best.Skip(1).Count(trial => trial.UarInterval.High >= best[0].UarInterval.Low);
        return $"The highest score is that of {Words(best[0])}, the lowest that of {Words(best[^1])}."
            + (
                overlapping == 0
                    ? ""
                    : $" The interval of the best overlaps {(overlapping == 1 ? "that of 1 other" : $"those of {overlapping} others")}: "
                        + $"with {Wording.Count(speakers, "speaker")}, their order may be chance."
            );
    }
}
