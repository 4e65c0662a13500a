using System.Text;

namespace SerWorkbook.Speech;

/// <summary>Writes files beside their place and then renames them, so that a crash never leaves half a file.</summary>
/// <remarks>
/// The bytes go to a new file in the same folder, named after the target with <see cref="PartialSuffix"/> in it, which
/// takes the target's place once it is complete. Two writers of one file do not disturb each other; the last one wins.
/// </remarks>
public static class AtomicFile
{
    /// <summary>What the names of files in the making contain; such a file may be deleted when nothing writes it.</summary>
    public const string PartialSuffix = ".partial-";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes text as UTF-8 without a byte-order mark.</summary>
    /// <param name="path">The file; its folder must exist. An existing file is replaced.</param>
    /// <param name="text">The whole content.</param>
    public static void WriteAllText(string path, string text) => WriteAllBytes(path, Utf8.GetBytes(text));

    /// <summary>Writes bytes.</summary>
    /// <param name="path">The file; its folder must exist. An existing file is replaced.</param>
    /// <param name="bytes">The whole content.</param>
    public static void WriteAllBytes(string path, byte[] bytes) => Write(path, stream => stream.Write(bytes));

    /// <summary>Lets a function write the content.</summary>
    /// <param name="path">The file; its folder must exist. An existing file is replaced.</param>
    /// <param name="write">Writes the whole content to the stream it is given. If it throws, nothing is replaced.</param>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(write);
        var partial = path + PartialSuffix + Guid.NewGuid().ToString("N")[..12];
        try
        {
            using (var stream = new FileStream(partial, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                write(stream);
                stream.Flush(flushToDisk: false);
            }

            File.Move(partial, path, overwrite: true);
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }
}
