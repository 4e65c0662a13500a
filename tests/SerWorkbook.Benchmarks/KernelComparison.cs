using System.Diagnostics;
using System.Globalization;
using SerWorkbook.Interactive.Tests;
using SerWorkbook.Kernel.Tests.Client;

namespace SerWorkbook.Benchmarks;

/// <summary>The workbook's kernel beside that of .NET Interactive: the same cells, one kernel after the other, several times.</summary>
internal static class KernelComparison
{
    private const int Cells = 1000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static async Task RunAsync(int rounds)
    {
        if (!RealKernelTool.IsHere)
        {
            Console.Error.WriteLine(RealKernelTool.Missing);
            return;
        }

        List<Measured> own = [];
        List<Measured> real = [];
        for (var round = 0; round < rounds; round++)
        {
            own.Add(await MeasureAsync(KernelUnderTest.StartOwnAsync));
            real.Add(await MeasureAsync(folder => KernelUnderTest.StartRealAsync(folder)));
        }

        Console.WriteLine($"| median of {rounds} | this kernel | .NET Interactive |\n| --- | --- | --- |");
        Row("from the start of the process to the first result", own, real, measured => measured.First.TotalSeconds, "0.0' s'");
        Row("a later cell, median", own, real, measured => measured.Later.TotalMilliseconds, "0' ms'");
        Row($"memory after {Cells} cells", own, real, measured => measured.Bytes / 1e6, "0' MB'");
        Row(
            "from the interrupt of `while (true)` to the end of the cell",
            own,
            real,
            measured => measured.Interrupt?.TotalSeconds,
            "0.0' s'"
        );
        Console.WriteLine(
            $"State kept after the interrupt: {own.Count(m => m.IsStateKept)} and {real.Count(m => m.IsStateKept)} of {rounds}."
        );
    }

    private static async Task<Measured> MeasureAsync(Func<string, Task<KernelUnderTest>> start)
    {
        var clock = Stopwatch.StartNew();
        await using var kernel = await start(Path.GetTempPath());
        await kernel.Client.GoodAsync("var kept = 6 * 7;\nkept");
        var first = clock.Elapsed;
        List<TimeSpan> later = [];
        for (var i = 0; i < Cells; i++)
        {
            clock.Restart();
            await kernel.Client.GoodAsync(
                string.Create(CultureInfo.InvariantCulture, $"Console.WriteLine({i});\nnew[] {{ {i}, kept }}.Sum()")
            );
            later.Add(clock.Elapsed);
            kernel.Client.Forget();
        }

        var bytes = kernel.WorkingSet;
        var (interrupt, isKept) = await InterruptAsync(kernel.Client);
        return new Measured(first, later.Order().ElementAt(Cells / 2), bytes, interrupt, isKept);
    }

    private static async Task<(TimeSpan? Time, bool IsStateKept)> InterruptAsync(KernelClient client)
    {
        var loop = client.SendCell("while (true) { }");
        await client.BusyAsync(loop);
        await Task.Delay(1000);
        var clock = Stopwatch.StartNew();
        client.Send("interrupt_request", new { }, control: true);
        try
        {
            await client.EndAsync(loop).WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            return (null, false);
        }

        var time = clock.Elapsed;
        try
        {
            return (time, (await client.RunAsync("kept").WaitAsync(Patience)).Status == "ok");
        }
        catch (TimeoutException)
        {
            return (time, false);
        }
    }

    private sealed record Measured(TimeSpan First, TimeSpan Later, long Bytes, TimeSpan? Interrupt, bool IsStateKept);

    private static void Row(
        string name,
        IReadOnlyList<Measured> own,
        IReadOnlyList<Measured> real,
        Func<Measured, double?> value,
        string format
    ) => Console.WriteLine($"| {name} | {Median(own, value, format)} | {Median(real, value, format)} |");

    private static string Median(IReadOnlyList<Measured> rounds, Func<Measured, double?> value, string format)
    {
        var values = rounds.Select(value).OfType<double>().Order().ToArray();
        return values.Length <= rounds.Count / 2
            ? FormattableString.Invariant($"not within {Patience.TotalSeconds:0} s")
            : values[values.Length / 2].ToString(format, CultureInfo.InvariantCulture);
    }
}
