using System.Diagnostics;

namespace SerWorkbook.Cli.Measuring;

/// <summary>Measures stages of the work: time by the clock, processor time, and memory.</summary>
internal sealed class StageClock
{
    private readonly List<StageTiming> _timings = [];

    /// <summary>The process that does part of the work, if there is one at the moment.</summary>
    public Func<Process?> Other { get; set; } = () => null;

    /// <summary>What was measured, in order.</summary>
    public IReadOnlyList<StageTiming> Timings => _timings;

    /// <summary>Does the work of a stage and measures it.</summary>
    /// <param name="stage">Name of the stage.</param>
    /// <param name="recordings">Number of recordings that the result is about.</param>
    /// <param name="work">The work.</param>
    public async Task<T> MeasureAsync<T>(string stage, Func<T, int> recordings, Func<Task<T>> work)
    {
        using var own = Process.GetCurrentProcess();
        var other = Other() is { HasExited: false } running ? running : null;
        var before = ProcessMeter.Processor(own);
        var othersBefore = other is null ? TimeSpan.Zero : ProcessMeter.Processor(other);
        ProcessMeter.ResetPeak(own);
        if (other is not null)
        {
            ProcessMeter.ResetPeak(other);
        }

        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var start = Stopwatch.GetTimestamp();
        var result = await work().ConfigureAwait(false);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        var processor = ProcessMeter.Processor(own) - before;
        var peak = ProcessMeter.Peak(own);
        if (Other() is { HasExited: false } now)
        {
            // A process that was started meanwhile has used all of its time in this stage.
            processor += ProcessMeter.Processor(now) - (now.Id == other?.Id ? othersBefore : TimeSpan.Zero);
            peak += ProcessMeter.Peak(now);
        }

        _timings.Add(new StageTiming(stage, recordings(result), seconds, processor.TotalSeconds, peak, allocated));
        return result;
    }

    /// <inheritdoc cref="MeasureAsync"/>
    public T Measure<T>(string stage, Func<T, int> recordings, Func<T> work) =>
        MeasureAsync(stage, recordings, () => Task.FromResult(work())).GetAwaiter().GetResult();
}
