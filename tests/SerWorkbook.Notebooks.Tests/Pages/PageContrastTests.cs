using System.Globalization;
using System.Text.RegularExpressions;
using SerWorkbook.Notebooks.Pages;

namespace SerWorkbook.Notebooks.Tests.Pages;

/// <summary>The contrast that WCAG 2 asks of text (level AA), computed from the style sheet for both themes.</summary>
public sealed class PageContrastTests
{
    private const double LevelAA = 4.5;

    public static TheoryData<string, string> Pairs
    {
        get
        {
            var pairs = new TheoryData<string, string>
            {
                { "text", "ground" },
                { "text", "box" },
                { "text", "mark" },
                { "muted", "ground" },
                { "muted", "box" },
                { "accent", "ground" },
                { "accent", "mark" },
                { "notice-text", "notice" },
                { "notice-text", "ground" },
                { "fault-text", "fault" },
                { "fault-text", "ground" },
                { "good-text", "ground" },
            };
            foreach (var kind in (string[])["keyword", "type", "function", "string", "number", "comment", "directive"])
            {
                pairs.Add("code-" + kind, "box");
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Text_is_readable_on_its_ground_in_both_themes(string text, string ground)
    {
        RequireContrast(PageResources.Style, text, ground);
    }

    [Theory]
    [InlineData("text", "ground")]
    [InlineData("muted", "ground")]
    [InlineData("muted", "box")]
    [InlineData("accent", "ground")]
    [InlineData("notice", "ground")]
    public void Slides_are_readable_in_both_themes(string text, string ground) =>
        RequireContrast(EmbeddedFile.Text("slides.css"), text, ground);

    private static void RequireContrast(string style, string text, string ground)
    {
        var (lightText, darkText) = Colours(style, text);
        var (lightGround, darkGround) = Colours(style, ground);

        Assert.InRange(Contrast(lightText, lightGround), LevelAA, 21);
        Assert.InRange(Contrast(darkText, darkGround), LevelAA, 21);
    }

    private static (string Light, string Dark) Colours(string style, string name)
    {
        var match = Regex.Match(style, $@"--{name}: light-dark\(#([0-9a-f]{{6}}), #([0-9a-f]{{6}})\)");
        Assert.True(match.Success, $"The style sheet has no colour {name}.");
        return (match.Groups[1].Value, match.Groups[2].Value);
    }

    private static double Contrast(string a, string b)
    {
        var (one, two) = (Luminance(a), Luminance(b));
        return (Math.Max(one, two) + 0.05) / (Math.Min(one, two) + 0.05);
    }

    // https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
    private static double Luminance(string hex)
    {
        double Channel(int at)
        {
            var value = int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        return 0.2126 * Channel(0) + 0.7152 * Channel(2) + 0.0722 * Channel(4);
    }
}
