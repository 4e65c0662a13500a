using System.Text.Json;
using SerWorkbook.Notebooks;
using static SerWorkbook.Cli.Tests.SmallNotebook;

namespace SerWorkbook.Cli.Tests;

public sealed class NotebooksTests
{
    [Fact]
    public void Run_check_and_clean_go_together()
    {
        using var ser = new SerProcess();
        File.WriteAllText(ser.At("data.txt"), "one");
        Save(ser.At("a.ipynb"), "1 / 3.0", "System.IO.File.ReadAllText(\"data.txt\")");

        Assert.Contains("executed in", Good(ser, "notebooks", "run", "a.ipynb"), StringComparison.Ordinal);
        Assert.Contains("nothing changed", Good(ser, "notebooks", "run", "a.ipynb"), StringComparison.Ordinal);
        Assert.Contains("executed in", Good(ser, "notebooks", "run", "a.ipynb", "--fresh"), StringComparison.Ordinal);
        Assert.Equal("a.ipynb: 2 cells compared, none differ\n", Good(ser, "notebooks", "check", "a.ipynb"));
        File.WriteAllText(ser.At("data.txt"), "two");
        var drift = ser.Run("notebooks", "check", "a.ipynb");
        Assert.Equal((3, "a.ipynb: 2 cells compared, 1 differ\n"), (drift.Code, drift.Output));
        Assert.Contains(
            "ser: a.ipynb: cell 2: text/plain, line 1: stored is 'one', fresh is 'two'\n",
            drift.Error,
            StringComparison.Ordinal
        );
        Assert.Contains("executed in", Good(ser, "notebooks", "run", "a.ipynb"), StringComparison.Ordinal);
        Assert.Equal("a.ipynb: cleaned\n", Good(ser, "notebooks", "clean", "a.ipynb"));
        Assert.Equal("a.ipynb: already clean\n", Good(ser, "notebooks", "clean", "a.ipynb"));
        Assert.All(NotebookDocument.Load(ser.At("a.ipynb")).Cells, cell => Assert.Empty(cell.Outputs));
    }

