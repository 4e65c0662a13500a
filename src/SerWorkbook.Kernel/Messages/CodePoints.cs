using System.Text;

namespace SerWorkbook.Kernel.Messages;

/// <summary>Converts positions: Jupyter counts Unicode code points, .NET counts UTF-16 units.</summary>
internal static class CodePoints
{
    /// <summary>Converts a position of Jupyter's.</summary>
    /// <param name="text">The text.</param>
    /// <param name="codePoints">A position in code points; one outside of the text is taken to its end, a missing one too.</param>
    /// <returns>The position in UTF-16 units.</returns>
    public static int ToIndex(string text, int? codePoints)
    {
        if (codePoints is not { } wanted)
        {
            return text.Length;
        }

        var index = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (wanted-- <= 0)
            {
                break;
            }

            index += rune.Utf16SequenceLength;
        }

        return index;
    }

    /// <summary>Converts a position of .NET's.</summary>
    /// <param name="text">The text.</param>
    /// <param name="index">A position in UTF-16 units, from 0 to the length of the text.</param>
    /// <returns>The position in code points.</returns>
    public static int FromIndex(string text, int index) => text.AsSpan(0, index).EnumerateRunes().Count();

    private static int Count(this SpanRuneEnumerator runes)
    {
        var count = 0;
        while (runes.MoveNext())
        {
            count++;
        }

        return count;
    }
}
