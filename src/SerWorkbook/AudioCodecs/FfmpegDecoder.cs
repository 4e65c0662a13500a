using System.Text.RegularExpressions;
using SerWorkbook.Speech;

namespace SerWorkbook.AudioCodecs;

/// <summary>Decodes with the program ffmpeg what nothing else here decodes.</summary>
internal static partial class FfmpegDecoder
{
    // The demultiplexer is named, so that content that looks like a playlist cannot make ffmpeg open other files.
    private static readonly Dictionary<string, string> Demultiplexers = new(StringComparer.Ordinal)
    {
        ["8SVX"] = "iff",
        ["3GP"] = "mov",
        ["AAC"] = "aac",
        ["AC-3"] = "ac3",
        ["AIFF-C"] = "aiff",
        ["AMR"] = "amr",
        ["AU"] = "au",
        ["AVI"] = "avi",
        ["CAF"] = "caf",
        ["DSF"] = "dsf",
        ["FLV"] = "flv",
        ["M4A"] = "mov",
        ["Matroska or WebM"] = "matroska",
        ["Monkey's Audio"] = "ape",
        ["MP4"] = "mov",
        ["MPEG video"] = "mpeg",
        ["NIST SPHERE"] = "nistsphere",
        ["Ogg"] = "ogg",
        ["Ogg FLAC"] = "ogg",
        ["QuickTime"] = "mov",
        ["RealMedia"] = "rm",
        ["Speex"] = "ogg",
        ["True Audio"] = "tta",
        ["VOC"] = "voc",
        [AudioFormat.Wav] = "wav",
        ["WavPack"] = "wv",
        ["WMA"] = "asf",
    };

    /// <summary>Decodes a stream.</summary>
    /// <param name="content">The stream.</param>
    /// <param name="name">The name for error messages.</param>
    /// <param name="unread">The error that names its format, with its codec in parentheses where that is known.</param>
    /// <exception cref="InvalidAudioException">ffmpeg is not there, or does not decode it.</exception>
    public static WavFile Decode(Stream content, string name, InvalidAudioException unread)
    {
        var format = unread.Format!;
        if (!Demultiplexers.TryGetValue(format.Split(" (")[0], out var demultiplexer))
        {
            throw unread;
        }

        var program =
            FfmpegRun.FindProgram()
            ?? throw new InvalidAudioException(
                name,
                $"it is {format}, which is read with ffmpeg, and ffmpeg is not on the PATH; install it or convert the file to WAV"
            )
            {
                Format = format,
            };
        var folder = Directory.CreateTempSubdirectory(FormattableString.Invariant($"ser-audio-{Environment.ProcessId}-"));
        try
        {
            // A copy, since what is decoded must be the bytes that were hashed, and some formats are read from their end.
            var copy = Path.Combine(folder.FullName, "audio");
            using (var target = File.Create(copy))
            {
                content.Position = 0;
                content.CopyTo(target);
            }

            var (samples, report) = new FfmpegRun(program, name, format).Decode(demultiplexer, copy, content.Length);
            return samples.Open(CodecOf(report) ?? format);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string? CodecOf(string report) =>
        AudioStream().Match(report) is { Success: true } match
            ? match.Groups[1].Value switch
            {
                "vorbis" => AudioFormat.Vorbis,
                "opus" => "Opus",
                "speex" => "Speex",
                "wavpack" => "WavPack",
                var pcm when pcm.StartsWith("pcm_f", StringComparison.Ordinal) => "float",
                var pcm when pcm.StartsWith("pcm_", StringComparison.Ordinal) => "PCM",
                var other => other.Replace('_', ' ').ToUpperInvariant(),
            }
            : null;

    [GeneratedRegex(@"Stream #0:\d+[^\n]*?: Audio: (\w+)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AudioStream();
}
