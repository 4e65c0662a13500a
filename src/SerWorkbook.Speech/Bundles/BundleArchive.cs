using System.Globalization;
using System.IO.Compression;
using System.Text.Json;

namespace SerWorkbook.Speech.Bundles;

/// <summary>Writes and reads the ZIP archive of a bundle: an index with hashes, and the parts that it lists.</summary>
/// <remarks>
/// Nothing is ever unpacked to disk. The hashes show damage and careless changes; they are no signature, as whoever changes a part
/// can change the index, too.
/// </remarks>
internal static class BundleArchive
{
    private const string Other = "this is not a bundle of SerWorkbook (a ZIP archive from 'ser export' with bundle.json)";
    private const int MostParts = 64;
    private const int LongestName = 64;

    // The weights of a kernel model of a large corpus take some 200 MB as text, which compresses to about half.
    private const long MostBytes = 1L << 30;
    private const long SmallBytes = 16L << 20;
    private const int HighestRatio = 100;

    // The earliest time that the format can hold: the same content gives the same bytes.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Whether bytes start as a ZIP archive does.</summary>
    public static bool IsArchive(ReadOnlySpan<byte> start) => start.StartsWith("PK"u8) && start.Length > 3 && start[2] is 3 or 5;

    /// <summary>Writes an archive.</summary>
    /// <param name="stream">Takes the bytes.</param>
    /// <param name="parts">The parts, in order.</param>
    public static void Write(Stream stream, IReadOnlyList<BundlePart> parts)
    {
        var index = new BundleIndex(BundleIndex.FormatName, BundleIndex.CurrentVersion, [.. parts.Select(EntryOf)]);
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        Add(archive, new BundlePart(BundleIndex.Name, JsonSerializer.SerializeToUtf8Bytes(index, BundleIndexMetadata.Default.BundleIndex)));
        foreach (var part in parts)
        {
            Add(archive, part);
        }
    }

    /// <summary>Reads an archive and checks every part against the index.</summary>
    /// <param name="stream">A seekable stream.</param>
    /// <param name="source">The file's path, or another name for error messages.</param>
    /// <param name="wanted">Which parts to read and check; <see langword="null"/> for all.</param>
    /// <returns>The parts by name; empty where they are not wanted.</returns>
    /// <exception cref="InvalidModelException">The archive is damaged, changed, newer, of other origin or too large.</exception>
    public static IReadOnlyDictionary<string, byte[]> Read(Stream stream, string source, Func<string, bool>? wanted = null)
    {
        Span<byte> start = stackalloc byte[4];
        var origin = stream.Position;
        if (!IsArchive(start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)]))
        {
            throw new InvalidModelException(source, Other);
        }

        stream.Position = origin;
        try
        {
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            return Read(archive, stream.Length, source, wanted ?? (_ => true));
        }
        catch (Exception fault) when (fault is InvalidDataException or EndOfStreamException or NotSupportedException or IOException)
        {
            throw new InvalidModelException(source, "the bundle is damaged: its archive cannot be read to the end", fault);
        }
    }

    private static Dictionary<string, byte[]> Read(ZipArchive archive, long size, string source, Func<string, bool> wanted)
    {
        RequireNames(archive, source);
        RequireSize(archive, size, source);
        var index = ReadIndex(archive, source);
        var parts = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var listed in index.Parts)
        {
            var entry = archive.GetEntry(listed.Name);
            var isRead = wanted(listed.Name);
            if (entry is null || !parts.TryAdd(listed.Name, isRead && entry.Length == listed.Bytes ? ReadWhole(entry) : []))
            {
                throw new InvalidModelException(
                    source,
                    $"the bundle is damaged: its part '{Shown(listed.Name)}' is missing or listed twice"
                );
            }

            if (isRead && !Sha256.HexOf(parts[listed.Name]).Equals(listed.Sha256, StringComparison.OrdinalIgnoreCase))
            {
                throw new InvalidModelException(
                    source,
                    $"the bundle was changed or damaged: its part '{listed.Name}' does not have the SHA-256 that bundle.json gives"
                );
            }
        }

        return
            archive.Entries.FirstOrDefault(entry => entry.FullName != BundleIndex.Name && !parts.ContainsKey(entry.FullName)) is { } extra
            ? throw new InvalidModelException(source, $"the bundle was changed: bundle.json does not list its part '{extra.FullName}'")
            : parts;
    }

    // Names are never used as paths; one that could be is a sign of an attack on programs that do.
    private static void RequireNames(ZipArchive archive, string source)
    {
        if (archive.Entries.Count > MostParts)
        {
            throw new InvalidModelException(source, $"it has {archive.Entries.Count} parts; a bundle has {MostParts} at most");
        }

        if (archive.Entries.FirstOrDefault(entry => !IsName(entry.FullName)) is { } odd)
        {
            throw new InvalidModelException(
                source,
                $"it has a part named '{Shown(odd.FullName)}'; parts have plain names of lower-case letters, digits, dots and hyphens"
            );
        }

        if (archive.Entries.GroupBy(entry => entry.FullName).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new InvalidModelException(source, $"it has two parts named '{twice.Key}'");
        }
    }

    private static void RequireSize(ZipArchive archive, long size, string source)
    {
        var total = archive.Entries.Aggregate(0L, (sum, entry) => Math.Min(sum + Math.Clamp(entry.Length, 0, MostBytes), 2 * MostBytes));
        if (total > MostBytes || total > Math.Max(SmallBytes, HighestRatio * size))
        {
            throw new InvalidModelException(
                source,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"its {size} bytes would unpack to {total} or more; a bundle holds at most {MostBytes >> 20} MB and {HighestRatio} "
                        + $"times its own size"
                )
            );
        }
    }

    private static BundleIndex ReadIndex(ZipArchive archive, string source)
    {
        var entry = archive.GetEntry(BundleIndex.Name) ?? throw new InvalidModelException(source, Other);
        BundleIndex? index;
        try
        {
            index = JsonSerializer.Deserialize(ReadWhole(entry), BundleIndexMetadata.Default.BundleIndex);
        }
        catch (JsonException fault)
        {
            throw new InvalidModelException(source, Other, fault);
        }

        return index?.Format != BundleIndex.FormatName ? throw new InvalidModelException(source, Other)
            : index.Version == BundleIndex.CurrentVersion ? index
            : throw new InvalidModelException(
                source,
                $"its bundle has version {index.Version}; this program reads version {BundleIndex.CurrentVersion}"
            );
    }

    // No more than the length that was judged: the one in the header may be a lie.
    private static byte[] ReadWhole(ZipArchiveEntry entry)
    {
        var content = new byte[entry.Length];
        using var stream = entry.Open();
        stream.ReadExactly(content);
        return stream.ReadByte() < 0 ? content : throw new InvalidDataException("A part is longer than its header says.");
    }

    private static void Add(ZipArchive archive, BundlePart part)
    {
        var entry = archive.CreateEntry(part.Name, CompressionLevel.SmallestSize);
        entry.LastWriteTime = NoTime;
        using var stream = entry.Open();
        stream.Write(part.Content);
    }

    private static BundleIndexEntry EntryOf(BundlePart part) => new(part.Name, part.Content.Length, Sha256.HexOf(part.Content));

    private static bool IsName(string name) =>
        name.Length is > 0 and <= LongestName
        && name[0] != '.'
        && name.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character is '.' or '-');

    private static string Shown(string name) =>
        string.Concat(name.Take(LongestName).Select(character => char.IsControl(character) ? '?' : character));
}
