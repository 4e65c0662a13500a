using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace SerWorkbook.Cli.Tests.Presenting;

/// <summary>The pages of a PDF that Chromium printed, each as the operators that draw it.</summary>
internal static partial class PdfPages
{
    /// <summary>Reads the pages in the order of the file.</summary>
    public static IReadOnlyList<string> Of(byte[] pdf)
    {
        var text = Encoding.Latin1.GetString(pdf);
        var objects = Object().Matches(text).ToDictionary(match => match.Groups[1].Value, match => match);
        return
        [
            .. objects
                .Values.Where(match => match.Groups[2].Value.Contains("/Type /Page\n", StringComparison.Ordinal))
                .Select(match => Contents().Match(match.Groups[2].Value).Groups[1].Value)
                .Select(number => Inflate(pdf, objects[number])),
        ];
    }

    private static string Inflate(byte[] pdf, Match content)
    {
        var length = int.Parse(Length().Match(content.Groups[2].Value).Groups[1].Value, CultureInfo.InvariantCulture);
        var start = content.Groups[2].Index + content.Groups[2].Value.IndexOf("stream\n", StringComparison.Ordinal) + "stream\n".Length;
        using var stream = new ZLibStream(new MemoryStream(pdf, start, length), CompressionMode.Decompress);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return reader.ReadToEnd();
    }

    [GeneratedRegex("(?<=\n)(\\d+) 0 obj\n(.*?)\nendobj", RegexOptions.Singleline)]
    private static partial Regex Object();

    [GeneratedRegex("/Contents (\\d+) 0 R")]
    private static partial Regex Contents();

    [GeneratedRegex("/Length (\\d+)")]
    private static partial Regex Length();
}
