namespace SerWorkbook;

/// <summary>What a baseline predicts the emotion from.</summary>
public enum BaselineKind
{
    /// <summary>Labels alone: an informed guess.</summary>
    Labels,

    /// <summary>A trait that acting an emotion may really change, such as loudness: a confound, but no fault of the data.</summary>
    Cue,

    /// <summary>How the file was made, which has nothing to do with an emotion.</summary>
    FileFormat,
}
