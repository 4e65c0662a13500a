using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace SerWorkbook.Cli.Tests.Downloads;

/// <summary>Archives as OpenSLR has them, with small files.</summary>
internal static class SmallArchive
{
    /// <summary>A tar.gz of files whose content depends on their names and a seed.</summary>
    public static byte[] TarGz(int files, int seed, string prefix = "amused_1-28_") =>
        TarGz([.. Enumerable.Range(1, files).Select(i => Entry(FormattableString.Invariant($"{prefix}{i:0000}.wav"), seed))]);

    /// <summary>A tar.gz of entries.</summary>
    public static byte[] TarGz(params TarEntry[] entries)
    {
        using var stream = new MemoryStream();
        using (var writer = new TarWriter(new GZipStream(stream, CompressionLevel.Fastest)))
        {
            foreach (var entry in entries)
            {
                writer.WriteEntry(entry);
            }
        }

        return stream.ToArray();
    }

    /// <summary>A regular file that does not compress.</summary>
    public static PaxTarEntry Entry(string name, int seed, int bytes = 3000)
    {
        var content = new byte[bytes];
        new Random(HashCode(name) ^ seed).NextBytes(content);
        return new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) };
    }

    /// <summary>A ZIP of names and texts.</summary>
    public static byte[] Zip(params (string Name, string Text)[] files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var (name, text) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return stream.ToArray();
    }

    // string.GetHashCode differs from run to run.
    private static int HashCode(string text) => text.Aggregate(17, (hash, letter) => unchecked(hash * 31 + letter));
}
