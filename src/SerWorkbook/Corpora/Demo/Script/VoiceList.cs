using System.Collections.Immutable;
using static SerWorkbook.Corpora.Demo.Script.ActedEmotion;

namespace SerWorkbook.Corpora.Demo.Script;

/// <summary>The four voices of the demo corpus.</summary>
/// <remarks>
/// As people do, each acts in a style of its own, so that what one voice teaches does not simply hold for another. The
/// lengthening by emotion differs by speaker as it does in EmoV-DB, whose same-sentence duration ratios to Neutral
/// have these medians: bea 1.04 Amused, 0.93 Angry, 1.36 Disgusted, 1.60 Sleepy; jenie 1.05, 1.17, 1.04, 1.08; josh 1.17
/// Amused, 1.39 Sleepy; sam 1.82, 1.11, 1.81, 1.77. As there, josh has no Angry and no Disgusted, and bea alone is at
/// 44.1 kHz.
/// </remarks>
internal static class VoiceList
{
    private static readonly ImmutableArray<ActedEmotion> AllFive = [Amused, Angry, Disgusted, Neutral, Sleepy];

    /// <summary>All voices, by name.</summary>
    public static ImmutableArray<Voice> All { get; } = [Bea, Jenie, Josh, Sam];

    /// <summary>Finds a voice.</summary>
    /// <param name="name">bea, jenie, josh or sam.</param>
    /// <exception cref="ArgumentException">No voice has this name.</exception>
    public static Voice Find(string name) =>
        All.FirstOrDefault(v => string.Equals(v.Name, name, StringComparison.Ordinal))
        ?? throw new ArgumentException($"'{name}' is no voice of the demo corpus; there are {string.Join(", ", All)}.", nameof(name));

    // Lively and bright: anger fast and hot, disgust high and drawling, sleep with yawns, amusement high with few laughs.
    private static Voice Bea =>
        new()
        {
            Name = "bea",
            Sex = VoiceSex.Female,
            SampleRate = 44100,
            F0Hz = 207,
            TractFactor = 1.17,
            OpennessFactor = 1.03,
            Rd = 0.95,
            TiltDb = 4,
            BreathDb = -37,
            LevelDb = -36,
            Emotions = AllFive,
            Strengths = Of((Amused, 0.9), (Angry, 1.1), (Disgusted, 1.0), (Sleepy, 1.1)),
            Styles = Of<EmotionCues>(
                (
                    Amused,
                    new()
                    {
                        F0Semitones = 1,
                        DurationFactor = 0.98,
                        LaughChance = -0.2,
                    }
                ),
                (Angry, new() { F0Semitones = 1, DurationFactor = 0.98 }),
                (
                    Disgusted,
                    new()
                    {
                        F0Semitones = 2.5,
                        F0RangeFactor = 1.2,
                        DurationFactor = 1.15,
                        Creak = -0.04,
                    }
                ),
                (
                    Sleepy,
                    new()
                    {
                        DurationFactor = 1.12,
                        YawnChance = 0.25,
                        BreathDb = 2,
                    }
                )
            ),
        };

    // Soft and even: anger cold, slow and hardly higher, amusement mostly a smile, disgust and sleep in the voice quality alone.
    private static Voice Jenie =>
        new()
        {
            Name = "jenie",
            Sex = VoiceSex.Female,
            SampleRate = 16000,
            F0Hz = 188,
            TractFactor = 1.11,
            FrontnessFactor = 1.02,
            Rd = 1.15,
            TiltDb = 5,
            BreathDb = -36,
            DurationFactor = 1.1,
            F0RangeFactor = 0.9,
            LevelDb = -35,
            Emotions = AllFive,
            Strengths = Of((Amused, 0.8), (Angry, 0.85), (Disgusted, 0.8), (Sleepy, 0.9)),
            Styles = Of<EmotionCues>(
                (
                    Amused,
                    new()
                    {
                        LaughChance = -0.15,
                        Tremor = -0.15,
                        FormantFactor = 1.015,
                        DurationFactor = 1.03,
                    }
                ),
                (
                    Angry,
                    new()
                    {
                        F0Semitones = -1.5,
                        F0RangeFactor = 0.8,
                        DurationFactor = 1.29,
                        PrecisionFactor = 1.1,
                    }
                ),
                (
                    Disgusted,
                    new()
                    {
                        F0RangeFactor = 0.85,
                        DurationFactor = 0.88,
                        BreathDb = 4,
                        RdFactor = 1.15,
                    }
                ),
                (
                    Sleepy,
                    new()
                    {
                        DurationFactor = 0.82,
                        Creak = -0.02,
                        YawnChance = -0.15,
                    }
                )
            ),
        };

    // Relaxed: amusement is breathy laughter, sleep is creak.
    private static Voice Josh =>
        new()
        {
            Name = "josh",
            Sex = VoiceSex.Male,
            SampleRate = 16000,
            F0Hz = 121,
            TractFactor = 1.01,
            FrontnessFactor = 0.98,
            Rd = 0.85,
            TiltDb = 4,
            BreathDb = -40,
            DurationFactor = 0.95,
            Emotions = [Amused, Neutral, Sleepy],
            Strengths = Of((Amused, 1.0), (Sleepy, 1.0)),
            Styles = Of<EmotionCues>(
                (
                    Amused,
                    new()
                    {
                        F0Semitones = -0.5,
                        BreathDb = 3,
                        DurationFactor = 1.08,
                        LaughChance = 0.1,
                    }
                ),
                (
                    Sleepy,
                    new()
                    {
                        DurationFactor = 1.03,
                        Creak = 0.05,
                        BreathDb = -2,
                        RdFactor = 0.9,
                        YawnChance = -0.1,
                    }
                )
            ),
        };

    // A stage voice: everything large and slow, anger from the chest, long laughs, disgust deep in the throat.
    private static Voice Sam =>
        new()
        {
            Name = "sam",
            Sex = VoiceSex.Male,
            SampleRate = 16000,
            F0Hz = 103,
            TractFactor = 0.96,
            OpennessFactor = 1.02,
            Rd = 0.75,
            TiltDb = 3.5,
            BreathDb = -41,
            Creak = 0.015,
            Shimmer = 0.035,
            DurationFactor = 0.96,
            F0RangeFactor = 1.1,
            LevelDb = -33,
            Emotions = AllFive,
            Strengths = Of((Amused, 1.15), (Angry, 1.0), (Disgusted, 1.2), (Sleepy, 1.15)),
            Styles = Of<EmotionCues>(
                (
                    Amused,
                    new()
                    {
                        F0Semitones = 1,
                        DurationFactor = 1.45,
                        LaughChance = 0.3,
                        PauseChance = 0.3,
                    }
                ),
                (
                    Angry,
                    new()
                    {
                        DurationFactor = 1.22,
                        TiltDb = -1,
                        Creak = 0.02,
                    }
                ),
                (
                    Disgusted,
                    new()
                    {
                        F0Semitones = -0.5,
                        DurationFactor = 1.5,
                        Creak = 0.04,
                        PauseChance = 0.2,
                    }
                ),
                (
                    Sleepy,
                    new()
                    {
                        DurationFactor = 1.25,
                        PrecisionFactor = 0.9,
                        YawnChance = 0.1,
                    }
                )
            ),
        };

    private static ImmutableSortedDictionary<ActedEmotion, T> Of<T>(params (ActedEmotion Emotion, T Value)[] pairs) =>
        pairs.ToImmutableSortedDictionary(p => p.Emotion, p => p.Value);
}
