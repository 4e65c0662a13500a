using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SerWorkbook.Speech;

namespace SerWorkbook.Text;

/// <summary>Reads and writes the fields of CSV files (RFC 4180).</summary>
/// <remarks>
/// Spreadsheets compute a field that begins with =, +, -, @, a tab or a carriage return as a formula, whoever wrote it. A text that does
/// gets an apostrophe in front, which the reader takes away again; numbers stay as they are.
/// </remarks>
internal static partial class CsvText
{
    private const string Delimiters = ",;\t|";
    private const string FormulaStarts = "=+-@\t\r";
    private const char Mark = '\'';
    private const NumberStyles NumberForm = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>
    /// Reads all rows of a file in UTF-8, or in what its byte-order mark says, separated by what its first row has most of: commas,
    /// semicolons, tabs or bars, or spaces where it has none of these. Empty lines are left out, and so is the line "sep=;" that Excel
    /// understands. Where every row has one field more than the first, as R writes row names, the first field has the name "".
    /// </summary>
    /// <returns>The fields of each row, with the number of its first line.</returns>
    /// <exception cref="SerException">The file is no text or no CSV.</exception>
    public static List<(long Line, string[] Fields)> ReadRows(string path)
    {
        var text = TextFile.Read(path);
        var (start, delimiter) = SeparatorLine().Match(text) is { Success: true } line
            ? (line.Length, line.Groups["separator"].Value[0])
            : (0, DelimiterOf(text));
        var rows = Parse(text[start..], path, delimiter);
        return NameRowNames(start > 0 ? [.. rows.Select(row => (row.Line + 1, row.Fields))] : rows);
    }

    /// <summary>What separates the fields of a table: a comma, a semicolon, a tab or a bar, whichever its first row has most of; a space
    /// where it has none of them.</summary>
    public static char DelimiterOf(string text)
    {
        var counts = new int[Delimiters.Length];
        var (isQuoted, hasSpace) = (false, false);
        foreach (var letter in text.AsSpan().Trim())
        {
            if (letter is '\r' or '\n' && !isQuoted)
            {
                break;
            }

            isQuoted ^= letter == '"';
            hasSpace |= letter == ' ' && !isQuoted;
            if (!isQuoted && Delimiters.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var which)
            {
                counts[which]++;
            }
        }

        return counts.Max() > 0 || !hasSpace ? Delimiters[Array.IndexOf(counts, counts.Max())] : ' ';
    }

    /// <summary>Splits a text into rows.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="path">The name of its file, for errors.</param>
    /// <param name="delimiter">What separates fields.</param>
    /// <returns>The fields of each row without spaces around them, with the number of its first line.</returns>
    /// <exception cref="SerException">A quote is not closed, or a closed one is followed by other text.</exception>
    public static List<(long Line, string[] Fields)> Parse(string text, string path, char delimiter)
    {
        var rows = new List<(long, string[])>();
        var (at, line) = (0, 1L);
        while (at < text.Length)
        {
            var first = line;
            var fields = new List<string>();
            do
            {
                SkipSpaces(text, delimiter, ref at);
                fields.Add(TextOf(ReadField(text, path, delimiter, ref at, ref line)));
            } while (at < text.Length && text[at++] == delimiter);

            // Columns that are aligned with spaces may end with some.
            if (delimiter == ' ' && fields is [_, .., ""])
            {
                fields.RemoveAt(fields.Count - 1);
            }

            // The loop ended at the end of the text, or behind the first character of a line break.
            if (at < text.Length && text[at - 1] == '\r' && text[at] == '\n')
            {
                at++;
            }

            line++;
            if (fields.Count > 1 || fields[0].Length > 0)
            {
                rows.Add((first, [.. fields]));
            }
        }

        return rows;
    }

    /// <summary>A field as it stands in a file: in quotes where it holds a comma, a quote or a line break, with an apostrophe in front
    /// where a spreadsheet would compute it.</summary>
    public static string Field(string text)
    {
        var field = IsFormula(text) && !IsNumber(text) ? Mark + text : text;
        return field.AsSpan().IndexOfAny(",\"\r\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>The text of a field: without the apostrophe that <see cref="Field"/> puts before formulas.</summary>
    private static string TextOf(string field) => field.Length > 1 && field[0] == Mark && IsFormula(field) ? field[1..] : field;

    // Apostrophes that were there already get one more, so that the reader gives back exactly what was written.
    private static bool IsFormula(string text) => text.AsSpan().TrimStart(Mark) is [var first, ..] && FormulaStarts.Contains(first);

    private static bool IsNumber(string text) => double.TryParse(text, NumberForm, CultureInfo.InvariantCulture, out _);

    private static List<(long Line, string[] Fields)> NameRowNames(List<(long Line, string[] Fields)> rows)
    {
        if (rows.Count > 1 && rows.Skip(1).All(row => row.Fields.Length == rows[0].Fields.Length + 1))
        {
            rows[0] = (rows[0].Line, ["", .. rows[0].Fields]);
        }

        return rows;
    }

    // Spaces before a field; where they separate fields, several do so like one.
    private static void SkipSpaces(string text, char delimiter, ref int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t' && (text[at] != delimiter || delimiter == ' '))
        {
            at++;
        }
    }

    [GeneratedRegex(@"\A""?sep=(?<separator>[,;\t|])""?\r?\n", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SeparatorLine();

    // Leaves the position on the delimiter or the line break behind the field.
    private static string ReadField(string text, string path, char delimiter, ref int at, ref long line)
    {
        if (at < text.Length && text[at] == '"')
        {
            return ReadQuoted(text, path, delimiter, ref at, ref line);
        }

        var start = at;
        while (at < text.Length && text[at] != delimiter && text[at] is not ('\r' or '\n'))
        {
            at++;
        }

        return text[start..at].Trim();
    }

    private static string ReadQuoted(string text, string path, char delimiter, ref int at, ref long line)
    {
        var opened = line;
        var field = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] != '"')
            {
                line += text[at] == '\n' ? 1 : 0;
                field.Append(text[at]);
            }
            else if (at + 1 < text.Length && text[at + 1] == '"')
            {
                field.Append('"');
                at++;
            }
            else
            {
                break;
            }
        }

        var isClosed = at < text.Length;
        for (at++; at < text.Length && text[at] is ' ' or '\t' && text[at] != delimiter; at++) { }

        at = Math.Min(at, text.Length);
        return isClosed && (at == text.Length || text[at] == delimiter || text[at] is '\r' or '\n')
            ? field.ToString().Trim()
            : throw new SerException($"{path}: line {opened} is not valid CSV (a quote is not closed, or stands inside a field).");
    }
}
