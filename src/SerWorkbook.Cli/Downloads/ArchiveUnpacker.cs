using System.Buffers.Binary;
using System.Formats.Tar;
using System.IO.Compression;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Downloads;

/// <summary>Unpacks the files of a ZIP or a tar.gz archive; nothing but files, and none outside of the folder.</summary>
/// <param name="limits">What an archive may hold.</param>
internal sealed class ArchiveUnpacker(UnpackLimits limits)
{
    private const int BufferBytes = 1 << 16;

    /// <summary>Unpacks an archive into a new folder.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="folder">The folder, which must not exist.</param>
    /// <param name="keepsFolders">Whether folders in the archive are kept, or only the names of files.</param>
    /// <param name="progress">Told of the number of files.</param>
    /// <param name="stop">Stops.</param>
    /// <returns>The number of files.</returns>
    /// <exception cref="SerException">The archive holds what is not unpacked: links, devices, names that lead elsewhere, too
    /// much.</exception>
    /// <exception cref="InvalidDataException">The archive is damaged.</exception>
    public int Unpack(string archive, string folder, bool keepsFolders, Action<int> progress, CancellationToken stop)
    {
        Directory.CreateDirectory(folder);
        var name = Path.GetFileName(archive);
        var budget = limits.AlwaysBytes + limits.BytesPerByte * new FileInfo(archive).Length;
        var (files, entries) = (0, 0);
        foreach (var (entry, content) in EntriesOf(archive, name))
        {
            stop.ThrowIfCancellationRequested();
            if (++entries > limits.Entries)
            {
                throw new SerException($"{name}: it holds more than {limits.Entries} entries; it is not unpacked.");
            }

            if (content is null)
            {
                continue;
            }

            var target = Path.Combine(folder, SafeEntry.PathOf(name, entry, keepsFolders));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            budget -= Write(name, entry, content, target, budget);
            progress(++files);
        }

        return files;
    }

    private static IEnumerable<(string Name, Stream? Content)> EntriesOf(string archive, string name) =>
        archive.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) ? OfZip(archive, name) : OfTar(archive, name);

    private static IEnumerable<(string Name, Stream? Content)> OfZip(string archive, string name)
    {
        const int TypeShift = 16;
        const int TypeMask = 0xF000;
        const int RegularFile = 0x8000;
        using var zip = ZipFile.OpenRead(archive);
        foreach (var entry in zip.Entries)
        {
            if (entry.FullName.EndsWith('/'))
            {
                yield return (entry.FullName, null);
                continue;
            }

            // The type of a file on Unix is in the upper half of its attributes; other systems leave it empty.
            if (((entry.ExternalAttributes >> TypeShift) & TypeMask) is not (0 or RegularFile))
            {
                throw NotAFile(name, entry.FullName);
            }

            using var content = entry.Open();
            yield return (entry.FullName, content);
        }
    }

    private static IEnumerable<(string Name, Stream? Content)> OfTar(string archive, string name)
    {
        using var file = File.OpenRead(archive);
        using var unpacked = new CountingStream(new GZipStream(file, CompressionMode.Decompress));
        using var tar = new TarReader(unpacked, leaveOpen: true);
        while (NextEntry(tar) is { } entry)
        {
            switch (entry.EntryType)
            {
                case TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile:
                    yield return (entry.Name, entry.DataStream ?? Stream.Null);
                    break;
                case TarEntryType.Directory:
                case TarEntryType.GlobalExtendedAttributes:
                    yield return (entry.Name, null);
                    break;
                default:
                    throw NotAFile(name, entry.Name);
            }
        }

        unpacked.ReadToEnd();
        RequireWhole(archive, unpacked.Count);
    }

    private static TarEntry? NextEntry(TarReader tar)
    {
        try
        {
            return tar.GetNextEntry();
        }
        catch (Exception fault) when (fault is EndOfStreamException or FormatException or ArgumentException or OverflowException)
        {
            throw new InvalidDataException(fault.Message, fault);
        }
    }

    // The last four bytes of gzip are the size of what was packed: an archive that ends early does not have them.
    private static void RequireWhole(string archive, long unpacked)
    {
        Span<byte> size = stackalloc byte[4];
        using var file = File.OpenRead(archive);
        file.Seek(-size.Length, SeekOrigin.End);
        file.ReadExactly(size);
        if (BinaryPrimitives.ReadUInt32LittleEndian(size) != (uint)unpacked)
        {
            throw new InvalidDataException("it ends early");
        }
    }

    private static long Write(string name, string entry, Stream content, string target, long budget)
    {
        if (File.Exists(target) || Directory.Exists(target))
        {
            throw new SerException($"{name}: two of its entries have the name of '{entry}'; nothing of it is used.");
        }

        var buffer = new byte[BufferBytes];
        using var file = new FileStream(target, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        var written = 0L;
        int read;
        while ((read = content.Read(buffer)) > 0)
        {
            written += read;
            if (written > budget)
            {
                throw new SerException($"{name}: it unpacks to far more than its size allows; it is damaged or made to fill the disk.");
            }

            file.Write(buffer, 0, read);
        }

        return written;
    }

    private static SerException NotAFile(string archive, string entry) =>
        new($"{archive}: its entry '{entry}' is a link or a device; archives of recordings hold none, so nothing of it is used.");
}
