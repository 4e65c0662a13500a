using System.Buffers.Binary;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using SerWorkbook.Speech;

namespace SerWorkbook.AudioCodecs;

/// <summary>One run of ffmpeg.</summary>
/// <param name="program">Its path.</param>
/// <param name="name">The name for error messages.</param>
/// <param name="format">The format of the file.</param>
internal sealed class FfmpegRun(string program, string name, string format)
{
    private const int HeadBytes = 12;
    private const int ChunkHeadBytes = 8;
    private const int LongestReport = 64 * 1024;

    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(5);

    /// <summary>Looks for ffmpeg on the PATH.</summary>
    /// <returns><see langword="null"/> where it is not there.</returns>
    public static string? FindProgram()
    {
        var file = OperatingSystem.IsWindows() ? "ffmpeg.exe" : "ffmpeg";
        return (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(Path.IsPathFullyQualified)
            .Select(folder => Path.Combine(folder, file))
            .FirstOrDefault(File.Exists);
    }

    /// <summary>Decodes the first audio stream of a file.</summary>
    /// <param name="demultiplexer">How ffmpeg is to read the file.</param>
    /// <param name="file">A file that nothing else writes to.</param>
    /// <param name="fileBytes">Its size.</param>
    /// <returns>The samples, and what ffmpeg reported.</returns>
    /// <exception cref="InvalidAudioException">ffmpeg fails, or takes too long.</exception>
    public (DecodedAudio Samples, string Report) Decode(string demultiplexer, string file, long fileBytes)
    {
        using var process = Process.Start(StartOf(demultiplexer, file))!;
        using var limit = new Timer(_ => Kill(process), null, TimeLimit, Timeout.InfiniteTimeSpan);
        process.StandardInput.Close();
        var report = ReadReportAsync(process.StandardError);
        try
        {
            var samples = ReadWav(process.StandardOutput.BaseStream, fileBytes);
            process.WaitForExit();
            return process.ExitCode == 0 && samples is not null ? (samples, report.Result) : throw Fault(LastLine(report.Result));
        }
        catch
        {
            Kill(process);
            throw;
        }
    }

    // No protocol but files: nothing in the content can make ffmpeg reach the network.
    private ProcessStartInfo StartOf(string demultiplexer, string file) =>
        new(
            program,
            [
                "-nostdin",
                "-hide_banner",
                "-loglevel",
                "info",
                "-threads",
                "1",
                "-protocol_whitelist",
                "file",
                "-f",
                demultiplexer,
                "-i",
                "file:" + file,
                "-map",
                "0:a:0",
                "-vn",
                "-sn",
                "-dn",
                "-map_metadata",
                "-1",
                "-flags",
                "+bitexact",
                "-c:a",
                "pcm_f32le",
                "-f",
                "wav",
                "pipe:1",
            ]
        )
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
            UseShellExecute = false,
        };

    private DecodedAudio? ReadWav(Stream output, long fileBytes)
    {
        Span<byte> head = stackalloc byte[HeadBytes];
        if (output.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length)
        {
            return null;
        }

        DecodedAudio? audio = null;
        while (output.ReadAtLeast(head[..ChunkHeadBytes], ChunkHeadBytes, throwOnEndOfStream: false) == ChunkHeadBytes)
        {
            if (head.StartsWith("data"u8))
            {
                ReadSamples(output, audio);
                break;
            }

            var chunk = new byte[Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(head[4..]), LongestReport)];
            output.ReadExactly(chunk);
            if (head.StartsWith("fmt "u8))
            {
                audio = new DecodedAudio(
                    name,
                    fileBytes,
                    BinaryPrimitives.ReadUInt16LittleEndian(chunk.AsSpan(2)),
                    BinaryPrimitives.ReadInt32LittleEndian(chunk.AsSpan(4))
                );
            }
        }

        return audio;
    }

    private static void ReadSamples(Stream output, DecodedAudio? audio) =>
        audio?.AddAll(block =>
        {
            var bytes = MemoryMarshal.AsBytes(block.AsSpan());
            return output.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) / sizeof(float);
        });

    private static async Task<string> ReadReportAsync(StreamReader errors)
    {
        var report = new StringBuilder();
        while (await errors.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            if (report.Length < LongestReport)
            {
                report.Append(line).Append('\n');
            }
        }

        return report.ToString();
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException) { }
    }

    private static string LastLine(string report) => report.TrimEnd().Split('\n')[^1].Trim();

    private InvalidAudioException Fault(string line) =>
        new(name, $"it is {format}, and ffmpeg cannot decode it ({(line.Length > 0 ? line : "no message")})");
}
