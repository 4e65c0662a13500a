namespace SerWorkbook;

/// <summary>What a baseline without a model of speech goes by.</summary>
public enum BaselineKind
{
    /// <summary>Labels alone: what guessing comes to.</summary>
    Labels,

    /// <summary>Something that acting an emotion may really change, such as loudness: a confound, but no fault of the data.</summary>
    Cue,

    /// <summary>How the file was made, which has nothing to do with an emotion.</summary>
    FileFormat,
}
