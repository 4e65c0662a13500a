using System.Text.Json;
using SerWorkbook.Corpora.Catalogue;
using SerWorkbook.Corpora.Tables;
using SerWorkbook.Speech;
using SerWorkbook.Text;

namespace SerWorkbook.Corpora.Exchange;

/// <summary>Reads EmoBox's lists: a JSON object for each recording, <c>label_map.json</c>, and official folds beside them.</summary>
/// <remarks>
/// EmoBox lists neither speakers nor sentences. Where its corpus is a known one, both follow from the names; elsewhere speakers are not
/// known. The labels are EmoBox's.
/// </remarks>
internal static class EmoBoxList
{
    private const string LabelMap = "label_map.json";
    private const int HeadCharacters = 1 << 16;

    /// <summary>The list of a folder; <see langword="null"/> where there is none.</summary>
    public static string? Find(string folder) => Directory.GetFiles(folder, "*.jsonl").Order(StringComparer.Ordinal).FirstOrDefault(IsList);

    /// <summary>Whether a file is such a list.</summary>
    public static bool IsList(string path)
    {
        if (!path.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        if (OrdinaryFile.FindFault(path) is not null)
        {
            return false;
        }

        // The first line may be all there is of a large file.
        var head = new char[HeadCharacters];
        using var reader = new StreamReader(path);
        var first = new string(head, 0, reader.ReadBlock(head)).Split('\n')[0];
        return first.Contains("\"wav\"", StringComparison.Ordinal) && first.Contains("\"emo\"", StringComparison.Ordinal);
    }

    /// <summary>Reads a list.</summary>
    /// <param name="path">The list.</param>
    /// <param name="root">The folder that holds the recordings, and that paths are made relative to.</param>
    /// <param name="catalogue">The known corpora.</param>
    /// <param name="findBelow">Finds the recordings below a folder.</param>
    /// <exception cref="SerException">The list or its labels are wrong.</exception>
    public static CorpusSource Read(string path, string root, CorpusCatalogue catalogue, Func<string, IEnumerable<string>> findBelow)
    {
        var table = TableFile.Read(path);
        var source = Manifest.Read(table, Path.GetFullPath(root), Path.GetFileNameWithoutExtension(path), findBelow);
        var names = Labels(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, LabelMap));
        var dataset = Value(table, "dataset");
        var known = catalogue.Find(dataset.Length > 0 ? dataset : source.Name);
        var layout = known is null ? null : new DescribedLayout(known);
        return source with
        {
            Name = known?.Description.Name ?? source.Name,
            Notice = known?.Description.NoticeForUsers,
            Recognition =
                $"EmoBox: {Path.GetFileName(path)} with {Wording.Count(table.Rows.Count, "recording")}"
                + (known is null ? "" : $", speakers and sentences by the names of {known.Description.Name}"),
            Listing = source.Listing with { Files = [.. source.Listing.Files.Select(file => Complete(file, layout, names))] },
            Remarks = [],
        };
    }

    private static LabelledFile Complete(LabelledFile file, DescribedLayout? layout, Dictionary<string, string> names)
    {
        var labelled = file with
        {
            Emotion = names.GetValueOrDefault(file.Emotion, file.Emotion).ToLowerInvariant(),
            Metadata = Metadata.Empty,
        };
        return layout is not null && layout.TryParse(file.Path, out var own, out _)
            ? labelled with
            {
                Speaker = own.Speaker,
                Sex = own.Sex,
                Sentence = own.Sentence,
                Metadata = own.Metadata,
            }
            : labelled;
    }

    private static string Value(LabelTable table, string column)
    {
        var i = table.Header.ToList().IndexOf(column);
        return i >= 0 && table.Rows.Count > 0 ? table.Rows[0].Fields[i] : "";
    }

    private static Dictionary<string, string> Labels(string path)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(TextFile.Read(path)) ?? [];
        }
        catch (JsonException fault)
        {
            throw new SerException($"{path}: this is no JSON object of labels.", fault);
        }
    }
}
