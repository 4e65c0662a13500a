using SerWorkbook.Speech;
using SerWorkbook.Text;

namespace SerWorkbook.Corpora.Readers;

/// <summary>Finds the audio files below a folder, whatever their format.</summary>
/// <remarks>Links are followed, but no folder is entered twice, so that one that links to itself ends.</remarks>
internal sealed class AudioFiles
{
    private readonly string _root;
    private readonly HashSet<string> _entered = new(StringComparer.Ordinal);
    private readonly List<string> _wav = [];
    private readonly List<SkippedFile> _other = [];

    private AudioFiles(string root)
    {
        _root = root;
        Enter(root, RealPath.Find(root) ?? root);
        _wav.Sort(StringComparer.Ordinal);
        _other.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
    }

    /// <summary>Files whose names end in .wav: paths below the folder, with forward slashes, in ordinal order.</summary>
    public IReadOnlyList<string> Wav => _wav;

    /// <summary>Audio that cannot be read, and folders that cannot be entered, in ordinal order.</summary>
    public IReadOnlyList<SkippedFile> Other => _other;

    /// <summary>Looks through a folder.</summary>
    public static AudioFiles Find(string folder) => new(folder);

    private void Enter(string folder, string real)
    {
        if (!_entered.Add(real))
        {
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
        if (file.EndsWith(".wav", StringComparison.OrdinalIgnoreCase))
        {
            _wav.Add(NameOf(file));
        }
        else if (KindOf(file) is { } kind)
        {
            _other.Add(
                new SkippedFile(
                    NameOf(file),
                    kind == AudioFormat.Wav
                        ? "it is WAV, but its name does not end in .wav; rename it"
                        : $"it is {kind}, which cannot be read; convert it to WAV"
                )
            );
        }
    }

    private static string? KindOf(string file)
    {
        try
        {
            return AudioFormat.OfFile(file);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private string NameOf(string path) => Path.GetRelativePath(_root, path).Replace('\\', '/');
}
