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

        Assert.Equal(["text/html", "text/plain"], bundle.MimeTypes);
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
    public void Large_frame_says_how_much_more_there_is()
    {
        var columns = Enumerable
            .Range(0, 60)
            .Select(i => (DataFrameColumn)new PrimitiveDataFrameColumn<int>($"c{i}", Enumerable.Range(0, 120)));

        var bundle = _formatter.Format(new DataFrame(columns), []);

        Assert.EndsWith("\n… 100 more rows, 20 more columns", bundle.Text("text/plain"));
        Assert.EndsWith("<p>… 100 more rows, 20 more columns</p>", bundle.Text("text/html"));
        Assert.Equal(22, bundle.Text("text/plain")!.Split('\n').Length);
    }

    [Fact]
    public void Frame_inside_another_value_is_named()
    {
        Assert.Equal("Frame  DataFrame of 2 rows and 3 columns\nId     1", Plain(new { Frame = _frame, Id = 1 }));
        Assert.Equal("[DataFrame of 2 rows and 3 columns]", Plain(new[] { _frame }));
        Assert.Equal("DataFrame of 0 rows and 0 columns", Plain(new DataFrame()));
    }

    private string Plain(object value) => _formatter.Format(value, []).Text("text/plain")!;
}
