using SerWorkbook.Speech;
using SerWorkbook.Text;

namespace SerWorkbook.Corpora.Readers;

/// <summary>Finds the recordings below a folder, whatever their format, and accounts for every other file.</summary>
/// <remarks>Links are followed, but no folder is entered twice, so that one that links to itself ends.</remarks>
internal sealed class AudioFiles
{
    private readonly string _root;
    private readonly Dictionary<string, string> _entered = new(StringComparer.Ordinal);
    private readonly List<string> _recordings = [];
    private readonly List<SkippedFile> _other = [];
    private readonly List<string> _notAudio = [];
    private readonly RecordingFormats _formats;

    private AudioFiles(string root)
    {
        _root = root;
        Enter(root, RealPath.Find(root) ?? root);
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

    /// <summary>What a layout reads from the recordings, under their own names.</summary>
    public FileListing Parse(CorpusLayout layout) => Restore(layout.Parse(Wav));

    /// <summary>What was read from <see cref="Wav"/>, under the recordings' own names.</summary>
    public FileListing Restore(FileListing listing) => _formats.Restore(listing);

    private void Enter(string folder, string real)
    {
        if (Path.GetFileName(folder) == ".git")
        {
            _other.Add(new SkippedFile(NameOf(folder), "the folder is Git's own"));
            return;
        }

        if (!_entered.TryAdd(real, folder))
        {
            _other.Add(new SkippedFile(NameOf(folder), $"it leads to {NameOf(_entered[real])}, which is read already"));
            return;
        }

        try
        {
            foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal))
            {
                if (entry.Name.Contains('\uFFFD', StringComparison.Ordinal))
                {
                    _other.Add(new SkippedFile(NameOf(entry.FullName), "its name is not UTF-8; rename it"));
                }
                else if (entry is DirectoryInfo)
                {
                    Enter(
                        entry.FullName,
                        entry.LinkTarget is null ? Path.Combine(real, entry.Name) : RealPath.Find(entry.FullName) ?? entry.FullName
                    );
                }
                else
                {
                    Add(entry.FullName);
                }
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            _other.Add(new SkippedFile(NameOf(folder), "the folder cannot be read"));
        }
    }

    private void Add(string file)
    {
        try
        {
            (file.EndsWith(".wav", StringComparison.OrdinalIgnoreCase) || KindOf(file) is not null ? _recordings : _notAudio).Add(
                NameOf(file)
            );
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            _other.Add(new SkippedFile(NameOf(file), "the file cannot be read"));
        }
    }

    // An empty file may be a pipe, which nobody writes to.
    private static string? KindOf(string file) => new FileInfo(file).Length == 0 ? AudioFormat.OfName(file) : AudioFormat.OfFile(file);

    private string NameOf(string path) => Path.GetRelativePath(_root, path).Replace('\\', '/');
}
