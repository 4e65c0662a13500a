namespace SerWorkbook.Charts.Frames;

/// <summary>Breaks and shortens texts that are too long for their place.</summary>
internal static class TextWrap
{
    private const string Ellipsis = "…";

    /// <summary>The longest label of a category in letters; what is longer ends in an ellipsis.</summary>
    public const int LongestLabel = 60;

    /// <summary>Breaks a text between words so that each line fits; a word that is too long stands alone on its line.</summary>
    public static IReadOnlyList<string> Lines(string text, double room, Func<string, double> width)
    {
        var lines = new List<string>();
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var line = string.Empty;
            foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var longer = line.Length == 0 ? word : line + " " + word;
                if (line.Length > 0 && width(longer) > room)
                {
                    lines.Add(line);
                    longer = word;
                }

                line = longer;
            }

            lines.Add(line);
        }

        return lines;
    }

    /// <summary>Breaks a text into lines of at most a number of letters.</summary>
    public static IReadOnlyList<string> Lines(string text, int letters) => Lines(text, letters, line => line.Length);

    /// <summary>One line of at most a number of letters; the end of a longer text gives way to an ellipsis.</summary>
    public static string Shorten(string text, int letters = LongestLabel)
    {
        var line = text.ReplaceLineEndings(" ");
        if (line.Length <= letters)
        {
            return line;
        }

        var end = char.IsHighSurrogate(line[letters - 2]) ? letters - 2 : letters - 1;
        return line[..end].TrimEnd() + Ellipsis;
    }

    /// <summary>One line that fits a width; the end of a longer text gives way to an ellipsis.</summary>
    public static string Shorten(string text, double room, Func<string, double> width)
    {
        var letters = text.Length;
        var line = Shorten(text, Math.Max(2, letters));
        while (letters > 2 && width(line) > room)
        {
            line = Shorten(text, --letters);
        }

        return line;
    }
}
