namespace SerWorkbook.Corpora.Readers;

/// <summary>The formats in which corpora are exchanged, by the names that <c>--corpus</c> takes.</summary>
internal static class CorpusFormats
{
    /// <summary>A table beside the recordings.</summary>
    public const string Manifest = "manifest";

    /// <summary>audEERING's <c>db.yaml</c> with tables.</summary>
    public const string Audformat = "audformat";

    /// <summary>Kaldi's <c>wav.scp</c> with <c>utt2spk</c> and <c>utt2emo</c>.</summary>
    public const string Kaldi = "kaldi";

    /// <summary>EmoBox's JSON lines.</summary>
    public const string EmoBox = "emobox";

    /// <summary>Hugging Face's <c>metadata.csv</c> or <c>metadata.jsonl</c>.</summary>
    public const string AudioFolder = "audiofolder";

    /// <summary>All names, those of general folders included.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [Manifest, Audformat, Kaldi, EmoBox, AudioFolder, .. FolderRecognition.General.Select(layout => layout.Name)];
}
