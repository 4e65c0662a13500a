using SerWorkbook.Notebooks.Checking;

namespace SerWorkbook.Notebooks.Tests.Checking;

public sealed class OutputComparisonTests
{
    [Theory]
    [InlineData("UAR 0.6600001", "UAR 0.66")]
    [InlineData("a 1e-9 b -2.5E+3", "a 1.0000001e-9 b -2500.0001")]
    [InlineData("<td>12.5</td><td>3</td>", "<td>12.500001</td><td>3</td>")]
    [InlineData("x = .5", "x = 0.5")]
    public void Numbers_within_the_tolerance_agree(string one, string other)
    {
        Assert.Null(Difference(one, other, 1e-5));
        Assert.NotNull(Difference(one, other, 0));
    }

    [Theory]
    [InlineData("UAR 0.66", "UAR 0.67")]
    [InlineData("UAR 0.66", "UAR -0.66")]
    [InlineData("UAR 0.66", "uar 0.66")]
    [InlineData("1 2", "1 2 3")]
    [InlineData("one line", "one line\nmore")]
    [InlineData("id3f00001", "id3f00002")]
    [InlineData("v1.2.3000001", "v1.2.3000002")]
    [InlineData("<img src=\"data:image/png;base64,AAAA1000000\">", "<img src=\"data:image/png;base64,AAAA1000001\">")]
    public void Everything_else_that_differs_is_found(string one, string other) => Assert.NotNull(Difference(one, other, 1e-5));

    [Fact]
    public void Difference_tells_the_line_and_shows_where_long_lines_part()
    {
        var common = new string('x', 500);

        var (what, stored, fresh) = Difference("same\n" + common + "one", "same\n" + common + "other", 0)!.Value;

        Assert.Equal("stdout, line 2", what);
        Assert.EndsWith("one'", stored, StringComparison.Ordinal);
        Assert.EndsWith("other'", fresh, StringComparison.Ordinal);
        Assert.True(stored.Length < 100 && stored.StartsWith("'…", StringComparison.Ordinal), stored);
    }

    [Fact]
    public void Stream_in_pieces_is_one_text() =>
        Assert.Null(
            new OutputComparison(0).Difference(
                [new StreamOutput("stdout", "a"), new StreamOutput("stdout", "b")],
                [new StreamOutput("stdout", "ab")]
            )
        );

    [Fact]
    public void Kind_number_and_representations_of_outputs_count()
    {
        var comparison = new OutputComparison(1);
        var (result, display) = (Rich("1", "<b>1</b>"), new DisplayOutput { Data = Rich("1", "<b>1</b>").Data });

        Assert.Null(comparison.Difference([result], [result]));
        Assert.Equal("kind of output", comparison.Difference([result], [display])!.Value.What);
        Assert.Equal(
            "kind of output",
            comparison.Difference([new StreamOutput("stdout", "1")], [new StreamOutput("stderr", "1")])!.Value.What
        );
        Assert.Equal(("outputs", "a result", "none"), comparison.Difference([result], []));
        Assert.Equal(("representations", "text/html, text/plain", "text/plain"), comparison.Difference([result], [Rich("1", null)]));
    }

    [Theory]
    [InlineData("Wall time: 1ms", "Wall time: 2312.75ms", true)]
    [InlineData("Wall time: 1ms", "Wall time: 1s", false)]
    [InlineData("a\nWall time: 1ms", "b\nWall time: 2ms", false)]
    public void Wall_times_differ_in_each_run_and_are_not_compared(string one, string other, bool agree)
    {
        Assert.Equal(agree, new OutputComparison(0).Difference([Rich(one, null)], [Rich(other, null)]) is null);
    }

    [Fact]
    public void Pictures_are_compared_by_their_bytes_and_not_by_line_breaks()
    {
        var comparison = new OutputComparison(1);

        Assert.Null(comparison.Difference([Picture("AAAA\nBBBB\n")], [Picture("AAAABBBB")]));
        Assert.Equal(
            ("image/png", "6 bytes", "another one of 6 bytes"),
            comparison.Difference([Picture("AAAABBBB")], [Picture("AAAABBBC")])
        );
    }

    [Fact]
    public void Errors_are_compared_by_kind_and_message_alone()
    {
        var comparison = new OutputComparison(0);

        Assert.Null(comparison.Difference([new ErrorOutput("A", "b", ["here"])], [new ErrorOutput("A", "b", ["there"])]));
        Assert.Equal("error, line 1", comparison.Difference([new ErrorOutput("A", "b", [])], [new ErrorOutput("A", "c", [])])!.Value.What);
    }

    private static (string What, string Stored, string Fresh)? Difference(string one, string other, double tolerance) =>
        new OutputComparison(tolerance).Difference([new StreamOutput("stdout", one)], [new StreamOutput("stdout", other)]);

    private static ResultOutput Rich(string text, string? html)
    {
        var data = MimeBundle.Empty.With("text/plain", text);
        return new ResultOutput { Data = html is null ? data : data.With("text/html", html) };
    }

    private static DisplayOutput Picture(string base64) => new() { Data = MimeBundle.Empty.With("image/png", base64) };
}
