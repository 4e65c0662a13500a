using System.Text.Json;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Downloads;

/// <summary>Remembers which archives are in the corpus.</summary>
/// <param name="path">Its file.</param>
internal sealed class InstalledList(string path)
{
    /// <summary>The name of the file.</summary>
    public const string Name = "installed.json";

    /// <summary>What is known of an archive; <see langword="null"/> where it is not in the corpus.</summary>
    public InstalledArchive? Find(string file) => Read().GetValueOrDefault(file);

    /// <summary>Adds an archive.</summary>
    public void Add(string file, InstalledArchive archive)
    {
        var all = Read();
        all[file] = archive;
        AtomicFile.WriteAllBytes(path, JsonSerializer.SerializeToUtf8Bytes(all));
    }

    private SortedDictionary<string, InstalledArchive> Read()
    {
        try
        {
            var known = JsonSerializer.Deserialize<Dictionary<string, InstalledArchive>>(File.ReadAllBytes(path)) ?? [];
            return new SortedDictionary<string, InstalledArchive>(known, StringComparer.Ordinal);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException)
        {
            return new SortedDictionary<string, InstalledArchive>(StringComparer.Ordinal);
        }
    }
}

/// <summary>An archive that is in the corpus.</summary>
/// <param name="Sha256">Its SHA-256.</param>
/// <param name="Files">Files that it held.</param>
/// <param name="Recordings">How many of them are recordings.</param>
internal sealed record InstalledArchive(string Sha256, int Files, int Recordings);
