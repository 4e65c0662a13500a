using System.Diagnostics;
using System.Globalization;
using SerWorkbook.Cli.Terminal;
using SerWorkbook.Notebooks;
using static SerWorkbook.Cli.Tests.SmallNotebook;

namespace SerWorkbook.Cli.Tests;

/// <summary>How runs end: by a time limit, after errors, and what is left behind.</summary>
public sealed class RunEndingTests
{
    [Theory]
    // A worker that is stopped altogether cannot watch the time itself.
    [InlineData("System.Diagnostics.Process.Start(\"kill\", $\"-STOP {Environment.ProcessId}\").WaitForExit();")]
    // As a crash while the cell is being stopped.
    [InlineData("try { while (true) { } } finally { Environment.Exit(3); }")]
    [InlineData("System.Text.RegularExpressions.Regex.IsMatch(new string('a', 40) + \"!\", \"^(a+)+$\")")]
    public void Cell_that_outlives_its_time_ends_as_timeout_and_keeps_its_outputs(string code)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are Unix's.");
        using var ser = new SerProcess();
        Save(ser.At("a.ipynb"), "Console.WriteLine(\"before\");", "Console.WriteLine(\"within\");\n" + code, "3");

        var run = ser.Run("notebooks", "run", "a.ipynb", "--timeout", "12s");

        Assert.Equal(2, run.Code);
        Assert.Contains(
            "ser: a.ipynb: cell 2: Timeout: The cell ran for more than 12 s and was stopped.",
            run.Error,
            StringComparison.Ordinal
        );
        var cells = NotebookDocument.Load(ser.At("a.ipynb")).Cells;
        Assert.Equal("before\n", Assert.IsType<StreamOutput>(Assert.Single(cells[0].Outputs)).Text);
        Assert.Equal("within\n", Assert.IsType<StreamOutput>(cells[1].Outputs[0]).Text);
        Assert.Equal("Timeout", Assert.Single(cells[1].Outputs.OfType<ErrorOutput>()).Name);
        Assert.Empty(cells[2].Outputs);
    }

    [Fact]
    public void Processes_that_cells_started_end_with_the_run()
    {
        Assert.SkipUnless(Directory.Exists("/proc/self"), "Looks for processes below /proc.");
        using var ser = new SerProcess();
        Save(
            ser.At("a.ipynb"),
            "System.Diagnostics.Process.Start(\"sh\", [\"-c\", "
                + "\"setsid sleep 600 & echo $! > orphan; sleep 600 & echo $! > child; wait\"]);",
            "using System.IO;\n"
                + "while (!File.Exists(\"child\") || File.ReadAllText(\"child\").Length == 0) System.Threading.Thread.Sleep(10);"
        );
        Save(
            ser.At("b.ipynb"),
            "using System.IO;\nvar stat = $\"/proc/{File.ReadAllText(\"child\").Trim()}/stat\";\n"
                + "File.Exists(stat) && !File.ReadAllText(stat).Contains(\") Z\")"
        );

        Assert.Equal(0, ser.Run("notebooks", "run", ".").Code);

        var seen = Assert.IsType<ResultOutput>(Assert.Single(NotebookDocument.Load(ser.At("b.ipynb")).Cells[0].Outputs));
        Assert.Equal("False", seen.Data.Text("text/plain"));
        Assert.All((string[])["orphan", "child"], name => Assert.False(IsAlive(File.ReadAllText(ser.At(name)).Trim()), name));
    }

    [Fact]
    public void Allowed_errors_are_all_named_and_give_the_exit_code()
    {
        using var ser = new SerProcess();
        Save(ser.At("a.ipynb"), "throw new Exception(\"one\");", "nothing", "3");
        Save(ser.At("b.ipynb"), "4");

        var run = ser.Run("notebooks", "run", ".", "--allow-errors");

        Assert.Equal(2, run.Code);
        Assert.Contains("a.ipynb: cell 1, line 1: Exception: one", run.Error, StringComparison.Ordinal);
        Assert.Contains("a.ipynb: cell 2, line 1: CompilationError: ", run.Error, StringComparison.Ordinal);
        Assert.Equal([1, 2, 3], NotebookDocument.Load(ser.At("a.ipynb")).Cells.Select(cell => cell.ExecutionCount));
        Assert.Single(NotebookDocument.Load(ser.At("b.ipynb")).Cells[0].Outputs);
    }

    [Fact]
    public void Other_languages_are_refused_where_they_are_not_to_be_skipped()
    {
        using var ser = new SerProcess();
        Save(ser.At("a.ipynb"), "System.IO.File.WriteAllText(\"touched\", \"\");");
        Save(ser.At("b.ipynb"), "1", "#!html\n<b>x</b>", "#!fsharp\nlet x = 1");

        var refused = ser.Run("notebooks", "run", ".", "--other-languages", "refuse");
        var check = ser.Run("notebooks", "check", ".", "--other-languages", "refuse");
        var wrong = ser.Run("notebooks", "run", ".", "--other-languages", "no");

        Assert.Equal((1, 1, 1), (refused.Code, check.Code, wrong.Code));
        Assert.Contains("b.ipynb, cell 3 (F#). Nothing was executed.", refused.Error, StringComparison.Ordinal);
        Assert.Contains("--other-languages is 'no'; it may be skip or refuse.", wrong.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(ser.At("touched")));
    }

    [Theory]
    [InlineData("short", 10, "short")]
    [InlineData("exactly ten", 11, "exactly ten")]
    [InlineData("a longer line", 8, "a longe…")]
    [InlineData("日本語の長い行", 8, "日本語…")]
    [InlineData("two\nlines", 20, "two lines")]
    public void Progress_is_one_line_no_wider_than_the_terminal(string text, int width, string shown) =>
        Assert.Equal(shown, StatusLine.Cut(text, width));

    private static bool IsAlive(string id)
    {
        try
        {
            using var process = Process.GetProcessById(int.Parse(id, CultureInfo.InvariantCulture));
            return !process.HasExited && !File.ReadAllText($"/proc/{id}/stat").Contains(") Z", StringComparison.Ordinal);
        }
        catch (Exception e) when (e is ArgumentException or IOException or InvalidOperationException)
        {
            return false;
        }
    }
}
