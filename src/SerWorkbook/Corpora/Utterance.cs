namespace SerWorkbook;

/// <summary>One recording of a corpus that can be worked on: what was said by whom in which emotion, and what the file is.</summary>
/// <param name="Path">Path below the corpus's root, with forward slashes.</param>
/// <param name="Speaker">Who speaks.</param>
/// <param name="Sex">The speaker's sex.</param>
/// <param name="Emotion">The emotion that was acted.</param>
/// <param name="Sentence">Which sentence is spoken; <see langword="null"/> where the corpus does not say.</param>
/// <param name="Corpus">The corpus that it belongs to.</param>
/// <param name="SampleRate">The file's sampling rate, Hz.</param>
/// <param name="Seconds">Its length, seconds.</param>
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
);
