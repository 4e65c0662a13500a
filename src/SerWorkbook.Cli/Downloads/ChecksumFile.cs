using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Downloads;

/// <summary>The SHA-256 of archives as they were when they were first unpacked, in the form of sha256sum.</summary>
/// <param name="path">The file beside the archives.</param>
internal sealed class ChecksumFile(string path)
{
    /// <summary>The name of the file.</summary>
    public const string Name = "checksums.sha256";

    /// <summary>The SHA-256 of a file.</summary>
    public static string Of(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>Whether a file has the MD5 that its publisher gives.</summary>
    [SuppressMessage("Security", "CA5351", Justification = "It finds damage, and publishers give no other; the SHA-256 is pinned.")]
    public static bool HasMd5(string file, string md5)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(MD5.HashData(stream)) == md5;
    }

    /// <summary>Compares an archive with what it was the first time.</summary>
    /// <exception cref="SerException">It is another one now.</exception>
    public void Require(string file, string hash)
    {
        if (Read().TryGetValue(file, out var first) && first != hash)
        {
            throw new SerException(
                $"{file}: its SHA-256 is {hash}, but it was {first} when it was first downloaded. If the publisher replaced it, delete its "
                    + $"line in {path}."
            );
        }
    }

    /// <summary>Remembers an archive.</summary>
    public void Pin(string file, string hash)
    {
        var all = Read();
        if (all.TryAdd(file, hash))
        {
            AtomicFile.WriteAllText(path, string.Concat(all.Select(entry => $"{entry.Value}  {entry.Key}\n")));
        }
    }

    private SortedDictionary<string, string> Read()
    {
        var known = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (File.Exists(path))
        {
            foreach (var line in File.ReadLines(path).Where(line => line.Length > 0))
            {
                known[line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..].TrimStart(' ', '*')] = line.Split(' ')[0];
            }
        }

        return known;
    }
}
