using Microsoft.Data.Analysis;
using SerWorkbook.Notebooks.Execution.Formatting;

namespace SerWorkbook.Notebooks.Tests.Execution;

public sealed class DataFrameFormattingTests
{
    private const string Text =
        "Name                        Salary  Share\nAdam <Larsson> of Edmonton       3    0.5\nnull                          null   null";

    private readonly ValueFormatter _formatter = new(_ => { });
    private readonly DataFrame _frame = new(
        new StringDataFrameColumn("Name", ["Adam <Larsson> of Edmonton", null!]),
        new PrimitiveDataFrameColumn<int>("Salary", [3, null]),
        new PrimitiveDataFrameColumn<double>("Share", [0.5, null])
    );

    [Fact]
    public void Frame_is_a_table_with_its_nulls()
    {
        var bundle = _formatter.Format(_frame, []);

        Assert.Equal(["text/html", "text/plain", "text/csv"], bundle.MimeTypes);
        Assert.StartsWith("<table class=\"ser-data\">\n<thead>", bundle.Text("text/html"), StringComparison.Ordinal);
        Assert.Equal(Text, bundle.Text("text/plain"));
        Assert.Contains("<thead><tr><th>Name</th><th class=\"number\">Salary</th>", bundle.Text("text/html"));
        Assert.Contains("<tr><td>Adam &lt;Larsson&gt; of Edmonton</td><td class=\"number\">3</td>", bundle.Text("text/html"));
        Assert.Contains("<tr><td>null</td><td class=\"number\">null</td>", bundle.Text("text/html"));
        Assert.Equal(Text, _formatter.Format(_frame, ["text/plain"]).Text("text/plain"));
    }

    [Fact]
    public void Columns_and_rows_are_tables_too()
    {
        Assert.Equal("Salary\n     3\n  null", Plain(_frame["Salary"]));
        Assert.Equal(Text, Plain(_frame.Rows));
        Assert.Equal("Name                        Salary  Share\nAdam <Larsson> of Edmonton       3    0.5", Plain(_frame.Rows[0]));
        Assert.Equal(Plain(_frame.Rows[0]), Plain(_frame.Rows.Where(r => r[1] is not null)));
        Assert.StartsWith("Info                            Name           Salary        Share\n", Plain(_frame.Info()));
        Assert.Contains("Max", Plain(_frame.Description()));
        Assert.Equal(Plain(_frame.Rows[0]), Plain(_frame.Head(1)));
    }

    [Fact]
    public void Csv_holds_numbers_in_full_and_quotes_what_needs_it()
    {
        var frame = new DataFrame(
            new StringDataFrameColumn("a,b", ["say \"no\"", null!, "two\nlines"]),
            new DoubleDataFrameColumn("x", [1.0 / 3, null, 1e300]),
            new SingleDataFrameColumn("y", [0.1f, 2f, float.NaN])
        );
        const string Expected = "\"a,b\",x,y\n\"say \"\"no\"\"\",0.3333333333333333,0.1\n,,2\n\"two\nlines\",1E+300,NaN\n";

        Assert.Equal(Expected, _formatter.Format(frame, []).Text("text/csv"));
        Assert.Throws<NotebookException>(() => _formatter.Format(3, ["text/csv"]));
    }

    [Fact]
    public void Long_frame_is_whole_in_html_and_csv_and_short_in_text()
    {
        var bundle = _formatter.Format(Numbers(columns: 4, rows: 130), []);

        Assert.EndsWith("\n… 110 more rows", bundle.Text("text/plain"));
        Assert.Equal(131, bundle.Text("text/html")!.Split("<tr>").Length - 1);
        Assert.Equal(132, bundle.Text("text/csv")!.Split('\n').Length);
    }

    [Fact]
    public void Frame_that_is_too_large_says_how_much_more_there_is_and_gives_its_csv_to_those_who_ask()
    {
        var frame = Numbers(columns: 60, rows: 120);
        var bundle = _formatter.Format(frame, []);

        Assert.Equal(["text/html", "text/plain"], bundle.MimeTypes);
        Assert.EndsWith("\n… 100 more rows, 20 more columns", bundle.Text("text/plain"));
        Assert.Contains("<p>… 20 more rows, 20 more columns</p>\n<script>", bundle.Text("text/html"));
        Assert.Equal(22, bundle.Text("text/plain")!.Split('\n').Length);
        var csv = _formatter.Format(frame, ["text/csv"]).Text("text/csv")!.Split('\n');
        Assert.Equal((122, 60), (csv.Length, csv[120].Split(',').Length));
    }

    [Fact]
    public void Page_has_the_table_and_its_own_script_but_no_frame_for_the_script_of_the_output()
    {
        var output = new ResultOutput { Data = _formatter.Format(Numbers(columns: 2, rows: 30), []) };
        var cell = new NotebookCell
        {
            Id = "a",
            Kind = CellKind.Code,
            Source = "x",
            Outputs = [output],
        };

        var page = HtmlPage.Render(new NotebookDocument { Cells = [cell] }, new HtmlPageOptions());

        Assert.Contains("<table class=\"ser-data\">", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<iframe", page, StringComparison.Ordinal);
        Assert.DoesNotContain("was left out", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Frame_inside_another_value_is_named()
    {
        Assert.Equal("Frame  DataFrame of 2 rows and 3 columns\nId     1", Plain(new { Frame = _frame, Id = 1 }));
        Assert.Equal("[DataFrame of 2 rows and 3 columns]", Plain(new[] { _frame }));
        Assert.Equal("DataFrame of 0 rows and 0 columns", Plain(new DataFrame()));
    }

    private string Plain(object value) => _formatter.Format(value, []).Text("text/plain")!;

    private static DataFrame Numbers(int columns, int rows) =>
        new(
            Enumerable.Range(0, columns).Select(i => (DataFrameColumn)new PrimitiveDataFrameColumn<int>($"c{i}", Enumerable.Range(0, rows)))
        );
}
