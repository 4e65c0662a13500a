namespace SerWorkbook.Notebooks;

/// <summary>Cuts texts that are too long to be read where they are shown.</summary>
public static class ShortText
{
    /// <summary>Cuts a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">Characters (UTF-16 units) that it may have, 1 or more.</param>
    /// <returns>The text; where it is longer, its beginning and an ellipsis, with no character cut in two.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="longest"/> is less than 1.</exception>
    public static string Of(string text, int longest)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(longest, 1);
        if (text.Length <= longest)
        {
            return text;
        }

        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest), "…");
    }
}
