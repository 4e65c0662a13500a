namespace SerWorkbook.Cli.Json;

/// <summary>What <c>ser data list --json</c> prints.</summary>
/// <param name="Corpus">Name of the corpus.</param>
/// <param name="Utterances">Number of recordings that are used.</param>
/// <param name="Speakers">Number of speakers; 0 where they are not known.</param>
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
/// <param name="Recognition">What was recognised and by what; <c>null</c> for nothing.</param>
/// <param name="SpeakersKnown">Whether the corpus says who speaks.</param>
/// <param name="PublishedDifferences">Where the counts differ from the published ones.</param>
/// <param name="Doubts">Names that may not be what they seem.</param>
/// <param name="Remarks">What users of the corpus should know.</param>
/// <param name="Metadata">Names of what else is known of recordings.</param>
/// <param name="Files">The recordings with their labels, by path.</param>
/// <param name="Codecs">How many recordings there are of each codec.</param>
/// <param name="RecordingRemarks">What was noticed about recordings that are used.</param>
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
    string? Recognition,
    bool SpeakersKnown,
    IEnumerable<string> PublishedDifferences,
    IEnumerable<string> Doubts,
    IEnumerable<string> Remarks,
    IEnumerable<string> Metadata,
    IEnumerable<RecordingJson> Files,
    IReadOnlyDictionary<string, int> Codecs,
    IEnumerable<RemarkJson> RecordingRemarks,
    int OtherFiles
)
{
    public static CorpusJson Of(Corpus corpus) =>
        new(
            corpus.Name,
            corpus.Utterances.Count,
            corpus.HasSpeakers ? corpus.Speakers.Count : 0,
            corpus.Emotions.Count,
            corpus.Skipped.Count,
            Math.Round(corpus.Seconds, 3),
            corpus.IsSynthetic,
            corpus.Notice,
            corpus.DataHash,
            corpus.HasSpeakers ? corpus.Speakers : [],
            corpus.Emotions,
            corpus.NameVariants.Select(variants => new NameVariantsJson(JsonWord.Of(variants.Kind), variants.Name, variants.Spellings)),
            SkippedFileJson.Of(corpus.Skipped),
            corpus.Recognition,
            corpus.HasSpeakers,
            corpus.PublishedDifferences,
            corpus.Doubts,
            corpus.Remarks,
            corpus.Utterances.SelectMany(utterance => utterance.Metadata.Keys).Distinct().Order(StringComparer.Ordinal),
            corpus.Utterances.Select(RecordingJson.Of),
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

/// <summary>A recording of a corpus.</summary>
/// <param name="Path">Path below the corpus.</param>
/// <param name="Speaker">The speaker.</param>
/// <param name="Sex">The sex of the speaker: <c>female</c>, <c>male</c> or <c>unknown</c>.</param>
/// <param name="Emotion">The emotion.</param>
/// <param name="Sentence">The sentence; <c>null</c> where it is not known.</param>
/// <param name="Metadata">What else is known, by name.</param>
internal sealed record RecordingJson(
    string Path,
    string Speaker,
    string Sex,
    string Emotion,
    string? Sentence,
    IReadOnlyDictionary<string, string> Metadata
)
{
    public static RecordingJson Of(Utterance utterance) =>
        new(utterance.Path, utterance.Speaker, JsonWord.Of(utterance.Sex), utterance.Emotion, utterance.Sentence, utterance.Metadata);
}

/// <summary>What <c>ser data corpora --json</c> prints.</summary>
/// <param name="Corpora">The corpora, by name.</param>
internal sealed record CorporaJson(IEnumerable<KnownCorpusJson> Corpora);

/// <summary>A corpus that is recognised by the names of its files.</summary>
/// <param name="Name">Name, which <c>--corpus</c> takes.</param>
/// <param name="Title">Full title.</param>
/// <param name="Language">Language that is spoken.</param>
/// <param name="Citation">Publication.</param>
/// <param name="Licence">Licence.</param>
/// <param name="Forbids">What the licence allows and forbids; <c>null</c> for no restriction.</param>
/// <param name="Url">Where it is published.</param>
/// <param name="Naming">How its files are named.</param>
/// <param name="Emotions">Its emotions.</param>
/// <param name="Recordings">Published number of recordings; <c>null</c> where it differs between releases.</param>
/// <param name="Speakers">Published number of speakers; <c>null</c> where none is published.</param>
/// <param name="Sentences">Published number of sentences; <c>null</c> where none is published.</param>
/// <param name="Parts">Parts that are read in addition with <c>--corpus NAME+PART</c>.</param>
/// <param name="Quirks">What users of the corpus should know.</param>
internal sealed record KnownCorpusJson(
    string Name,
    string Title,
    string Language,
    string Citation,
    string Licence,
    string? Forbids,
    string Url,
    string Naming,
    IEnumerable<string> Emotions,
    int? Recordings,
    int? Speakers,
    int? Sentences,
    IEnumerable<string> Parts,
    IEnumerable<string> Quirks
)
{
    public static KnownCorpusJson Of(KnownCorpus corpus) =>
        new(
            corpus.Name,
            corpus.Title,
            corpus.Language,
            corpus.Citation,
            corpus.Licence,
            corpus.Forbids,
            corpus.Url,
            corpus.Naming,
            corpus.Emotions,
            corpus.Recordings,
            corpus.Speakers,
            corpus.Sentences,
            corpus.Parts,
            corpus.Quirks
        );
}

/// <summary>What <c>ser data propose --json</c> prints.</summary>
/// <param name="Folder">The folder whose names were read.</param>
/// <param name="Recordings">Number of recordings.</param>
/// <param name="Reading">What each part of the names is taken for.</param>
/// <param name="Doubts">What to check before use.</param>
/// <param name="Manifest">The manifest that was written; <c>null</c> for none.</param>
internal sealed record ProposalJson(
    string Folder,
    int Recordings,
    IEnumerable<ProposedFieldJson> Reading,
    IEnumerable<string> Doubts,
    string? Manifest
);

/// <summary>What a part of the names is taken for.</summary>
/// <param name="Field">The field: <c>emotion</c>, <c>speaker</c>, <c>sex</c> or <c>sentence</c>.</param>
/// <param name="From">The part of the path; <c>null</c> where none was found.</param>
/// <param name="Values">The values with the number of recordings of each, the most frequent first.</param>
internal sealed record ProposedFieldJson(string Field, string? From, IReadOnlyDictionary<string, int> Values);

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
