using SerWorkbook.Notebooks.Execution.Formatting;

namespace SerWorkbook.Notebooks.Tests.Execution;

public sealed class FormatterSourceTests
{
    private readonly ValueFormatter _formatter = new(_ => { });

    [Fact]
    public void Type_with_a_formatter_source_decides_itself()
    {
        var bundle = _formatter.Format(new Chart("F0"), []);

        Assert.Equal(["application/vnd.plotly.v1+json", "image/png", "text/plain"], bundle.MimeTypes);
        Assert.Equal("iVBORw0K", bundle.Text("image/png"));
        Assert.Equal("F0", bundle.Json("application/vnd.plotly.v1+json")!.Value.GetProperty("title").GetString());
        Assert.Equal("chart of F0", bundle.Text("text/plain"));
        Assert.Equal("<svg/>", _formatter.Format(new Chart("F0"), ["image/svg+xml"]).Text("image/svg+xml"));
    }

    [Fact]
    public void Formatter_source_is_inherited_and_may_decline()
    {
        Assert.Equal("chart of sub", _formatter.Format(new SubChart("sub"), []).Text("text/plain"));
        var declined = _formatter.Format(new Chart("declined"), []);
        Assert.Equal(["application/vnd.plotly.v1+json", "text/plain"], declined.MimeTypes);
    }

    [Fact]
    public void Formatter_source_without_preference_gives_html_also_inside_tables()
    {
        Assert.Equal(["text/html"], _formatter.Format(new Badge("x"), []).MimeTypes);
        Assert.Contains("<td><mark>x</mark></td>", _formatter.Format(new[] { new { B = new Badge("x") } }, []).Text("text/html"));
    }

    [Fact]
    public void Formatter_source_that_cannot_be_used_is_passed_over()
    {
        Assert.Equal("Broken { Id = 3 }", _formatter.Format(new Broken(3), []).Text("text/plain"));
        Assert.Equal("Nameless { Id = 3 }", _formatter.Format(new Nameless(3), []).Text("text/plain"));
        Assert.Equal("Throwing { Id = 3 }", _formatter.Format(new Throwing(3), []).Text("text/plain"));
        Assert.Contains("<td class=\"number\">3</td>", _formatter.Format(new[] { new Throwing(3) }, []).Text("text/html"));
    }

    [Fact]
    public void Formatter_source_may_be_named_in_another_way_and_not_be_public()
    {
        Assert.Equal("<mark>x</mark>", _formatter.Format(new Sealed("x"), []).Text("text/html"));
    }

    [Fact]
    public async Task Formatter_that_fails_is_named_once_and_fails_no_cell()
    {
        using var session = new TestSession();
        await session.GoodAsync(
            """
            class TypeFormatterSourceAttribute : Attribute { public TypeFormatterSourceAttribute(Type t) { } }
            [TypeFormatterSource(typeof(string))] record Odd(int Id);
            """
        );

        var first = await session.GoodAsync("new Odd(1)");
        var second = await session.GoodAsync("new Odd(2)");

        Assert.Equal(
            "The formatters that Odd names cannot be used: its TypeFormatterSourceAttribute names no type.\n",
            Assert.Single(first.Outputs.OfType<StreamOutput>()).Text
        );
        Assert.Equal("Odd { Id = 1 }", Assert.Single(first.Outputs.OfType<ResultOutput>()).Data.Text("text/plain"));
        Assert.Single(second.Outputs);
    }

    [Fact]
    public async Task Formatter_source_declared_in_a_cell_works()
    {
        using var session = new TestSession();
        await session.GoodAsync(
            """
            class TypeFormatterSourceAttribute : Attribute { public TypeFormatterSourceAttribute(Type t) { FormatterSourceType = t; } public Type FormatterSourceType { get; } public string[] PreferredMimeTypes { get; set; } }
            class PngFormatter { public string MimeType => "image/png"; public bool Format(object value, System.IO.TextWriter writer) { writer.Write("AAAA"); return true; } }
            class PngSource { public IEnumerable<object> CreateTypeFormatters() { yield return new PngFormatter(); } }
            [TypeFormatterSource(typeof(PngSource), PreferredMimeTypes = new[] { "image/png" })] record Picture(int Id);
            """
        );

        var output = Assert.IsType<ResultOutput>(Assert.Single((await session.GoodAsync("new Picture(1)")).Outputs));

        Assert.Equal(["image/png"], output.Data.MimeTypes);
        Assert.Equal("AAAA", output.Data.Text("image/png"));
    }

    [AttributeUsage(AttributeTargets.Class)]
    private sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
    {
        public Type FormatterSourceType { get; } = formatterSourceType;

        public string[]? PreferredMimeTypes { get; init; }
    }

    [TypeFormatterSource(typeof(ChartSource), PreferredMimeTypes = ["application/vnd.plotly.v1+json", "image/png", "text/plain"])]
    private record Chart(string Title);

    private sealed record SubChart(string Title) : Chart(Title);

    [TypeFormatterSource(typeof(BadgeSource))]
    private sealed record Badge(string Text);

    [TypeFormatterSource(typeof(string))]
    private sealed record Broken(int Id);

    [TypeFormatterSource(null!)]
    private sealed record Nameless(int Id);

    [TypeFormatterSource(typeof(ThrowingSource))]
    private sealed record Throwing(int Id);

    [Other.TypeFormatterSource(typeof(SealedSource))]
    private sealed record Sealed(string Text);

    // As in Plotly.NET 6.
    private static class Other
    {
        [AttributeUsage(AttributeTargets.Class)]
        public sealed class TypeFormatterSourceAttribute(Type type) : Attribute
        {
            internal Type TypeFormatterSourceType { get; } = type;

            public string[] PreferredMimeTypes { get; } = ["text/html"];
        }
    }

    private sealed class SealedSource
    {
        private SealedSource() { }

        public IEnumerable<object> CreateTypeFormatters() => [new Formatter("text/html", b => $"<mark>{((Sealed)b).Text}</mark>")];
    }

    private sealed class ThrowingSource
    {
        public IEnumerable<object> CreateTypeFormatters() => [new Formatter("text/html", _ => throw new NotSupportedException("no"))];
    }

    private sealed class ChartSource
    {
        public IEnumerable<object> CreateTypeFormatters() =>
            [
                new Formatter("application/vnd.plotly.v1+json", c => $"{{\"title\":\"{((Chart)c).Title}\"}}"),
                new Formatter("image/png", c => ((Chart)c).Title == "declined" ? null : "iVBORw0K"),
                new Formatter("text/plain", c => "chart of " + ((Chart)c).Title),
                new Formatter("image/svg+xml", _ => "<svg/>"),
                new object(),
            ];
    }

    private sealed class BadgeSource
    {
        public IEnumerable<object> CreateTypeFormatters() => [new Formatter("text/html", b => $"<mark>{((Badge)b).Text}</mark>")];
    }

    private sealed class Formatter(string mimeType, Func<object, string?> write)
    {
        public string MimeType => mimeType;

        public bool Format(object value, TextWriter writer)
        {
            var text = write(value);
            writer.Write(text);
            return text is not null;
        }
    }
}
