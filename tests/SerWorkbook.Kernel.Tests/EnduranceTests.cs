using System.Diagnostics;
using System.Globalization;

namespace SerWorkbook.Kernel.Tests;

/// <summary>Threads and memory are those of the whole process, so that nothing else may run in it meanwhile.</summary>
[Collection(Name)]
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class EnduranceTests
{
    internal const string Name = "alone in the process";

    // The text of a cell is kept for stack traces, and its assembly for its types: about 7 kB, and 50 kB where it declares something.
    private const long MostBytesOfACell = 20_000;

    [Fact]
    public async Task A_thousand_executions_leave_neither_threads_nor_memory_behind()
    {
        await using var kernel = await RunningKernel.StartAsync();
        await RepeatAsync(kernel, 200);
        var (threads, bytes) = Measure();

        await RepeatAsync(kernel, 1000);

        var (threadsAfter, bytesAfter) = Measure();
        Assert.InRange(threadsAfter, 0, threads + 10); // the pool's own
        Assert.InRange((bytesAfter - bytes) / 1000, long.MinValue, MostBytesOfACell);
    }

    private static async Task RepeatAsync(RunningKernel kernel, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await kernel.Client.GoodAsync(string.Create(CultureInfo.InvariantCulture, $"Console.WriteLine({i});\n{i} * 2"));
            kernel.Client.Forget();
        }
    }

    private static (int Threads, long Bytes) Measure()
    {
        var bytes = GC.GetTotalMemory(forceFullCollection: true);
        using var process = Process.GetCurrentProcess();
        return (process.Threads.Count, bytes);
    }
}
