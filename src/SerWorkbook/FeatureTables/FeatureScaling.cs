namespace SerWorkbook;

/// <summary>What the features of a table were scaled by before anything was learnt from them.</summary>
public enum FeatureScaling
{
    /// <summary>Nothing: a model scales by its training rows alone.</summary>
    Global,

    /// <summary>
    /// Each speaker's own mean and spread, over all of the speaker's rows, without their labels. It needs several recordings
    /// of whoever is to be understood, and is a condition of its own that must never be compared with <see cref="Global"/>.
    /// </summary>
    PerSpeaker,

    /// <summary>Nothing, and a model takes the features in their own units: those with large numbers weigh most.</summary>
    None,
}
