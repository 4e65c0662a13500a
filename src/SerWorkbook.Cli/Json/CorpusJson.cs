namespace SerWorkbook.Cli.Json;

/// <summary>What <c>ser data list --json</c> prints.</summary>
/// <param name="Corpus">Name of the corpus.</param>
/// <param name="Utterances">Number of recordings that are used.</param>
/// <param name="Speakers">Number of speakers.</param>
/// <param name="Emotions">Number of emotions.</param>
/// <param name="Skipped">Number of files that are left out.</param>
/// <param name="Seconds">Total length of the recordings in seconds.</param>
/// <param name="Synthetic">Whether the voices are synthetic.</param>
/// <param name="Notice">What every user of the corpus must be told, such as its licence; <c>null</c> for none.</param>
/// <param name="DataHash">Hash over recordings and labels.</param>
/// <param name="SpeakerNames">Names of the speakers.</param>
/// <param name="EmotionNames">Names of the emotions.</param>
/// <param name="NameVariants">Names that occur in several spellings and count as one.</param>
/// <param name="SkippedFiles">The files that are left out.</param>
/// <param name="Codecs">How many recordings there are of each codec.</param>
/// <param name="Remarks">What was noticed about recordings that are used.</param>
/// <param name="OtherFiles">Number of files below the folder that are not audio.</param>
internal sealed record CorpusJson(
    string Corpus,
    int Utterances,
    int Speakers,
    int Emotions,
    int Skipped,
    double Seconds,
    bool Synthetic,
    string? Notice,
    string DataHash,
    IEnumerable<string> SpeakerNames,
    IEnumerable<string> EmotionNames,
    IEnumerable<NameVariantsJson> NameVariants,
    IEnumerable<SkippedFileJson> SkippedFiles,
    IReadOnlyDictionary<string, int> Codecs,
    IEnumerable<RemarkJson> Remarks,
    int OtherFiles
)
{
    public static CorpusJson Of(Corpus corpus) =>
        new(
            corpus.Name,
            corpus.Utterances.Count,
            corpus.Speakers.Count,
            corpus.Emotions.Count,
            corpus.Skipped.Count,
            Math.Round(corpus.Seconds, 3),
            corpus.IsSynthetic,
            corpus.Notice,
            corpus.DataHash,
            corpus.Speakers,
            corpus.Emotions,
            corpus.NameVariants.Select(variants => new NameVariantsJson(JsonWord.Of(variants.Kind), variants.Name, variants.Spellings)),
            SkippedFileJson.Of(corpus.Skipped),
            new SortedDictionary<string, int>(
                corpus.Utterances.CountBy(utterance => utterance.Codec).ToDictionary(StringComparer.Ordinal),
                StringComparer.Ordinal
            ),
            corpus.Utterances.Where(utterance => utterance.Remark is not null).Select(u => new RemarkJson(u.Path, u.Remark!)),
            corpus.OtherFiles.Count
        );
}

/// <summary>What was noticed about a recording that is used.</summary>
/// <param name="Path">Path of the recording.</param>
/// <param name="Remark">What was noticed.</param>
internal sealed record RemarkJson(string Path, string Remark);

/// <summary>A name that occurs in several spellings.</summary>
/// <param name="Kind">What it names: <c>speaker</c>, <c>emotion</c> or <c>sentence</c>.</param>
/// <param name="Name">The spelling that is used.</param>
/// <param name="Spellings">All spellings that occur.</param>
internal sealed record NameVariantsJson(string Kind, string Name, IEnumerable<string> Spellings);

/// <summary>A file that is left out.</summary>
/// <param name="Path">Path of the file.</param>
/// <param name="Reason">Why it is left out.</param>
internal sealed record SkippedFileJson(string Path, string Reason)
{
    public static IEnumerable<SkippedFileJson> Of(IEnumerable<SkippedFile> files) =>
        files.Select(file => new SkippedFileJson(file.Path, file.Reason));
}

/// <summary>What <c>ser data demo --json</c> prints.</summary>
/// <param name="Folder">Folder of the demo corpus.</param>
/// <param name="Clips">Number of recordings.</param>
/// <param name="Rendered">Number of recordings that were synthesised now; the others were there already.</param>
/// <param name="Seed">Seed of the synthesis.</param>
/// <param name="Synthetic">Always <c>true</c>: the voices are synthetic.</param>
/// <param name="Notice">What every user of the corpus must be told.</param>
internal sealed record DemoJson(string Folder, int Clips, int Rendered, int Seed, bool Synthetic, string Notice);