    [Fact]
    public void Folder_is_run_in_order_until_one_fails_and_told_as_json()
    {
        using var ser = new SerProcess();
        Save(ser.At("1.ipynb"), "1");
        Save(ser.At("2.ipynb"), "1", "throw new Exception(\"no\");", "3");
        Save(ser.At("3.ipynb"), "1");

        var run = ser.Run("notebooks", "run", ".", "--json");

        Assert.Equal(2, run.Code);
        Assert.Contains("ser: ./2.ipynb: cell 2, line 1: Exception: no\n", run.Error, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(run.Output);
        var notebooks = json.RootElement.GetProperty("notebooks").EnumerateArray().ToArray();
        Assert.Equal(["executed", "failed"], notebooks.Select(notebook => notebook.GetProperty("status").GetString()));
        Assert.Equal(2, notebooks[1].GetProperty("cells").GetArrayLength());
        Assert.Equal("cell 2, line 1: Exception: no", notebooks[1].GetProperty("error").GetString());
    }

    [Fact]
    public void Cells_beyond_the_last_or_beyond_their_time_are_not_executed()
    {
        using var ser = new SerProcess();
        Save(ser.At("a.ipynb"), "1", "while (true) System.Threading.Thread.Sleep(10);", "3");

        Good(ser, "notebooks", "run", "a.ipynb", "--to", "1", "--out", "out");
        var late = ser.Run("notebooks", "run", "a.ipynb", "--timeout", "10s");

        Assert.Equal([1, null, null], NotebookDocument.Load(ser.At("out/a.ipynb")).Cells.Select(cell => cell.ExecutionCount));
        Assert.Equal(2, late.Code);
        Assert.Contains(
            "ser: a.ipynb: cell 2: Timeout: The cell ran for more than 10 s and was stopped.",
            late.Error,
            StringComparison.Ordinal
        );
        Assert.Equal([1, 2, null], NotebookDocument.Load(ser.At("a.ipynb")).Cells.Select(cell => cell.ExecutionCount));
    }

    [Fact]
    public void Each_notebook_of_a_folder_is_given_the_parameters_that_it_declares()
    {
        using var ser = new SerProcess();
        new NotebookDocument
        {
            Cells = [NotebookCell.Code("int n = 1;", "parameters") with { Id = "p" }, NotebookCell.Code("n") with { Id = "n" }],
        }.Save(ser.At("1.ipynb"));
        Save(ser.At("2.ipynb"), "2");

        Good(ser, "notebooks", "run", ".", "--param", "n=5");
        var unknown = ser.Run("notebooks", "run", ".", "--param", "m=5");

        Assert.Contains("\"5\"", File.ReadAllText(ser.At("1.ipynb")), StringComparison.Ordinal);
        Assert.Equal(1, unknown.Code);
        Assert.Contains("'m' is not a parameter of any of the 2 notebooks; allowed are n.", unknown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Cells_in_other_languages_are_kept_and_named()
    {
        using var ser = new SerProcess();
        Save(ser.At("a.ipynb"), "1 + 1", "#!fsharp\nlet x = 1", "2 + 2");

        var run = ser.Run("notebooks", "run", "a.ipynb", "--json");
        var check = ser.Run("notebooks", "check", "a.ipynb");
        var rerun = ser.Run("notebooks", "run", "a.ipynb");

        Assert.Equal(0, run.Code);
        Assert.Contains(
            "a.ipynb: cell 2 of the notebook is in F# and was skipped; only C# is executed\n",
            run.Error,
            StringComparison.Ordinal
        );
        using var json = JsonDocument.Parse(run.Output);
        var passed = Assert.Single(json.RootElement.GetProperty("notebooks")[0].GetProperty("passedOver").EnumerateArray());
        Assert.Equal(
            (2, "c2", "F#"),
            (passed.GetProperty("cell").GetInt32(), passed.GetProperty("id").GetString(), passed.GetProperty("language").GetString())
        );
        Assert.Equal([1, null, 2], NotebookDocument.Load(ser.At("a.ipynb")).Cells.Select(cell => cell.ExecutionCount));
        Assert.Equal((0, "a.ipynb: 2 cells compared, none differ\n"), (check.Code, check.Output));
        Assert.Contains("nothing changed", rerun.Output, StringComparison.Ordinal);
        Assert.Contains("is in F#", rerun.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_names_what_is_left_out_and_reads_no_file_outside_the_folder()
    {
        using var ser = new SerProcess();
        Directory.CreateDirectory(ser.At("own"));
        File.WriteAllText(ser.At("secret.png"), "secret");
        new NotebookDocument
        {
            Cells =
            [
                NotebookCell.Markdown("![x](../secret.png)") with
                {
                    Id = "m",
                },
                NotebookCell.Code("HTML(\"<div id=d>before</div><form action=x></form>\")") with
                {
                    Id = "c",
                },
            ],
        }.Save(ser.At("own/a.ipynb"));
        Good(ser, "notebooks", "run", "own/a.ipynb");

        Good(ser, "notebooks", "render", "own/a.ipynb", "--out", "pages");

        var page = File.ReadAllText(ser.At("pages/a.html"));
        Assert.Contains("In this output, a form was left out.", page, StringComparison.Ordinal);
        Assert.Contains(
            "The picture &#39;../secret.png&#39; was left out: it lies outside the notebook&#39;s folder.",
            page,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(Convert.ToBase64String("secret"u8), page, StringComparison.Ordinal);
    }

    [Fact]
    public void Chart_of_Plotly_and_data_frame_of_a_cell_are_on_the_page()
    {
        using var ser = new SerProcess();
        Save(
            ser.At("a.ipynb"),
            "using Plotly.NET;\nusing Microsoft.Data.Analysis;\nGenericChart.ofTraceObjects(true, new[] { new Trace(\"bar\") })",
            "new DataFrame(new PrimitiveDataFrameColumn<int>(\"Salary\", new[] { 1, 2 }))"
        );

        Good(ser, "notebooks", "run", "a.ipynb");
        Good(ser, "notebooks", "render", "a.ipynb", "--out", "pages");

        var page = File.ReadAllText(ser.At("pages/a.html"));
        Assert.Contains("<figure class=\"plot\" aria-label=\"Chart: bar\"", page, StringComparison.Ordinal);
        Assert.Contains("id=\"plotly-source\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("cdn.plot.ly/plotly", page, StringComparison.Ordinal);
        Assert.Contains("<th class=\"number\">Salary</th>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_notebook_says_cannot_steer_the_terminal()
    {
        using var ser = new SerProcess();
        new NotebookDocument
        {
            Cells =
            [
                NotebookCell.Markdown("# \u001b[2J heading") with
                {
                    Id = "m",
                },
                NotebookCell.Code("throw new Exception(\"\\u001b]8;;http://example.org\\u0007\\0link\\r\\nmore\");") with
                {
                    Id = "c",
                },
            ],
        }.Save(ser.At("a.ipynb"));

        var run = ser.Run("notebooks", "run", "a.ipynb");

        Assert.Equal(2, run.Code);
        Assert.Contains("link more", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(run.Error.Replace("\n", "", StringComparison.Ordinal), char.IsControl);
    }

    private static string Good(SerProcess ser, params string[] args)
    {
        var run = ser.Run(args);
        Assert.True(run.Code == 0, run.Error);
        return run.Output;
    }
}
