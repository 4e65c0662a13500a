using System.Globalization;
using System.Text;

namespace SerWorkbook.Notebooks;

/// <summary>
/// Reads files that others wrote, and writes text files beside their place and renames them, so that a crash never leaves half a file.
/// </summary>
internal static class NotebookFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The largest notebook or script that is read, in bytes.</summary>
    public const int Largest = 512_000_000;

    /// <summary>Reads a file whole.</summary>
    /// <param name="path">The file, which may be any that a notebook names.</param>
    /// <param name="most">The largest file that is read, in bytes.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="IOException">There is none, it cannot be read, is larger, or is no regular file.</exception>
    public static byte[] ReadAllBytes(string path, int most = Largest)
    {
        using var stream = OpenRead(path);
        if (stream.Length > most)
        {
            throw new IOException(
                FormattableString.Invariant($"The file has {stream.Length / 1e6:0.#} MB; at most {most / 1e6:0.#} MB are read.")
            );
        }

        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Opens a file whose length is known.</summary>
    /// <param name="path">The file, which may be any that a notebook names.</param>
    /// <returns>Its content.</returns>
    /// <exception cref="IOException">There is none, it cannot be read, or is a pipe or a device.</exception>
    public static Stream OpenRead(string path)
    {
        // Pipes and devices have no length; opening one could wait for ever, and reading one never end.
        var file = new FileInfo(path);
        var target = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
        return target is { Exists: true, Length: 0 } ? new MemoryStream([], writable: false) : File.OpenRead(path);
    }

    /// <summary>Replaces a file; its folder is made where it is missing.</summary>
    /// <param name="path">The file.</param>
    /// <param name="text">The whole content, written as UTF-8 without a byte-order mark.</param>
    /// <exception cref="NotebookException">The file cannot be written there.</exception>
    public static void WriteAllText(string path, string text) => Write(path, stream => stream.Write(Utf8.GetBytes(text)));

    /// <summary>Replaces a file; its folder is made where it is missing.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes the whole content.</param>
    /// <exception cref="NotebookException">The file cannot be written there.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        // Named as AtomicFile names them, so that what a killed process leaves is found and deleted.
        var partial = string.Create(
            CultureInfo.InvariantCulture,
            $"{path}.partial-{Environment.ProcessId}-{Guid.NewGuid().ToString("N")[..12]}"
        );
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            using (var stream = File.Create(partial))
            {
                write(stream);
            }

            File.Move(partial, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            DeletePartial(partial);
            throw new NotebookException($"'{path}' cannot be written: {e.Message}", e);
        }
    }

    private static void DeletePartial(string partial)
    {
        try
        {
            File.Delete(partial);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The folder cannot be written, which is what the caller is told; there is nothing to clean up.
        }
    }
}
