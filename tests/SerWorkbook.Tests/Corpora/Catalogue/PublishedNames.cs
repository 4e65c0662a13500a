using System.Globalization;
using SerWorkbook.Corpora.Catalogue;

namespace SerWorkbook.Tests.Corpora.Catalogue;

/// <summary>The names of the recordings of public corpora as published, with their emotion codes.</summary>
/// <param name="Corpus">The name of the corpus in the catalogue.</param>
/// <param name="Rows">Paths, with .wav instead of the extension of a video, and codes.</param>
internal sealed record PublishedNames(string Corpus, IReadOnlyList<(string Path, string Code)> Rows)
{
    /// <summary>The files that hold them, with the name of the corpus and what is known of it.</summary>
    public static TheoryData<string, string> All =>
        new()
        {
            { "aesdd", "AESDD" },
            { "asvpesd", "ASVP-ESD" },
            { "cafe", "CaFE" },
            { "casia", "CASIA" },
            { "cremad", "CREMA-D" },
            { "emns", "EMNS" },
            { "emovo", "EMOVO" },
            { "iemocap", "IEMOCAP" },
            { "jlcorpus", "JL-Corpus" },
            { "meld", "MELD" },
            { "oreau", "Oréau" },
            { "ravdess", "RAVDESS" },
            { "savee", "SAVEE" },
            { "shemo", "ShEMO" },
            { "subesco", "SUBESCO" },
            { "tess", "TESS" },
            { "urdu", "URDU" },
        };

    /// <summary>Reads the names of a corpus; the test is skipped where they are not there.</summary>
    public static PublishedNames Read(string file, string corpus)
    {
        var list = Path.Combine(Path.GetDirectoryName(SharedData.Reference("README.md"))!, "..", "data", "corpora", file + ".csv");
        return new PublishedNames(
            corpus,
            [
                .. File.ReadLines(list)
                    .Skip(1)
                    .Select(line => line.Split(','))
                    .Select(fields => (Path.ChangeExtension(string.Join(',', fields[..^3]), ".wav"), fields[^3])),
            ]
        );
    }

    /// <summary>The tables beside the recordings, by path, made from the codes in the form of the corpus.</summary>
    public IReadOnlyDictionary<string, string> Tables() =>
        Corpus switch
        {
            "IEMOCAP" => Rows.GroupBy(row => row.Path.Split('/')[^2])
                .ToDictionary(
                    dialogue => $"Session{dialogue.Key[4]}/dialog/EmoEvaluation/{dialogue.Key}.txt",
                    dialogue =>
                        "% [START_TIME - END_TIME] TURN_NAME EMOTION [V, A, D]\n\n"
                        + string.Concat(
                            dialogue.Select(row =>
                                $"[6.2901 - 8.2357]\t{Template.Stem(row.Path)}\t{row.Code}\t[2.5, 2.5, 2.5]\nC-E2:\tNeutral;\t()\n\n"
                            )
                        )
                ),
            "MELD" => new[] { "train", "dev", "test" }.ToDictionary(split => $"{split}_sent_emo.csv", MeldTable),
            "EMNS" => new Dictionary<string, string>
            {
                ["metadata.csv"] =
                    "id|utterance|emotion|date|status|gender|age|level|audio_recording|user_id|description\n"
                    + string.Concat(Rows.Select((row, i) => Line(i, row))),
            },
            _ => new Dictionary<string, string>(),
        };

    /// <summary>Writes the tables below a folder.</summary>
    public void WriteTables(TemporaryFolder folder)
    {
        foreach (var (path, text) in Tables())
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder.File(path))!);
            File.WriteAllText(folder.File(path), text);
        }
    }

    private static string Line(int i, (string Path, string Code) row) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{i}|Sentence {i}, with a comma|{row.Code}|2021|Complete|Female|20s|5|wavs/{Template.Stem(row.Path)}.wav|7|calm\n"
        );

    private string MeldTable(string split) =>
        "Sr No.,Utterance,Speaker,Emotion,Sentiment,Dialogue_ID,Utterance_ID,Season,Episode,StartTime,EndTime\n"
        + string.Concat(
            Rows.Where(row => row.Path.Contains(split, StringComparison.Ordinal))
                .Select(row => (Numbers: Template.Stem(row.Path).Replace("dia", "", StringComparison.Ordinal).Split("_utt"), row.Code))
                .Select(row =>
                    $"1,\"Well, yes\",Joey,{row.Code},neutral,{row.Numbers[0]},{row.Numbers[1]},1,1,\"00:16:16,059\",\"00:16:21,731\"\n"
                )
        );
}
