using System.Globalization;
using SerWorkbook.Charts.Grammar;
using SerWorkbook.Progress;

namespace SerWorkbook;

/// <summary>Figures about the time that stages of the work take.</summary>
public static class StageFigures
{
    // Below this, starting a thread weighs more than the work.
    private const double ShortestSeconds = 0.001;

    /// <summary>How the processor time of each stage grows with the corpus, on axes on which a straight line is a power.</summary>
    /// <param name="timings">Each stage at two sizes or more.</param>
    /// <exception cref="ArgumentException">A stage was measured at one size only.</exception>
    public static Figure Growth(IReadOnlyList<StageTiming> timings)
    {
        ArgumentNullException.ThrowIfNull(timings);
        var stages = StageGrowth.Of(timings);
        var (smallest, largest) = (timings.Min(timing => timing.Recordings), timings.Max(timing => timing.Recordings));
        var steepest = stages.Where(stage => !double.IsNaN(stage.Exponent)).MaxBy(stage => stage.Exponent);
        var slowest = stages.MaxBy(stage => stage.Timings[^1].ProcessorSeconds)!;
        return new Figure(
            "stage-growth",
            "How the time grows with the corpus",
            string.Create(
                CultureInfo.InvariantCulture,
                $"Lines of the processor time of {stages.Count} stages for {smallest} to {largest} recordings on logarithmic axes. At "
                    + $"{largest} recordings, {slowest.Name} takes longest with {slowest.Timings[^1].ProcessorSeconds:0.0} s."
            ),
            new Panel(
                Axis.Log("Recordings"),
                Axis.Log("Processor time", "s"),
                [
                    .. stages.Select(
                        (stage, number) =>
                            (Mark)
                                new Lines(
                                    stage.Timings.Select(timing => (double)timing.Recordings),
                                    stage.Timings.Select(timing => Math.Max(ShortestSeconds, timing.ProcessorSeconds)),
                                    stage.Name
                                )
                                {
                                    Dots = true,

                                    // Then the first colour comes again.
                                    Dash = number < Palette.Series.Count ? LineDash.Solid : LineDash.Dash,
                                }
                    ),
                ]
            )
        )
        {
            Interpretation = steepest is null
                ? null
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"The steepest stage is {steepest.Name}: between the two largest sizes its time grows with the power "
                        + $"{steepest.Exponent:0.00} of the number of recordings."
                ),
        };
    }
}
