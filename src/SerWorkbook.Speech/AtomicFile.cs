using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace SerWorkbook.Speech;

/// <summary>Writes files beside their place and then renames them, so that a crash never leaves half a file.</summary>
/// <remarks>
/// The bytes go to a new file in the same folder, named after the target with <see cref="PartialSuffix"/> in it, which
/// takes the target's place once it is complete. Two writers of one file do not disturb each other; the last one wins.
/// </remarks>
public static class AtomicFile
{
    /// <summary>What the names of unfinished files contain, before the number of the process that writes them.</summary>
    public const string PartialSuffix = ".partial-";

    private const int RandomDigits = 12;
    private static readonly TimeSpan LeastAge = TimeSpan.FromHours(1);

    // What a system says of the start of a process may differ from its files' times by a tick of the clock.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(2);

    // Links could lead out of the folder or in a circle. No result or cache lies deeper.
    private static readonly EnumerationOptions Below = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
        IgnoreInaccessible = true,
        MaxRecursionDepth = 4,
    };

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
        var partial = path + UniqueSuffix();
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

    /// <summary>Deletes unfinished files that processes left behind when they were killed.</summary>
    /// <param name="folder">Where to look, in its folders too; nothing happens where there is no such folder.</param>
    /// <remarks>
    /// Only a file with a name that this class gives, not written to for an hour, goes, and only if the process that its name
    /// holds does not run any more. Folders more than four levels down are not looked at.
    /// </remarks>
    public static void DeleteStray(string folder) => DeleteStray(folder, DateTime.UtcNow);

    /// <inheritdoc cref="DeleteStray(string)"/>
    /// <param name="folder">Where to look.</param>
    /// <param name="now">The time that ages are told by, UTC.</param>
    internal static void DeleteStray(string folder, DateTime now)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (!Directory.Exists(folder))
        {
            return;
        }

        foreach (
            var file in new DirectoryInfo(folder)
                .EnumerateFiles("*" + PartialSuffix + "*", Below)
                .Where(file => IsStray(file, now))
                .ToList()
        )
        {
            try
            {
                file.Delete();
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                // Another user's, or another process was faster; it takes room and does no harm.
            }
        }
    }

    private static string UniqueSuffix() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{PartialSuffix}{Environment.ProcessId}-{Guid.NewGuid().ToString("N")[..RandomDigits]}"
        );

    private static bool IsStray(FileInfo file, DateTime now)
    {
        var at = file.Name.LastIndexOf(PartialSuffix, StringComparison.Ordinal);
        if (at < 0 || now - file.LastWriteTimeUtc < LeastAge)
        {
            return false;
        }

        // The earlier form of the name holds no process.
        var parts = file.Name[(at + PartialSuffix.Length)..].Split('-');
        var isName = parts.Length <= 2 && parts[^1].Length == RandomDigits && parts[^1].All(char.IsAsciiHexDigitLower);
        return isName
            && (
                parts.Length == 1
                || (
                    int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var writer)
                    && !RanBefore(writer, file.LastWriteTimeUtc)
                )
            );
    }

    // Numbers of processes are used again: one that started after the file was written does not write it.
    private static bool RanBefore(int id, DateTime time)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return process.StartTime.ToUniversalTime() <= time + ClockTolerance;
        }
        catch (Exception fault) when (fault is ArgumentException or InvalidOperationException)
        {
            return false;
        }
        catch (Win32Exception)
        {
            // Another user's: it may be the writer.
            return true;
        }
    }
}
