namespace SerWorkbook.Tests.Reports;

/// <summary>Names of a corpus neither format a report nor put HTML into it.</summary>
public sealed class ReportDocumentTests
{
    private const string Hostile = "<script>alert(1)</script>[x](http://evil.example)";

    [Fact]
    public void No_part_of_a_report_in_Markdown_holds_HTML_of_a_corpus()
    {
        var report = new ReportDocument(
            Hostile,
            [
                ReportBlock.Text("## Ours"),
                ReportBlock.Of(new Alarm(Hostile)),
                ReportBlock.Of(new Notice(Hostile + "\n# no heading")),
                ReportBlock.Of(new Findings(Hostile, "A plain sentence.")),
                ReportBlock.Of(
                    new ResultTable(
                        Hostile,
                        [new TableColumn(Hostile)],
                        [
                            [Hostile],
                        ]
                    )
                ),
            ]
        );
        var text = report.ToMarkdown(_ => "x.png");
        Assert.DoesNotContain("<script", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("[x](", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n# no", text, StringComparison.Ordinal);
        Assert.Equal(7, text.Split("&lt;script&gt;alert(1)&lt;/script&gt;").Length - 1);
        Assert.Contains("\n## Ours\n", text, StringComparison.Ordinal);
        Assert.Contains("\n- A plain sentence.\n", text, StringComparison.Ordinal);
    }
}
