using System.Security.Cryptography;
using System.Text.Json;
using SerWorkbook.Speech;

namespace SerWorkbook.Corpora.Readers;

/// <summary>What is known of the recordings of a run, so that each process of the run need not read all of them again.</summary>
/// <remarks>
/// An entry holds for a file of the same path, size and time of last change. That is enough within a run, which deletes its index
/// at the end; between runs every file is read and hashed anew. Whoever reads samples later compares their hash in any case.
/// </remarks>
internal sealed class RecordingIndex
{
    private const int HashBytes = SHA256.HashSizeInBytes;

    private readonly Dictionary<string, RecordingEntry> _known;

    private RecordingIndex(Dictionary<string, RecordingEntry> known) => _known = known;

    /// <summary>Loads an index.</summary>
    /// <param name="file">Its file, which begins with the hash of the rest; where it is not there, damaged or cannot be read, the index
    /// is empty.</param>
    public static RecordingIndex Load(string file)
    {
        try
        {
            var content = File.ReadAllBytes(file).AsSpan();
            if (content.Length < HashBytes || !SHA256.HashData(content[HashBytes..]).AsSpan().SequenceEqual(content[..HashBytes]))
            {
                return new RecordingIndex([]);
            }

            var known = JsonSerializer.Deserialize<Dictionary<string, RecordingEntry>>(content[HashBytes..]) ?? [];
            return new RecordingIndex(new Dictionary<string, RecordingEntry>(known, StringComparer.Ordinal));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException)
        {
            return new RecordingIndex([]);
        }
    }

    /// <summary>Writes an index.</summary>
    /// <param name="file">The file; one that is there is replaced.</param>
    /// <param name="entries">The entries by the full path of the recording.</param>
    public static void Save(string file, IEnumerable<KeyValuePair<string, RecordingEntry>> entries)
    {
        var ordered = entries.DistinctBy(entry => entry.Key).OrderBy(entry => entry.Key, StringComparer.Ordinal);
        var content = JsonSerializer.SerializeToUtf8Bytes(new OrderedDictionary<string, RecordingEntry>(ordered, StringComparer.Ordinal));
        AtomicFile.WriteAllBytes(file, [.. SHA256.HashData(content), .. content]);
    }

    /// <summary>What is known of a recording.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="state">What the file is now.</param>
    /// <returns><see langword="null"/> where it is new or has changed.</returns>
    public RecordingEntry? Find(string path, FileState state) =>
        _known.TryGetValue(path, out var entry) && entry.State == state ? entry : null;
}

/// <summary>Size and time of last change of a file.</summary>
/// <param name="Bytes">Size, bytes.</param>
/// <param name="Ticks">Time of last change, UTC, in steps of 100 ns.</param>
internal readonly record struct FileState(long Bytes, long Ticks)
{
    /// <summary>The state of a file; one that is not there has none.</summary>
    public static FileState? Of(string path) =>
        new FileInfo(path) is { Exists: true } file ? new FileState(file.Length, file.LastWriteTimeUtc.Ticks) : null;
}

/// <summary>What reading a recording gave.</summary>
/// <param name="State">What the file was.</param>
/// <param name="ContentHash">SHA-256 of its bytes; empty where it cannot be used.</param>
/// <param name="SampleRate">Sampling rate, Hz.</param>
/// <param name="Seconds">Length, seconds.</param>
/// <param name="Fault">Why it cannot be used; <see langword="null"/> where it can.</param>
internal sealed record RecordingEntry(FileState State, string ContentHash, int SampleRate, double Seconds, string? Fault)
{
    /// <summary>The codec; empty where the recording cannot be used.</summary>
    public string Codec { get; init; } = "";

    /// <summary>What users should know about the recording; <see langword="null"/> for nothing.</summary>
    public string? Remark { get; init; }
}
