using System.Diagnostics;
using SerWorkbook.Cli.Measuring;

namespace SerWorkbook.Cli.Tests.Measuring;

public sealed class StageClockTests
{
    [Fact]
    public void A_stage_is_charged_with_its_time_its_memory_and_its_allocations()
    {
        const int Bytes = 64 << 20;
        var clock = new StageClock();
        var kept = clock.Measure(
            "busy",
            block => block.Length,
            () =>
            {
                var block = new byte[Bytes];
                Array.Fill(block, (byte)1);
                for (var watch = Stopwatch.StartNew(); watch.ElapsedMilliseconds < 50; ) { }

                return block;
            }
        );
        clock.Measure("idle", _ => 1, () => 0);
        GC.KeepAlive(kept);
        var (busy, idle) = (clock.Timings[0], clock.Timings[1]);
        Assert.Equal(("busy", Bytes), (busy.Stage, busy.Recordings));
        Assert.True(busy.Seconds >= 0.05, $"{busy.Seconds}");
        Assert.True(busy.ProcessorSeconds > 0, $"{busy.ProcessorSeconds}");
        Assert.True(busy.AllocatedBytes >= Bytes, $"{busy.AllocatedBytes}");
        Assert.True(busy.PeakBytes >= Bytes, $"{busy.PeakBytes}");
        Assert.True(idle.AllocatedBytes < Bytes, $"{idle.AllocatedBytes}");
    }

    [Fact]
    public void A_process_that_starts_during_a_stage_is_charged_to_it()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Skip("The other process is a shell of Linux.");
        }

        Process? other = null;
        var clock = new StageClock { Other = () => other };
        clock.Measure(
            "with another",
            _ => 1,
            () =>
            {
                other = Process.Start("/bin/sh", ["-c", "i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done; sleep 60"]);
                while (ProcessMeter.Processor(other) == TimeSpan.Zero)
                {
                    Thread.Sleep(5);
                }

                return 0;
            }
        );
        var used = ProcessMeter.Processor(other!).TotalSeconds;
        other!.Kill();
        other.WaitForExit();
        Assert.InRange(used, 0.001, clock.Timings[0].ProcessorSeconds + 5);
        Assert.True(clock.Timings[0].ProcessorSeconds > 0);
    }
}
