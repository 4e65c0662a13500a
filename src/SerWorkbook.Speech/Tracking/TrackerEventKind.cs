namespace SerWorkbook.Speech;

/// <summary>What a <see cref="TrackerEvent"/> tells.</summary>
public enum TrackerEventKind
{
    /// <summary>What the tracker shows has changed: another emotion, unsure, or rest.</summary>
    EmotionChanged,

    /// <summary>Somebody started to speak.</summary>
    SpeechStarted,

    /// <summary>Nobody has spoken for <see cref="TrackerSettings.HangoverSeconds"/>.</summary>
    SpeechEnded,

    /// <summary>The condition of a <see cref="TrackerRule"/> was met.</summary>
    RuleMet,
}
