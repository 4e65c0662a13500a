using System.Buffers.Binary;
using SerWorkbook.Speech;
using SerWorkbook.Text;

namespace SerWorkbook.Corpora.Demo;

/// <summary>A folder on disk that holds, or will hold, a demo corpus.</summary>
/// <param name="root">Its path.</param>
internal sealed class DemoFolder(string root)
{
    private const string UnfinishedName = "demo-corpus.incomplete.json";
    private const string LockName = ".demo-corpus.lock";

    // What links lead to is not ours to delete.
    private static readonly EnumerationOptions OwnFiles = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    /// <summary>The marker of a complete corpus.</summary>
    public string MarkerPath => Path.Combine(root, DemoCorpus.MarkerName);

    /// <summary>The marker of a corpus in the making.</summary>
    public string UnfinishedPath => Path.Combine(root, UnfinishedName);

    /// <summary>The place of a clip.</summary>
    /// <param name="path">Its path below the corpus, with forward slashes.</param>
    public string PathOf(string path) => Path.Combine(root, path.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>Finds what is not ours, so that no recording is ever overwritten or called synthetic.</summary>
    /// <param name="ours">Paths of the clips that may be there.</param>
    /// <returns>The first such file's path below the folder, or null if there is none.</returns>
    public string? StrangerBeside(IReadOnlySet<string> ours)
    {
        if (!Directory.Exists(root))
        {
            return null;
        }

        var isOurs = File.Exists(MarkerPath) || File.Exists(UnfinishedPath);
        return FolderWalk
            .Of(root)
            .Files.Select(file => Path.GetRelativePath(root, file).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(file => isOurs ? IsClip(file) && !ours.Contains(file) : !Path.GetFileName(file).StartsWith('.') && !IsHalfMarker(file))
            .Order(StringComparer.Ordinal)
            .FirstOrDefault();
    }

    /// <summary>Whether every clip of a marker is there with its size.</summary>
    public bool Holds(DemoMarker marker) => marker.Files.All(f => HasLength(f.Key, f.Value));

    /// <summary>Whether a clip is there with a size.</summary>
    public bool HasLength(string path, long bytes) => new FileInfo(PathOf(path)) is { Exists: true } file && file.Length == bytes;

    /// <summary>Whether a clip is there and as long as its header says.</summary>
    public bool IsWhole(string path)
    {
        if (!File.Exists(PathOf(path)))
        {
            return false;
        }

        using var stream = File.OpenRead(PathOf(path));
        Span<byte> header = stackalloc byte[44];
        return stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) == header.Length
            && stream.Length == header.Length + BinaryPrimitives.ReadInt32LittleEndian(header[40..]);
    }

    /// <summary>The size of a clip on disk, bytes.</summary>
    public long LengthOf(string path) => new FileInfo(PathOf(path)).Length;

    /// <summary>Deletes clips, where they are.</summary>
    public void Delete(IEnumerable<string> paths)
    {
        foreach (var path in paths.Select(PathOf).Where(File.Exists))
        {
            File.Delete(path);
        }
    }

    /// <summary>Deletes what a crash left half-written.</summary>
    public void DeletePartialFiles()
    {
        foreach (var file in Directory.EnumerateFiles(root, "*" + AtomicFile.PartialSuffix + "*", OwnFiles).ToList())
        {
            File.Delete(file);
        }
    }

    /// <summary>Waits until no other process renders into the folder, and keeps others out until it is disposed of.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public FileStream Lock(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(root);
        while (true)
        {
            try
            {
                return new FileStream(
                    Path.Combine(root, LockName),
                    FileMode.OpenOrCreate,
                    FileAccess.Write,
                    FileShare.None,
                    1,
                    FileOptions.DeleteOnClose
                );
            }
            catch (IOException error) when (IsHeldByAnother(error))
            {
                cancellationToken.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(100));
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }

    private static bool IsClip(string file) => file.EndsWith(".wav", StringComparison.OrdinalIgnoreCase);

    // What a rendering that was killed at its very beginning leaves: nothing else is there yet.
    private static bool IsHalfMarker(string file) => file.StartsWith(UnfinishedName + AtomicFile.PartialSuffix, StringComparison.Ordinal);

    // ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION on Windows, EWOULDBLOCK on Linux (11) and on macOS (35).
    private static bool IsHeldByAnother(IOException error) =>
        error.GetType() == typeof(IOException) && (error.HResult & 0xFFFF) is 32 or 33 or 11 or 35;
}
