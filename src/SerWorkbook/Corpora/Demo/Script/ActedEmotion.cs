namespace SerWorkbook.Corpora.Demo.Script;

/// <summary>The five emotions that the demo corpus acts: those of EmoV-DB.</summary>
/// <remarks>Adigwe et al. (2018), "The Emotional Voices Database", arXiv:1806.09514.</remarks>
internal enum ActedEmotion
{
    /// <summary>Amused: smiling and laughing while speaking.</summary>
    Amused,

    /// <summary>Angry.</summary>
    Angry,

    /// <summary>Disgusted.</summary>
    Disgusted,

    /// <summary>Neutral: the reference that the cues of the other emotions are relative to.</summary>
    Neutral,

    /// <summary>Sleepy: drowsy, sometimes yawning.</summary>
    Sleepy,
}
