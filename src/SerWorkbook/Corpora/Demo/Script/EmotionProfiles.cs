namespace SerWorkbook.Corpora.Demo.Script;

/// <summary>The acoustic cues of each emotion when it is acted with full strength, with their sources.</summary>
/// <remarks>
/// <para>
/// Directions come from the literature; sizes are ours, of the order that the studies report, and are not fitted to any
/// classifier or corpus. A voice acts an emotion in its own style (<see cref="Voice.StyleOf"/>) and each clip with its own
/// strength. Sources, by the letters used below:
/// </para>
/// <list type="bullet">
/// <item>[MA] Murray &amp; Arnott (1993), "Toward the simulation of emotion in synthetic speech", JASA 93(2), table of vocal
/// effects.</item>
/// <item>[BS] Banse &amp; Scherer (1996), "Acoustic profiles in vocal emotion expression", JPSP 70(3).</item>
/// <item>[JL] Juslin &amp; Laukka (2003), "Communication of emotions in vocal expression and music performance", Psychological Bulletin
/// 129(5), table of cue patterns.</item>
/// <item>[S03] Scherer (2003), "Vocal communication of emotion: a review of research paradigms", Speech Communication 40.</item>
/// <item>[S86] Scherer (1986), "Vocal affect expression: a review and a model for future research", Psychological Bulletin 99(2).</item>
/// <item>[GC] Gobl &amp; Ní Chasaide (2003), "The role of voice quality in communicating emotion, mood and attitude", Speech Communication
/// 40.</item>
/// <item>[T] Tartter (1980), "Happy talk: perceptual and acoustic effects of smiling on speech", Perception &amp; Psychophysics 27.</item>
/// <item>[B] Bachorowski, Smoski &amp; Owren (2001), "The acoustic features of human laughter", JASA 110(3).</item>
/// <item>[LD] Liénard &amp; Di Benedetto (1999), "Effect of vocal effort on spectral properties of vowels", JASA 106(1).</item>
/// <item>[K] Krajewski, Batliner &amp; Golz (2009), "Acoustic sleepiness detection", Behavior Research Methods 41(3).</item>
/// </list>
/// </remarks>
internal static class EmotionProfiles
{
    /// <summary>The cues of one emotion.</summary>
    /// <param name="emotion">The emotion; Neutral has none.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value names no emotion.</exception>
    public static EmotionCues Of(ActedEmotion emotion) =>
        emotion switch
        {
            ActedEmotion.Amused => Amused,
            ActedEmotion.Angry => Angry,
            ActedEmotion.Disgusted => Disgusted,
            ActedEmotion.Neutral => EmotionCues.None,
            ActedEmotion.Sleepy => Sleepy,
            _ => throw new ArgumentOutOfRangeException(nameof(emotion), emotion, "The demo corpus acts no such emotion."),
        };

    // Amusement stands with happiness and elation in the studies.
    private static EmotionCues Amused { get; } =
        new()
        {
            F0Semitones = 3, // much higher [MA], high [JL]
            F0RangeFactor = 1.45, // much wider [MA], much variability [JL], elation [BS]
            AccentSpeedFactor = 0.85, // smooth inflections [MA]
            FinalSemitones = 2, // upward inflections [MA], rising contour [JL]
            LevelDb = 3, // higher [MA], medium to high [JL]
            AccentLevelDb = 1,
            BreathDb = 5, // breathy [MA]
            TiltDb = -1, // medium high-frequency energy [JL]
            JitterFactor = 1.4,
            ShimmerFactor = 1.4,
            F1Factor = 1.03, // a smile shortens the tract [T]
            FormantFactor = 1.05, // [T]
            Tremor = 0.35, // speech-laughs
            LaughChance = 0.5, // [B]
        };

    private static EmotionCues Angry { get; } =
        new()
        {
            F0Semitones = 3.5, // very much higher [MA], hot anger [BS]
            F0RangeFactor = 1.45, // much wider [MA], much variability [JL]
            AccentSpeedFactor = 1.6, // abrupt, on stressed syllables [MA]
            FinalSemitones = -1.5,
            DurationFactor = 0.94, // slightly faster [MA], fast [JL]
            LevelDb = 6, // higher [MA], high [JL], [BS]
            AccentLevelDb = 2.5, // much intensity variability [JL]
            RdFactor = 0.62, // tense voice [GC]
            TiltDb = -4, // much high-frequency energy [JL], [BS], [S03]
            BreathDb = -3, // tense voice has no aspiration [GC]
            JitterFactor = 1.6, // microstructural irregularity [JL], harsh voice [GC]
            ShimmerFactor = 1.5,
            PrecisionFactor = 1.25, // tense articulation [MA]
            F1Factor = 1.07, // the first formant rises with vocal effort [LD]
            FormantFactor = 1.01,
        };

    private static EmotionCues Disgusted { get; } =
        new()
        {
            F0Semitones = -1.5, // very much lower [MA]; the studies disagree on size [BS]
            F0RangeFactor = 1.15, // slightly wider [MA]
            FinalSemitones = -3, // wide downward terminal inflections [MA]
            DurationFactor = 1.25, // very much slower [MA]
            PauseChance = 0.2,
            LevelDb = -1, // lower [MA]
            AccentLevelDb = 1,
            RdFactor = 0.88, // grumbled chest tone [MA]
            Creak = 0.05, // grumbled chest tone [MA]
            JitterFactor = 1.8,
            ShimmerFactor = 1.6,
            F1Factor = 1.06, // a narrowed pharynx raises the first formant and lowers the second [S86]
            FormantFactor = 0.97, // [S86]
        };

    // Sleepiness has few acted studies; boredom and fatigue are its nearest neighbours.
    private static EmotionCues Sleepy { get; } =
        new()
        {
            F0Semitones = -2, // boredom is low [S03], so is sleepiness [K]
            F0RangeFactor = 0.65, // boredom is narrow [S03]
            AccentSpeedFactor = 0.7,
            FinalSemitones = -1,
            DurationFactor = 1.3, // boredom is slow [BS], [S03]
            PauseChance = 0.4, // [K]
            LevelDb = -4, // boredom is soft [BS]
            AccentLevelDb = -1,
            RdFactor = 1.3, // lax voice: bored, relaxed [GC]
            TiltDb = 4, // lax-creaky voice [GC]; little high-frequency energy [S03]
            BreathDb = 5, // [GC], [K]
            Creak = 0.04, // lax-creaky voice [GC]
            JitterFactor = 1.2,
            ShimmerFactor = 1.2,
            PrecisionFactor = 0.7, // slackened articulation [K]
            FormantFactor = 0.975, // the larynx comes down, as in a yawn
            YawnChance = 0.25,
        };
}
