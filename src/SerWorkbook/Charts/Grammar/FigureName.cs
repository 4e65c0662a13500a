using System.Globalization;
using System.Text;

namespace SerWorkbook.Charts.Grammar;

/// <summary>Names of figures that are good as file names on every system.</summary>
internal static class FigureName
{
    private const int LongestName = 100;

    /// <summary>Makes a name from parts, such as a kind of figure and a label of the corpus.</summary>
    /// <param name="parts">The parts; at least one with a letter or a digit.</param>
    /// <returns>Lower-case ASCII letters, digits and hyphens; other letters as "u" and their code.</returns>
    /// <exception cref="ArgumentException">No part holds a letter or a digit.</exception>
    public static string Of(params string[] parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var name = new StringBuilder();
        foreach (var rune in string.Join('-', parts).EnumerateRunes())
        {
            if (rune.IsAscii && Rune.IsLetterOrDigit(rune))
            {
                name.Append(char.ToLowerInvariant((char)rune.Value));
            }
            else if (Rune.IsLetterOrDigit(rune))
            {
                name.Append(CultureInfo.InvariantCulture, $"u{rune.Value:x4}");
            }
            else if (name.Length > 0 && name[^1] != '-')
            {
                name.Append('-');
            }
        }

        var text = name.ToString();
        text = text[..Math.Min(text.Length, LongestName)].Trim('-');
        return text.Length > 0 ? text : throw new ArgumentException("No part of the name holds a letter or a digit.", nameof(parts));
    }

    internal static string Check(string name, string parameter)
    {
        Guard.Text(name, "The name of the figure", parameter);
        var allowed = name.Length <= LongestName && name[0] != '.' && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
        return allowed
            ? name
            : throw new ArgumentException(
                $"\"{name}\" cannot name a figure; use up to {LongestName} ASCII letters, digits, hyphens, underscores and dots "
                    + "(FigureName.Of makes one).",
                parameter
            );
    }
}
