using SerWorkbook.Speech;
using SerWorkbook.Text;

namespace SerWorkbook.Corpora.Readers;

/// <summary>Finds the recordings below a folder, whatever their format, and accounts for every other file.</summary>
/// <remarks>Links are followed, but no folder is entered twice, so that one that links to itself ends.</remarks>
internal sealed class AudioFiles
{
    private readonly FolderWalk _folder;
    private readonly List<string> _recordings = [];
    private readonly List<SkippedFile> _other = [];
    private readonly List<string> _notAudio = [];
    private readonly RecordingFormats _formats;

    private AudioFiles(string root)
    {
        _folder = FolderWalk.Of(root);
        foreach (var file in _folder.Files)
        {
            Add(file);
        }

        _other.AddRange(_folder.Skipped.Select(skipped => new SkippedFile(_folder.NameOf(skipped.Path), skipped.Reason)));
        _recordings.Sort(StringComparer.Ordinal);
        _notAudio.Sort(StringComparer.Ordinal);
        _other.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        _formats = new RecordingFormats(_recordings);
    }

    /// <summary>The recordings by the names that layouts know, those of WAV files: paths below the folder, with forward slashes, in
    /// ordinal order.</summary>
    public IReadOnlyList<string> Wav => _formats.WavNames;

    /// <summary>The recordings by their own names, in ordinal order.</summary>
    public IReadOnlyList<string> Recordings => _recordings;

    /// <summary>What cannot be entered or read, in ordinal order.</summary>
    public IReadOnlyList<SkippedFile> Other => _other;

    /// <summary>The files that are no audio, neither by content nor by name, in ordinal order.</summary>
    public IReadOnlyList<string> NotAudio => _notAudio;

    /// <summary>Looks through a folder.</summary>
    public static AudioFiles Find(string folder) => new(folder);

    /// <summary>What was read from <see cref="Wav"/>, under the recordings' own names, with what cannot be read.</summary>
    public FileListing Restore(FileListing listing) => _formats.Restore(listing).With(_other);

    private void Add(string file)
    {
        try
        {
            (
                file.EndsWith(".wav", StringComparison.OrdinalIgnoreCase) || AudioFormat.OfFile(file) is not null ? _recordings : _notAudio
            ).Add(_folder.NameOf(file));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            _other.Add(new SkippedFile(_folder.NameOf(file), "the file cannot be read"));
        }
    }
}
