using System.Collections;
using System.Reflection;
using System.Text.Json;
using SerWorkbook.Speech;
using SerWorkbook.Tests.Figures;
using SkiaSharp;

namespace SerWorkbook.Tests.Display;

/// <summary>Reads formatters the way hosts with .NET Interactive's contract do: by names alone, without a common reference.</summary>
public sealed class FormatterConventionTests
{
    [Fact]
    public void A_figure_is_a_chart_a_picture_and_a_text_in_this_order_and_never_html()
    {
        var figure = TestFigures.FlatBars() with { Notice = "Synthetic." };
        var output = Format(figure);
        Assert.Equal(["application/vnd.plotly.v1+json", "image/png", "text/plain"], output.Select(o => o.MimeType));
        using var json = JsonDocument.Parse(output[0].Value);
        Assert.Equal("bar", json.RootElement.GetProperty("data")[0].GetProperty("type").GetString());
        using var picture = SKBitmap.Decode(Convert.FromBase64String(output[1].Value));
        Assert.Equal(1600, picture.Width);
        Assert.Equal($"{figure.Title}\n{figure.AltText}\nSynthetic.", output[2].Value);
    }

    [Fact]
    public void Tables_sounds_notices_and_galleries_are_html_and_text()
    {
        var sound = new Sound(new AudioClip(new float[160], 16_000), "Silence");
        var table = new ResultTable(
            "Table",
            [new TableColumn("Speaker")],
            [
                ["bea"],
            ]
        );
        Assert.All<IDisplayContent>(
            [sound, table, new Notice("Beware."), new FigureReading("Read."), new Gallery(sound, table)],
            content =>
            {
                var output = Format(content);
                Assert.Equal([("text/html", content.ToHtml()), ("text/plain", content.ToPlainText())], output);
            }
        );
    }

    [Fact]
    public void A_formatter_leaves_what_is_not_its_own_to_the_next()
    {
        var (_, formatters) = Source(typeof(Figure));
        Assert.All(formatters, f => Assert.False((bool)f.GetType().GetMethod("Format")!.Invoke(f, ["not a figure", new StringWriter()])!));
    }

    [Fact]
    public void Every_public_type_of_display_content_has_the_attribute()
    {
        var types = typeof(IDisplayContent)
            .Assembly.GetExportedTypes()
            .Where(t => t.IsClass && typeof(IDisplayContent).IsAssignableFrom(t))
            .ToArray();
        Assert.True(types.Length >= 4);
        Assert.All(types, t => Assert.NotEmpty(Source(t).Formatters));
    }

    private static List<(string MimeType, string Value)> Format(object value)
    {
        var (preferred, formatters) = Source(value.GetType());
        return
        [
            .. preferred.Select(mime =>
            {
                var writer = new StringWriter();
                var formatter = formatters.First(f => (string)f.GetType().GetProperty("MimeType")!.GetValue(f)! == mime);
                Assert.True((bool)formatter.GetType().GetMethod("Format")!.Invoke(formatter, [value, writer])!);
                return (mime, writer.ToString());
            }),
        ];
    }

    private static (string[] Preferred, List<object> Formatters) Source(Type type)
    {
        var attribute = type.GetCustomAttributes(true).Single(a => a.GetType().Name == "TypeFormatterSourceAttribute");
        var sourceType = (Type)attribute.GetType().GetProperty("FormatterSourceType")!.GetValue(attribute)!;
        var preferred = (string[])attribute.GetType().GetProperty("PreferredMimeTypes")!.GetValue(attribute)!;
        Assert.NotNull(sourceType.GetConstructor(Type.EmptyTypes));
        var source = Activator.CreateInstance(sourceType)!;
        var made = (IEnumerable)
            sourceType
                .GetMethods(BindingFlags.Public | BindingFlags.Instance)
                .Single(m => m.Name == "CreateTypeFormatters")
                .Invoke(source, [])!;
        return (preferred, [.. made.Cast<object>()]);
    }
}
