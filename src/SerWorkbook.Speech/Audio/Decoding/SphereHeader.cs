using System.Globalization;
using System.Text;

namespace SerWorkbook.Speech.Audio.Decoding;

/// <summary>The header of NIST SPHERE files: lines of a name, a type and a value.</summary>
internal static class SphereHeader
{
    private const int LargestHeader = 1 << 16;
    private const int FirstLinesBytes = 16;

    /// <summary>Reads the header.</summary>
    /// <exception cref="InvalidAudioException">It cannot be used.</exception>
    public static AudioLayout Read(Stream stream, string name)
    {
        var size = ReadSize(stream, name);
        var bytes = new byte[size];
        HeaderBytes.ReadAt(stream, 0, bytes);
        var fields = Encoding
            .Latin1.GetString(bytes)
            .Split('\n')
            .Select(line => line.Split(' ', 3))
            .Where(parts => parts.Length == 3)
            .DistinctBy(parts => parts[0])
            .ToDictionary(parts => parts[0], parts => parts[2].TrimEnd('\r', ' ', '\0'), StringComparer.Ordinal);
        var (channels, rate) = (Number(fields, "channel_count", name), Number(fields, "sample_rate", name));
        AudioLayout.Check(name, channels, rate);
        var coding = fields.GetValueOrDefault("sample_coding", "pcm");
        var width = coding is "ulaw" or "mu-law" or "alaw" ? 1 : (int)Math.Clamp(Number(fields, "sample_n_bytes", name), 0, 100);
        var layout = new AudioLayout
        {
            Coding = coding switch
            {
                "pcm" => SampleCoding.SignedInteger,
                "ulaw" or "mu-law" => SampleCoding.MuLaw,
                "alaw" => SampleCoding.ALaw,
                _ => throw UnreadFormat.Of(name, $"NIST SPHERE ({AudioFormat.Printable(coding)})"),
            },
            Channels = (int)channels,
            SampleRate = (int)rate,
            SampleBytes = LinearWidth.Check(name, SampleCoding.Integer, width, 8 * width),
            IsBigEndian = fields.GetValueOrDefault("sample_byte_format") is not ("01" or "l"),
            DataStart = size,
        };
        var promised = fields.ContainsKey("sample_count") ? Number(fields, "sample_count", name) * layout.SampleBytes * layout.Channels : 0;
        var (held, meant) = HeaderBytes.TrueLength(promised, stream.Length - size, promised <= 0);
        return layout with { DataBytes = held, PromisedBytes = meant };
    }

    // The second line is the size of the header, usually 1024.
    private static int ReadSize(Stream stream, string name)
    {
        Span<byte> lines = stackalloc byte[FirstLinesBytes];
        HeaderBytes.ReadAt(stream, 0, lines);
        var text = Encoding.Latin1.GetString(lines[8..]).Trim();
        return
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            && size is >= FirstLinesBytes and <= LargestHeader
            && size <= stream.Length
            ? size
            : throw new InvalidAudioException(name, "its NIST SPHERE header does not give its own size");
    }

    private static long Number(Dictionary<string, string> fields, string field, string name) =>
        fields.TryGetValue(field, out var text)
        && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
        && value <= int.MaxValue
            ? value
            : throw new InvalidAudioException(name, $"its NIST SPHERE header gives no usable {field}");
}
