namespace SerWorkbook;

/// <summary>One usable recording of a corpus, with its labels and the properties of the file.</summary>
/// <param name="Path">Path relative to the root of the corpus, with forward slashes.</param>
/// <param name="Speaker">The speaker.</param>
/// <param name="Sex">The sex of the speaker.</param>
/// <param name="Emotion">The emotion that was acted.</param>
/// <param name="Sentence">The sentence; <see langword="null"/> if unknown.</param>
/// <param name="Corpus">The name of the corpus.</param>
/// <param name="SampleRate">The sampling rate of the file, Hz.</param>
/// <param name="Seconds">The length, seconds.</param>
/// <param name="ContentHash">SHA-256 of the file's bytes, lower-case hexadecimal.</param>
public sealed record Utterance(
    string Path,
    string Speaker,
    Sex Sex,
    string Emotion,
    string? Sentence,
    string Corpus,
    int SampleRate,
    double Seconds,
    string ContentHash
)
{
    /// <summary>What else the corpus says of the recording, by name, such as its intensity or session.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = Corpora.Metadata.Empty;

    /// <summary>How the file encodes its samples, such as "PCM", "mu-law" or "MP3".</summary>
    public string Codec { get; init; } = "PCM";

    /// <summary>What users should know about the recording, as the rest of a sentence that starts with its name;
    /// <see langword="null"/> for nothing.</summary>
    public string? Remark { get; init; }
}
