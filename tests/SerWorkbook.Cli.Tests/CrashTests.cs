using SerWorkbook.Notebooks;
using static SerWorkbook.Cli.Tests.SmallNotebook;

namespace SerWorkbook.Cli.Tests;

/// <summary>Cells that take their process down: ser lives on, says so in a sentence and keeps what was done.</summary>
public sealed class CrashTests
{
    private const string NativeWrite = """
        using System.Runtime.InteropServices;
        [DllImport("libc")] static extern IntPtr memset(IntPtr to, int value, nint count);
        memset((IntPtr)8, 1, 100_000);
        """;

    [Theory]
    [InlineData(NativeWrite, "a signal (SIGSEGV)")]
    [InlineData("int Deeper(int n) => Deeper(n + 1) + 1;\nDeeper(0)", "Stack overflow")]
    [InlineData("Environment.FailFast(\"no more\");", "a signal (SIGABRT)")]
    [InlineData("Environment.Exit(0);", "exit code 0")]
    [InlineData(
        "var thread = new System.Threading.Thread(() => throw new Exception(\"in a "
            + "thread\"));\nthread.Start();\nSystem.Threading.Thread.Sleep(60_000);",
        "Unhandled exception. System.Exception: in a thread"
    )]
    public void Crash_is_a_failed_cell(string code, string how)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are Unix's.");
        using var ser = new SerProcess();
        Save(ser.At("a.ipynb"), "Console.WriteLine(\"kept\");", code, "3");

        var run = ser.Run("notebooks", "run", "a.ipynb");

        Assert.Equal(2, run.Code);
        var complaint = Assert.Single(run.Error.Split('\n'), line => line.StartsWith("ser: ", StringComparison.Ordinal));
        Assert.StartsWith("ser: a.ipynb: cell 2: Crash: The cell ended its process with ", complaint, StringComparison.Ordinal);
        Assert.Contains(how, complaint, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        var cells = NotebookDocument.Load(ser.At("a.ipynb")).Cells;
        Assert.Equal([1, 2, null], cells.Select(cell => cell.ExecutionCount));
        Assert.Equal("kept\n", Assert.IsType<StreamOutput>(Assert.Single(cells[0].Outputs)).Text);
        Assert.Equal("Crash", Assert.IsType<ErrorOutput>(Assert.Single(cells[1].Outputs)).Name);
        Assert.Contains("\"failed\"", File.ReadAllText(ser.At(".ser/a.run.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void Crashing_cell_keeps_what_it_had_put_out()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are Unix's.");
        using var ser = new SerProcess();
        const string Outputs =
            "var bar = display(\"at 1\");\nfor (var i = 1; i <= 1000; i++) Console.Write($\"{i} \");\nConsole.Error.WriteLine(\"oh "
            + "\U0001F600\");\nbar.Update(\"at 2\");\nearlier.Update(\"changed\");\n";
        Save(ser.At("a.ipynb"), "var earlier = display(\"not changed\");", Outputs + "Environment.FailFast(\"no more\");");

        Assert.Equal(2, ser.Run("notebooks", "run", "a.ipynb").Code);

        var outputs = NotebookDocument.Load(ser.At("a.ipynb")).Cells[1].Outputs;
        Assert.Equal(4, outputs.Count);
        Assert.Equal("at 2", Assert.IsType<DisplayOutput>(outputs[0]).Data.Text("text/plain"));
        Assert.Equal(
            string.Concat(Enumerable.Range(1, 1000).Select(i => FormattableString.Invariant($"{i} "))),
            Assert.IsType<StreamOutput>(outputs[1]).Text
        );
        Assert.Equal(new StreamOutput("stderr", "oh \U0001F600\n"), outputs[2]);
        Assert.Equal("Crash", Assert.IsType<ErrorOutput>(outputs[3]).Name);
    }

    [Fact]
    public void Page_shows_the_crash_and_what_came_before()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are Unix's.");
        using var ser = new SerProcess();
        Save(ser.At("a.ipynb"), "Console.WriteLine(\"kept\");", NativeWrite);
        ser.Run("notebooks", "run", "a.ipynb");

        Assert.Equal(0, ser.Run("notebooks", "render", "a.ipynb").Code);

        var page = File.ReadAllText(ser.At("a.html"));
        Assert.Contains("kept", page, StringComparison.Ordinal);
        Assert.Contains("The cell ended its process with a signal (SIGSEGV)", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Next_notebook_after_a_crash_would_run_in_a_new_process_and_check_tells_of_the_crash()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are Unix's.");
        using var ser = new SerProcess();
        Save(ser.At("1.ipynb"), "Environment.Exit(7);");
        Save(ser.At("2.ipynb"), "2");
        ser.Run("notebooks", "run", "2.ipynb");

        var check = ser.Run("notebooks", "check", ".");

        Assert.Equal(2, check.Code);
        Assert.Contains("1.ipynb: cell 1: Crash: The cell ended its process with exit code 7", check.Error, StringComparison.Ordinal);
        Assert.Contains("2.ipynb: 1 cells compared, none differ", check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Worker_does_not_outlive_a_ser_that_is_killed()
    {
        Assert.SkipUnless(Directory.Exists("/proc/self"), "Looks for processes below /proc.");
        using var ser = new SerProcess();
        Save(ser.At("a.ipynb"), "Environment.ProcessId", "while (true) System.Threading.Thread.Sleep(10);");
        using var run = ser.Start("notebooks", "run", "a.ipynb");
        while (run.StandardError.ReadLine() is { } line && !line.StartsWith("a 2/2", StringComparison.Ordinal)) { }

        var result = Assert.IsType<ResultOutput>(Assert.Single(NotebookDocument.Load(ser.At("a.ipynb")).Cells[0].Outputs));
        using var worker = System.Diagnostics.Process.GetProcessById(
            int.Parse(result.Data.Text("text/plain")!, System.Globalization.CultureInfo.InvariantCulture)
        );
        Assert.NotEqual(run.Id, worker.Id);
        run.Kill();

        Assert.True(worker.WaitForExit(TimeSpan.FromSeconds(30)));
    }
}
