namespace SerWorkbook;

/// <summary>What a name of a corpus stands for.</summary>
public enum NameKind
{
    /// <summary>A speaker.</summary>
    Speaker,

    /// <summary>An emotion.</summary>
    Emotion,

    /// <summary>A sentence.</summary>
    Sentence,
}
