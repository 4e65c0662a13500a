using SerWorkbook.Text;

namespace SerWorkbook.Notebooks.Pages.Texts;

/// <summary>The folder that pictures of a page may come from: nothing outside of it is read, whatever a notebook names.</summary>
/// <param name="folder">The notebook's folder.</param>
internal sealed class PictureFolder(string folder)
{
    /// <summary>The largest picture that is embedded, in bytes.</summary>
    public const int Largest = 20_000_000;

    private readonly string? _root = RealPath.Find(folder);

    /// <summary>Reads a picture.</summary>
    /// <param name="name">A path, relative to the folder or absolute.</param>
    /// <returns>The file's bytes, or why it is not embedded.</returns>
    public (byte[]? Content, string Reason) Read(string name)
    {
        try
        {
            if (_root is null || RealPath.Find(Path.GetFullPath(name, _root)) is not { } path || !IsBelow(path))
            {
                return (null, "it lies outside the notebook's folder");
            }

            var file = new FileInfo(path);
            if (!file.Exists)
            {
                return (null, "there is no such file");
            }
            // Pipes and devices have no length; opening one could wait for ever.
            if (file.Length == 0)
            {
                return (null, "it is empty or no regular file");
            }

            return file.Length > Largest ? (null, TooLarge) : Read(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return (null, "it cannot be read");
        }
    }

    /// <summary>Why a picture that is too large is not embedded.</summary>
    public static string TooLarge => FormattableString.Invariant($"it is larger than {Largest / 1_000_000} MB");

    private static (byte[]? Content, string Reason) Read(FileInfo file)
    {
        using var stream = file.OpenRead();
        var content = new byte[file.Length];
        return stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false) == content.Length
            ? (content, "")
            : (null, "it cannot be read");
    }

    private bool IsBelow(string path) =>
        path.StartsWith(Path.TrimEndingDirectorySeparator(_root!) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
