using Microsoft.VisualBasic.FileIO;
using SerWorkbook.Speech;

namespace SerWorkbook.Text;

/// <summary>Reads and writes the fields of CSV files (RFC 4180).</summary>
internal static class CsvText
{
    /// <summary>Reads all rows of a file in UTF-8, or in what its byte-order mark says.</summary>
    /// <returns>The fields of each row, with the number of its first line.</returns>
    /// <exception cref="SerException">The file is no text or no CSV.</exception>
    public static List<(long Line, string[] Fields)> ReadRows(string path)
    {
        using var parser = new TextFieldParser(new StringReader(TextFile.Read(path)))
        {
            TextFieldType = FieldType.Delimited,
            Delimiters = [","],
            TrimWhiteSpace = true,
        };
        var rows = new List<(long, string[])>();
        try
        {
            while (!parser.EndOfData)
            {
                var line = parser.LineNumber;
                rows.Add((line, parser.ReadFields() ?? []));
            }
        }
        catch (MalformedLineException fault)
        {
            throw new SerException(
                $"{path}: line {parser.ErrorLineNumber} is not valid CSV (a quote is not closed, or stands inside a field).",
                fault
            );
        }

        return rows;
    }

    /// <summary>A field as it stands in a file: in quotes where it holds a comma, a quote or a line break.</summary>
    public static string Field(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
