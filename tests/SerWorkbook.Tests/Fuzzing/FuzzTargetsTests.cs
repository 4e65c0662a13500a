using System.Diagnostics;

namespace SerWorkbook.Tests.Fuzzing;

/// <summary>Every reader of foreign bytes reads a fixed number of inputs; long runs are made by hand.</summary>
public sealed class FuzzTargetsTests(ITestOutputHelper output)
{
    private const int Inputs = 400;

    [Fact]
    public void No_reader_throws_hangs_exceeds_its_memory_or_gives_what_is_not_finite()
    {
        var program = Path.Combine(
            AppContext.BaseDirectory.Replace("SerWorkbook.Tests", "SerWorkbook.Fuzzing", StringComparison.Ordinal),
            "SerWorkbook.Fuzzing.dll"
        );
        var start = new ProcessStartInfo("dotnet", [program, "run", "all", "--inputs", $"{Inputs}", "--seed", "1"])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var report = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        output.WriteLine(report);
        Assert.True(process.ExitCode == 0, report);
        Assert.DoesNotContain(" 0 edges", report, StringComparison.Ordinal);
        Assert.Contains(", 0 findings", report, StringComparison.Ordinal);
    }
}
