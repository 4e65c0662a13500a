namespace SerWorkbook.Corpora.Readers;

/// <summary>Shows recordings of any format to layouts under the names that these know, and notes which may be one recording in
/// several formats.</summary>
/// <remarks>
/// Corpora are passed on in other formats under their own names, so that a layout of WAV files holds for them too. A corpus that has its
/// recordings in two formats must not count them twice.
/// </remarks>
internal sealed class RecordingFormats
{
    private const string WavExtension = ".wav";

    // The order in which formats are preferred: what loses nothing before what does.
    private static readonly string[] Lossless = [WavExtension, ".flac", ".aiff", ".aif", ".w64", ".caf", ".au"];

    private readonly ILookup<string, string> _files;

    /// <summary>Takes the paths.</summary>
    /// <param name="paths">The recordings, in ordinal order.</param>
    public RecordingFormats(IReadOnlyList<string> paths)
    {
        _files = paths.OrderBy(RankOf).ThenBy(path => path, StringComparer.Ordinal).ToLookup(WavNameOf, StringComparer.Ordinal);
        WavNames = [.. _files.Select(group => group.Key).Order(StringComparer.Ordinal)];
    }

    /// <summary>The names as those of WAV files, in ordinal order.</summary>
    public IReadOnlyList<string> WavNames { get; }

    /// <summary>Puts the real paths into what a layout read from <see cref="WavNames"/>.</summary>
    /// <remarks>Which files of one name hold the same recording is found when they are read: see <see cref="SameRecordings"/>.</remarks>
    public FileListing Restore(FileListing listing)
    {
        var files = listing.Files.SelectMany(file => _files[file.Path].Select(path => file with { Path = path })).ToArray();
        var preferred = new Dictionary<(string, string, string, string?), string>();
        var other = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in files.OrderBy(file => RankOf(file.Path)).ThenBy(file => file.Path, StringComparer.Ordinal))
        {
            var recording = (Path.GetFileNameWithoutExtension(file.Path), file.Speaker, file.Emotion, file.Sentence);
            if (!preferred.TryAdd(recording, file.Path) && ExtensionOf(file.Path) != ExtensionOf(preferred[recording]))
            {
                other[file.Path] = preferred[recording];
            }
        }

        return listing with
        {
            Files = [.. files.Select(file => file with { OtherFormat = other.GetValueOrDefault(file.Path) })],
            Skipped =
            [
                .. listing.Skipped.SelectMany(file =>
                    _files[file.Path].DefaultIfEmpty(file.Path).Select(path => file with { Path = path })
                ),
            ],
        };
    }

    private static int RankOf(string path) => Array.IndexOf(Lossless, ExtensionOf(path)) is >= 0 and var rank ? rank : Lossless.Length;

    private static string ExtensionOf(string path) => Path.GetExtension(path).ToLowerInvariant();

    private static string WavNameOf(string path) => ExtensionOf(path) == WavExtension ? path : Path.ChangeExtension(path, WavExtension);
}
