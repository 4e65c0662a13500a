namespace SerWorkbook.Progress;

/// <summary>One stage at several sizes of a corpus.</summary>
/// <param name="Name">Name of the stage.</param>
/// <param name="Timings">What it took, by rising size.</param>
internal sealed record StageGrowth(string Name, IReadOnlyList<StageTiming> Timings)
{
    /// <summary>The growth of each stage, in the order in which stages first come.</summary>
    /// <exception cref="ArgumentException">A stage was measured at one size only.</exception>
    public static IReadOnlyList<StageGrowth> Of(IEnumerable<StageTiming> timings) =>
        [
            .. timings
                .GroupBy(timing => timing.Stage)
                .Select(stage =>
                    stage.Select(timing => timing.Recordings).Distinct().Count() > 1
                        ? new StageGrowth(stage.Key, [.. stage.OrderBy(timing => timing.Recordings)])
                        : throw new ArgumentException($"The stage '{stage.Key}' was measured at one size; two are needed.", nameof(timings))
                ),
        ];

    /// <summary>
    /// The exponent of the growth of the processor time between the two largest sizes: 1 is linear, 2 quadratic. Not a number where no time
    /// was measured.
    /// </summary>
    public double Exponent
    {
        get
        {
            var (before, last) = (Timings[^2], Timings[^1]);
            return before.ProcessorSeconds > 0 && last.ProcessorSeconds > 0
                ? Math.Log(last.ProcessorSeconds / before.ProcessorSeconds) / Math.Log((double)last.Recordings / before.Recordings)
                : double.NaN;
        }
    }

    /// <summary>What the stage took at a size; <see langword="null"/> where it was not measured.</summary>
    public StageTiming? At(int recordings) => Timings.FirstOrDefault(timing => timing.Recordings == recordings);
}
