using System.Security.Cryptography;
using System.Text.Json;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Running;

/// <summary>
/// Which files of the output folder each finished notebook wrote, so that a run that was killed continues after the last of them.
/// </summary>
/// <remarks>
/// One list per notebook, <c>notebooks/NAME.files.json</c>, with a SHA-256 per file. A file that several notebooks wrote is that of the
/// last one: a notebook that was killed while it replaced a file of an earlier one invalidates that one.
/// </remarks>
/// <param name="output">The output folder.</param>
/// <param name="names">The names of the notebooks, in the order in which they run.</param>
internal sealed class FinishedNotebooks(string output, IReadOnlyList<string> names)
{
    /// <summary>The folder of the executed notebooks, their records and these lists.</summary>
    public const string Folder = "notebooks";

    private static readonly JsonSerializerOptions Form = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>Whether a notebook finished and all that it wrote is there unchanged.</summary>
    /// <param name="index">Its place among the notebooks.</param>
    public bool IsWhole(int index)
    {
        if (Load(index) is not { } own)
        {
            return false;
        }

        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (file, hash) in Enumerable.Range(0, names.Count).SelectMany(i => Load(i) ?? []))
        {
            hashes[file] = hash;
        }

        return own.Keys.All(file => HashOf(file) == hashes[file]);
    }

    /// <summary>Forgets the lists of a notebook and of all after it, which may use what it wrote.</summary>
    /// <param name="index">Its place among the notebooks.</param>
    public void ForgetFrom(int index)
    {
        for (var i = index; i < names.Count; i++)
        {
            File.Delete(PathOf(i));
        }
    }

    /// <summary>The files of the output folder as they are now, to be compared with after a notebook.</summary>
    public IReadOnlyDictionary<string, DateTime> Snapshot() =>
        Directory
            .EnumerateFiles(output, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(output, file).Replace('\\', '/'))
            .Where(IsOfNotebooks)
            .ToDictionary(file => file, file => File.GetLastWriteTimeUtc(Path.Combine(output, file)), StringComparer.Ordinal);

    /// <summary>Notes that a notebook finished.</summary>
    /// <param name="index">Its place among the notebooks.</param>
    /// <param name="before">The files before it ran.</param>
    public void Save(int index, IReadOnlyDictionary<string, DateTime> before)
    {
        var written = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (file, time) in Snapshot())
        {
            if ((!before.TryGetValue(file, out var earlier) || earlier != time) && HashOf(file) is { } hash)
            {
                written[file] = hash;
            }
        }

        AtomicFile.WriteAllText(PathOf(index), JsonSerializer.Serialize(written, Form) + "\n");
    }

    private static bool IsOfNotebooks(string file) =>
        file != RunManifest.Name
        && !file.StartsWith(Folder + "/", StringComparison.Ordinal)
        && !file.Contains(AtomicFile.PartialSuffix, StringComparison.Ordinal);

    private string PathOf(int index) => Path.Combine(output, Folder, names[index] + ".files.json");

    private Dictionary<string, string>? Load(int index)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllBytes(PathOf(index)));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    private string? HashOf(string file)
    {
        try
        {
            using var stream = File.OpenRead(Path.Combine(output, file));
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
