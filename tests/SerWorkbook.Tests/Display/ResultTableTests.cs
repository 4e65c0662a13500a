using SerWorkbook.Tests.Figures;

namespace SerWorkbook.Tests.Display;

public sealed class ResultTableTests
{
    private sealed record Score(string Model, double Uar, int Utterances, double? Seconds);

    private static readonly Score[] Scores =
    [
        new("SDCA, \"default\"", 0.5571, 960, 20.4),
        new("<script>alert(1)</script> & co", 0.5604, 12, null),
        new("радость|喜び", double.NaN, 1234567, 0.8),
        new("line\nbreak *bold*", 0.5604, 0, 300),
    ];

    private static ResultTable Table() =>
        ResultTable.Of(
            "Models & <scores>",
            Scores,
            c =>
                c.Add("Model", s => s.Model)
                    .Add("UAR", s => s.Uar, "0.0 %", best: BestValue.Highest)
                    .Add("Utterances", s => s.Utterances, "#,##0", ColumnAlignment.Center)
                    .Add("Time, s", s => s.Seconds, "0.0", best: BestValue.Lowest)
        ) with
        {
            Notice = "Synthetic <voices>.",
            Footnote = "Leave one speaker out, 95 % intervals.",
        };

    [Fact]
    public void Html_is_as_expected() => Expected.Same("Display", "table.html", Table().ToHtml());

    [Fact]
    public void Markdown_is_as_expected() => Expected.Same("Display", "table.md", Table().ToMarkdown());

    [Fact]
    public void Text_is_as_expected() => Expected.Same("Display", "table.txt", Table().ToPlainText());

    [Fact]
    public void Csv_holds_raw_values_and_quotes_what_must_be_quoted() =>
        Assert.Equal(
            "Model,UAR,Utterances,\"Time, s\"\r\n"
                + "\"SDCA, \"\"default\"\"\",0.5571,960,20.4\r\n"
                + "<script>alert(1)</script> & co,0.5604,12,\r\n"
                + "радость|喜び,,1234567,0.8\r\n"
                + "\"line\nbreak *bold*\",0.5604,0,300\r\n",
            Table().ToCsv()
        );

    [Fact]
    public void No_text_of_a_user_becomes_markup()
    {
        var html = Table().ToHtml();
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("<aside class=\"ser-notice\" role=\"note\">Synthetic &lt;voices&gt;.</aside>", html, StringComparison.Ordinal);
        Assert.Contains("<caption>Models &amp; &lt;scores&gt;</caption>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", Table().ToMarkdown(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Every_line_of_the_text_table_has_one_width()
    {
        var lines = Table().ToPlainText().Split('\n');
        var rule = Array.FindIndex(lines, l => l.StartsWith("---", StringComparison.Ordinal));
        Assert.True(rule > 0);

        // The last column is aligned right, so its digits end where the dashes end, less the two places of the star.
        var width = lines[rule].Length;
        var plain = lines[rule + 1];
        Assert.Equal(width - 2, plain.Length);
        Assert.Equal(width, lines[rule + 3].Length + "喜び".Length); // wide letters take two places each; this row has the best time
        Assert.EndsWith("0.8 *", lines[rule + 3], StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_table_still_has_its_headings()
    {
        var table = ResultTable.Of(
            "None",
            Array.Empty<Score>(),
            c => c.Add("Model", s => s.Model).Add("UAR", s => s.Uar, best: BestValue.Highest)
        );
        Assert.Contains("<th scope=\"col\" align=\"left\">UAR</th>", table.ToHtml(), StringComparison.Ordinal);
        Assert.Equal("Model,UAR\r\n", table.ToCsv());
        Assert.DoesNotContain("*", table.ToPlainText(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_that_does_not_fit_its_columns_is_refused()
    {
        Assert.Contains(
            "no columns",
            Assert.Throws<ArgumentException>(() => new ResultTable("t", [], [])).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "2 values for 1 columns",
            Assert
                .Throws<ArgumentException>(() =>
                    new ResultTable(
                        "t",
                        [new TableColumn("a")],
                        [
                            [1, 2],
                        ]
                    )
                )
                .Message,
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentException>(() => new ResultTable(" ", [new TableColumn("a")], []));
    }
}
