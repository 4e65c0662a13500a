using System.Globalization;
using System.Text.RegularExpressions;

namespace SerWorkbook.Notebooks.Checking;

/// <summary>Compares texts whose numbers may differ a little.</summary>
internal static partial class ToleratedText
{
    /// <summary>Finds the first place where two texts differ.</summary>
    /// <param name="one">A text.</param>
    /// <param name="other">A text.</param>
    /// <param name="tolerance">How far numbers may lie apart, as a share of the larger one.</param>
    /// <returns>The line, from 1, and that line of each text; null where they agree.</returns>
    public static (int Line, string One, string Other)? Difference(string one, string other, double tolerance)
    {
        if (one == other)
        {
            return null;
        }

        var (lines, others) = (one.Split('\n'), other.Split('\n'));
        for (var i = 0; i < Math.Max(lines.Length, others.Length); i++)
        {
            if (i >= lines.Length || i >= others.Length || !Agree(lines[i], others[i], tolerance))
            {
                return (i + 1, lines.ElementAtOrDefault(i) ?? "", others.ElementAtOrDefault(i) ?? "");
            }
        }

        return null;
    }

    private static bool Agree(string one, string other, double tolerance)
    {
        if (one == other || (WallTime().IsMatch(one) && WallTime().IsMatch(other)))
        {
            return true;
        }

        if (tolerance == 0)
        {
            return false;
        }

        var (numbers, others) = (Number().Matches(one), Number().Matches(other));
        return numbers.Count == others.Count
            && numbers.Zip(others).All(pair => Near(pair.First.Value, pair.Second.Value, tolerance))
            && Between(one, numbers).SequenceEqual(Between(other, others));
    }

    private static bool Near(string one, string other, double tolerance)
    {
        if (one == other)
        {
            return true;
        }

        return double.TryParse(one, NumberStyles.Float, CultureInfo.InvariantCulture, out var a)
            && double.TryParse(other, NumberStyles.Float, CultureInfo.InvariantCulture, out var b)
            && Math.Abs(a - b) <= tolerance * Math.Max(Math.Abs(a), Math.Abs(b));
    }

    private static IEnumerable<string> Between(string line, MatchCollection numbers)
    {
        var start = 0;
        foreach (Match number in numbers)
        {
            yield return line[start..number.Index];
            start = number.Index + number.Length;
        }

        yield return line[start..];
    }

    // Embedded data is no text with numbers in it, and neither are names and hashes that hold digits.
    [GeneratedRegex(
        """data:[\w/+.-]+;base64,[A-Za-z0-9+/=]*|(?<![\w.])[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?(?!\w)""",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Number();

    // What #!time shows is another time in each run.
    [GeneratedRegex(@"^Wall time: [\d.]+ms$")]
    private static partial Regex WallTime();
}
