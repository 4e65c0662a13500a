using SerWorkbook.Charts.Frames;
using SerWorkbook.Charts.Grammar;

namespace SerWorkbook.Charts.Interactive;

/// <summary>Makes texts show literally in plotly.js, which reads a subset of HTML, entities, TeX and placeholders in them.</summary>
internal static class PlotlyText
{
    private const int LettersBelow = 24;
    private const int LettersBeside = 26;

    /// <summary>A text for titles, names and ticks.</summary>
    public static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("$", "&#36;", StringComparison.Ordinal) // TeX where the page has MathJax
            .Replace("%{", "&#37;{", StringComparison.Ordinal) // placeholders, in titles and names too
            .ReplaceLineEndings("<br>");

    /// <summary>A title on lines of at most a number of letters.</summary>
    public static string Wrap(string text, int letters) => string.Join("<br>", TextWrap.Lines(text, letters).Select(Escape));

    /// <summary>The label of a category under the X axis, shortened.</summary>
    public static string XCategory(string text) => Escape(TextWrap.Shorten(text, LettersBelow));

    /// <summary>The label of a category beside the Y axis, on at most two lines.</summary>
    public static string YCategory(string text)
    {
        var lines = TextWrap.Lines(text, LettersBeside);
        return Escape(TextWrap.Shorten(lines[0], LettersBeside))
            + (lines.Count > 1 ? "<br>" + Escape(TextWrap.Shorten(string.Join(' ', lines.Skip(1)), LettersBeside)) : string.Empty);
    }

    /// <summary>A line of a hover text: the axis's label, a placeholder and the unit. Empty where positions are not in that unit.</summary>
    /// <param name="axis">The axis.</param>
    /// <param name="placeholder">The placeholder of positions.</param>
    /// <param name="described">The placeholder of texts that describe positions, or null where there are none.</param>
    public static string HoverLine(Axis axis, string placeholder, string? described) =>
        axis.Scale == AxisScale.Category ? HoverLine(axis.Label, null, placeholder)
        : axis.Ticks.Count == 0 ? HoverLine(axis.Label, axis.Unit, placeholder + ":,.5~r")
        : axis.Describe is not null && described is not null ? HoverLine(axis.Label, null, described)
        : string.Empty;

    /// <summary>Lines of a hover text below each other; empty ones are left out.</summary>
    public static string HoverLines(params string[] lines) => string.Join("<br>", lines.Where(line => line.Length > 0));

    /// <summary>A line of a hover text: a label, a placeholder (without its brackets) and the unit.</summary>
    public static string HoverLine(string label, string? unit, string placeholder) =>
        Escape(label) + ": %{" + placeholder + "}" + (unit is null ? string.Empty : " " + Escape(unit));
}
