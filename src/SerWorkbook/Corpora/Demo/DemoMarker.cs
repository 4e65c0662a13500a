using System.Text.Json;
using System.Text.RegularExpressions;
using SerWorkbook.Speech;

namespace SerWorkbook.Corpora.Demo;

/// <summary>The file at the root of a demo corpus that says what it is and which files belong to it.</summary>
/// <param name="Format">Version of this file's format.</param>
/// <param name="Kind">Always <see cref="SyntheticKind"/>.</param>
/// <param name="Notice">Always <see cref="DemoCorpus.Notice"/>.</param>
/// <param name="Seed">Seed of the corpus.</param>
/// <param name="SentencesPerCell">Sentences in each cell of speaker and emotion.</param>
/// <param name="Clips">Number of clips.</param>
/// <param name="Settings">SHA-256 over everything that the clips depend on.</param>
/// <param name="Files">Bytes of each clip by its path; 0 while the corpus is incomplete.</param>
internal sealed partial record DemoMarker(
    int Format,
    string Kind,
    string Notice,
    int Seed,
    int SentencesPerCell,
    int Clips,
    string Settings,
    SortedDictionary<string, long> Files
)
{
    /// <summary>What <see cref="Kind"/> says.</summary>
    public const string SyntheticKind = "synthetic speech";

    private const int CurrentFormat = 1;

    /// <summary>How markers are written, and what their settings are hashed from.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n" };

    /// <summary>The marker of a corpus.</summary>
    /// <param name="plan">Which corpus.</param>
    /// <param name="bytes">The size of each clip, by path.</param>
    public static DemoMarker Of(DemoPlan plan, IEnumerable<KeyValuePair<string, long>> bytes)
    {
        var files = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (path, length) in bytes)
        {
            files.Add(path, length);
        }

        return new DemoMarker(
            CurrentFormat,
            SyntheticKind,
            DemoCorpus.Notice,
            plan.Seed,
            plan.SentencesPerCell,
            files.Count,
            plan.Settings,
            files
        );
    }

    /// <summary>Reads a marker.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The marker, or null if there is no such file.</returns>
    /// <exception cref="SerException">The file is no marker of a demo corpus.</exception>
    public static DemoMarker? Read(string path)
    {
        try
        {
            if (
                JsonSerializer.Deserialize<DemoMarker>(File.ReadAllBytes(path), Json)
                    is { Kind: SyntheticKind, Settings: not null, Files: not null } marker
                && marker.Files.Keys.All(ClipPath().IsMatch)
            )
            {
                return marker;
            }
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (JsonException)
        {
            // said below, as for a file of another kind
        }

        throw new SerException($"'{path}' is damaged; delete the demo corpus in this folder to have it rendered again.");
    }

    /// <summary>Writes the marker, beside its place first.</summary>
    /// <param name="path">The file.</param>
    public void Write(string path) => AtomicFile.WriteAllText(path, JsonSerializer.Serialize(this, Json) + "\n");

    // Files that a marker names may be deleted: it must not name any outside its folder.
    [GeneratedRegex(@"^(?:[\p{L}\p{Nd}_+-][\p{L}\p{Nd} ._+-]*/)*[\p{L}\p{Nd}_+-][\p{L}\p{Nd} ._+-]*\.wav\z", RegexOptions.IgnoreCase)]
    private static partial Regex ClipPath();
}
