namespace SerWorkbook.Corpora;

/// <summary>A file of a corpus with what its place and name say, before anybody has listened to it.</summary>
/// <param name="Path">Path below the corpus's root, with forward slashes.</param>
/// <param name="Speaker">Who speaks; <see cref="UnknownSpeaker"/> where the corpus does not say.</param>
/// <param name="Sex">The speaker's sex.</param>
/// <param name="Emotion">The emotion that was acted.</param>
/// <param name="Sentence">Which sentence is spoken; <see langword="null"/> where the corpus does not say.</param>
internal sealed record LabelledFile(string Path, string Speaker, Sex Sex, string Emotion, string? Sentence)
{
    /// <summary>The speaker of recordings of which the corpus does not say who speaks.</summary>
    public const string UnknownSpeaker = "unknown";

    /// <summary>Whether a name is that of an unknown speaker, in any case.</summary>
    public static bool IsUnknown(string speaker) => speaker.Equals(UnknownSpeaker, StringComparison.OrdinalIgnoreCase);

    /// <summary>A file of the same name and labels in another format, which is used instead if it holds the same recording;
    /// <see langword="null"/> for none.</summary>
    public string? OtherFormat { get; init; }

    /// <summary>What else the corpus says of the recording, such as the intensity or the session.</summary>
    public Metadata Metadata { get; init; } = Metadata.Empty;
}
