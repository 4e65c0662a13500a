namespace SerWorkbook.Notebooks.Tests.Execution;

/// <summary>The formatter types and settings, as notebooks use those of .NET Interactive.</summary>
public sealed class FormatterTypesTests
{
    private const string Usings =
        "using Microsoft.DotNet.Interactive.Formatting;\nusing Microsoft.DotNet.Interactive.Formatting.TabularData;\n"
        + "using static Microsoft.DotNet.Interactive.Formatting.PocketViewTags;\nusing Microsoft.AspNetCore.Html;\n"
        + "public class P { public string N = \"x\"; }\n";

    [Theory]
    [InlineData("Formatter.ListExpansionLimit = 2;\nEnumerable.Range(0, 5)", "[0, 1, … 3 more]")]
    [InlineData(
        "Formatter.ListExpansionLimit = 1;\nnew Dictionary<int, int> { [1] = 2, [3] = 4 }",
        "Key  Value\n  1      2\n… 1 more rows"
    )]
    [InlineData("Formatter.ListExpansionLimit = 1;\nFormatter.ResetToDefault();\nFormatter.ListExpansionLimit", "20")]
    [InlineData("Formatter.RecursionLimit = 1;\nnew[] { new[] { 1 } }", "[…]")]
    [InlineData("Formatter.DefaultMimeType = \"text/plain\";\nnew { A = 1 }", "{ A = 1 }")]
    [InlineData("Formatter.GetPreferredMimeTypesFor(typeof(string)).Single()", "text/plain")]
    [InlineData("Formatter.GetPreferredMimeTypesFor(typeof(P)).Single()", "text/html")]
    [InlineData("Formatter.SetPreferredMimeTypesFor(typeof(P), \"a/b\");\nFormatter.GetPreferredMimeTypesFor(typeof(P)).Single()", "a/b")]
    [InlineData("Formatter.Register(new PlainTextFormatter<P>((p, c) => c.Writer.Write(\"a\")));\nnew P()", "a")]
    [InlineData("Formatter.Register(new PlainTextFormatter<P>(p => \"b\"));\nnew P()", "b")]
    [InlineData("Formatter.Register(typeof(P), (p, c) => { c.Writer.Write(\"c\"); return true; });\nnew P()", "c")]
    [InlineData("Formatter.Register<P>(p => \"d\");\nnew[] { new P(), new P() }", "Value\nd\nd")]
    [InlineData("Formatter.Register<P>(p => \"e\");\nnew P().ToDisplayString(PlainTextFormatter.GetPreferredFormatterFor<P>())", "e")]
    [InlineData("var w = new System.IO.StringWriter();\n5.FormatTo(new FormatContext(w), \"text/plain\");\nw.ToString()", "5")]
    [InlineData("FormattedValue.CreateSingleFromObject(5, \"text/plain\").Value", "5")]
    [InlineData("FormattedValue.CreateManyFromObject(new P()).Select(f => f.MimeType).First()", "text/html")]
    [InlineData("new[] { new { A = 1, B = \"x\" } }.ToTabularDataResource()", "A  B\n1  x")]
    [InlineData(
        "string.Join(' ', new[] { new { A = 1, B = 2.5 } }.ToTabularDataResource().Schema.Fields.Select(f => f.Type))",
        "Integer Number"
    )]
    [InlineData("System.Text.Json.JsonDocument.Parse(\"[{\\\"a\\\":1},{\\\"b\\\":2.5}]\").ToTabularDataResource()", "a    b\n1\n   2.5")]
    [InlineData("\"<b>\".HtmlEncode().ToString() + \"<b>\".ToHtmlContent()", "&lt;b&gt;<b>")]
    public async Task Settings_and_formatters_hold(string code, string expected)
    {
        using var session = new TestSession();

        Assert.Equal(expected, await session.ValueAsync(Usings + code));
    }

    [Theory]
    [InlineData("new HtmlString(\"<b>x</b>\")", "<b>x</b>")]
    [InlineData("new HtmlContentBuilder().AppendHtml(\"<b>\").Append(\"<\").AppendHtml(\"</b>\")", "<b>&lt;</b>")]
    [InlineData("IHtmlContent content = HTML(\"<i>i</i>\");\ndiv(content)", "<div><i>i</i></div>")]
    [InlineData("svg[viewBox: \"0 0 1 1\"](_.circle[r: 5])", "<svg viewBox=\"0 0 1 1\"><circle r=\"5\"></circle></svg>")]
    [InlineData("_.foo[\"bar\"](\"x\")", "<foo bar>x</foo>")]
    [InlineData("script(\"a < b\")", "<script>a < b</script>")]
    [InlineData("div(\"x\").Display()", "<div>x</div>")]
    public async Task Markup_is_shown_as_it_is(string code, string html)
    {
        using var session = new TestSession();

        var shown = Assert.IsAssignableFrom<RichOutput>(Assert.Single((await session.GoodAsync(Usings + code)).Outputs));

        Assert.Equal(html, shown.Data.Text("text/html"));
    }

    [Theory]
    [InlineData("Formatter.ListExpansionLimit = -1;", "ListExpansionLimit is -1; it must be at least 0.")]
    [InlineData(
        "Formatter.DefaultMimeType = \"image/png\";",
        "'image/png' cannot be the default representation; it is text/html or text/plain."
    )]
    public async Task Settings_that_cannot_be_are_refused(string code, string message)
    {
        using var session = new TestSession();

        Assert.Equal(message, (await session.BadAsync(Usings + code)).Failure.Message);
    }

    [Fact]
    public async Task Display_tells_its_name_and_its_value()
    {
        using var session = new TestSession();

        await session.GoodAsync(Usings + "DisplayedValue shown = display(1);\nshown.Update(2);");

        Assert.Equal("2 True True", await session.ValueAsync("$\"{shown.Value} {shown.IsUpdated} {shown.DisplayId.Length > 0}\""));
    }
}
