using SerWorkbook.Numerics;
using SerWorkbook.Progress;
using SerWorkbook.Text;

namespace SerWorkbook;

/// <summary>Tables about the time that stages of the work take.</summary>
public static class StageTables
{
    private const double Megabyte = 1 << 20;

    /// <summary>How the processor time of each stage grows with the corpus.</summary>
    /// <param name="timings">Each stage at two sizes or more; sizes rise.</param>
    /// <returns>A row per stage; the last column is the exponent of the growth: 1 is linear, 2 is quadratic.</returns>
    /// <exception cref="ArgumentException">A stage was measured at one size only.</exception>
    public static ResultTable Growth(IReadOnlyList<StageTiming> timings)
    {
        ArgumentNullException.ThrowIfNull(timings);
        var stages = StageGrowth.Of(timings);
        return ResultTable.Of(
            "Processor time by the size of the corpus, seconds",
            stages,
            columns =>
            {
                columns.Add("Stage", stage => stage.Name);
                foreach (var (i, size) in stages.SelectMany(stage => stage.Timings.Select(t => t.Recordings)).Distinct().Order().Index())
                {
                    columns.Add(Wording.Count(size, "recording"), stage => stage.At(size)?.ProcessorSeconds, "0.00");
                }

                columns
                    .Add("Peak memory, MB", stage => stage.Timings.Max(timing => timing.PeakBytes) / Megabyte, "0")
                    .Add("Exponent", stage => stage.Exponent, "0.00");
            }
        ) with
        {
            Footnote =
                "The exponent is that of the growth between the two largest sizes: 1 where the time is proportional to the number of "
                + "recordings, 2 where it is quadratic. Memory is that of the whole program at the largest size.",
        };
    }

    /// <summary>What each stage took over several rounds.</summary>
    /// <param name="rounds">One list of stages per round, one or more, all with the same stages.</param>
    /// <returns>A row per stage and one for their sum: median time, fastest and slowest, processor time, memory.</returns>
    /// <exception cref="ArgumentException">There is no round.</exception>
    public static ResultTable Rounds(IReadOnlyList<IReadOnlyList<StageTiming>> rounds)
    {
        ArgumentNullException.ThrowIfNull(rounds);
        ArgumentOutOfRangeException.ThrowIfZero(rounds.Count, nameof(rounds));
        var whole = rounds.Select(round => new StageTiming(
            "whole",
            round[0].Recordings,
            round.Sum(stage => stage.Seconds),
            round.Sum(stage => stage.ProcessorSeconds),
            round.Max(stage => stage.PeakBytes),
            round.Sum(stage => stage.AllocatedBytes)
        ));
        return ResultTable.Of(
            $"{Wording.Count(rounds[0][0].Recordings, "recording")}, {Wording.Count(rounds.Count, "round")}",
            rounds.SelectMany(round => round).Concat(whole).GroupBy(timing => timing.Stage),
            columns =>
                columns
                    .Add("Stage", stage => stage.Key)
                    .Add("Seconds, median", stage => MiddleValue.Of(stage.Select(timing => timing.Seconds)), "0.00")
                    .Add("Fastest", stage => stage.Min(timing => timing.Seconds), "0.00")
                    .Add("Slowest", stage => stage.Max(timing => timing.Seconds), "0.00")
                    .Add("Processor seconds, median", stage => MiddleValue.Of(stage.Select(timing => timing.ProcessorSeconds)), "0.00")
                    .Add("Peak memory, MB", stage => stage.Max(timing => timing.PeakBytes) / Megabyte, "0")
        ) with
        {
            Footnote =
                "Processor time is that of all cores, with the process that executes the notebooks; memory is that of both together.",
        };
    }
}
