using SerWorkbook.Corpora.Catalogue;
using SerWorkbook.Corpora.Tables;
using SerWorkbook.Speech;
using SerWorkbook.Text;

namespace SerWorkbook.Corpora.Exchange;

/// <summary>Reads a data folder of Kaldi: <c>wav.scp</c> with <c>utt2emo</c>, <c>utt2spk</c>, <c>spk2gender</c> and <c>text</c>.</summary>
internal static class KaldiFolder
{
    /// <summary>The list of recordings.</summary>
    public const string FileName = "wav.scp";

    private static readonly string[] EmotionFiles = ["utt2emo", "utt2emotion", "utt2label", "utt2category"];
    private static readonly string[] SexFiles = ["spk2gender", "spk2sex"];

    /// <summary>Reads a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="findBelow">Finds the recordings below a folder.</param>
    /// <exception cref="SerException">A file is missing, or utterances are segments of recordings.</exception>
    public static CorpusSource Read(string folder, Func<string, IEnumerable<string>> findBelow)
    {
        if (File.Exists(Path.Combine(folder, "segments")))
        {
            throw new SerException($"{Path.Combine(folder, "segments")}: utterances are segments of recordings; cut the recordings first.");
        }

        var emotions =
            FindMap(folder, EmotionFiles)
            ?? throw new SerException(
                $"{Path.Combine(folder, FileName)}: beside it, {Listing.Or(EmotionFiles)} must give the emotion of each utterance."
            );
        var speakers = FindMap(folder, ["utt2spk"]);
        var sexes = FindMap(folder, SexFiles) ?? [];
        var texts = FindMap(folder, ["text"]) ?? [];
        string[] header = speakers is null
            ? ["path", "emotion", "sentence", "utterance"]
            : ["path", "emotion", "sentence", "utterance", "speaker", "sex"];
        var rows = new List<(long, string[])>();
        var commands = new List<SkippedFile>();
        foreach (var (line, utterance, path) in Lines(Path.Combine(folder, FileName)))
        {
            if (path.EndsWith('|'))
            {
                commands.Add(
                    new SkippedFile(
                        utterance,
                        FormattableString.Invariant($"line {line} of {FileName} is a command ('{path}'); give the file")
                    )
                );
                continue;
            }

            var speaker = speakers?.GetValueOrDefault(utterance, "") ?? "";
            string[] fields = [path, emotions.GetValueOrDefault(utterance, ""), texts.GetValueOrDefault(utterance, ""), utterance];
            rows.Add((line, speakers is null ? fields : [.. fields, speaker, sexes.GetValueOrDefault(speaker, "")]));
        }

        var table = new LabelTable(Path.Combine(folder, FileName), header, rows);
        var source = Manifest.Read(table, Path.GetFullPath(folder), Path.GetFileName(Path.GetFullPath(folder)), findBelow);
        return source with
        {
            Listing = source.Listing.With(commands),
            Recognition = $"a data folder of Kaldi: {FileName} with {Wording.Count(rows.Count + commands.Count, "utterance")}",
        };
    }

    private static Dictionary<string, string>? FindMap(string folder, string[] names) =>
        names.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists) is { } file
            ? Lines(file)
                .GroupBy(line => line.Key, StringComparer.Ordinal)
                .ToDictionary(same => same.Key, same => same.First().Value, StringComparer.Ordinal)
            : null;

    private static IEnumerable<(long Line, string Key, string Value)> Lines(string file)
    {
        var number = 0L;
        foreach (var line in TextFile.Read(file).Split('\n'))
        {
            number++;
            var text = line.Trim();
            var cut = text.IndexOfAny([' ', '\t']);
            if (text.Length > 0)
            {
                yield return (number, cut < 0 ? text : text[..cut], cut < 0 ? "" : text[(cut + 1)..].Trim());
            }
        }
    }
}
