using SerWorkbook.Corpora.Demo.Script;

namespace SerWorkbook.Corpora.Demo.Synthesis;

/// <summary>One take: who says what in which way, with all that differs from take to take drawn.</summary>
/// <param name="Voice">Who.</param>
/// <param name="Sentence">What.</param>
/// <param name="Cues">How: the voice's style of the emotion with the strength of this take, and its chance deviations.</param>
/// <param name="Seed">The corpus seed.</param>
/// <param name="Name">What the clip's random numbers are named after: voice, emotion and sentence, nothing else.</param>
internal sealed record Performance(Voice Voice, Sentence Sentence, EmotionCues Cues, int Seed, string Name)
{
    /// <summary>Draws a take.</summary>
    /// <remarks>
    /// Actors do not act every take alike: the strength is normally distributed (mean 0.8, deviation 0.35, within 0.1 to
    /// 1.4), so that some takes are barely acted; each cue then has a strength of its own around it, as actors use some
    /// cues and leave others (Juslin &amp; Laukka 2003 find the same message sent by different cues).
    /// </remarks>
    public static Performance Draw(Voice voice, ActedEmotion emotion, Sentence sentence, int seed)
    {
        var name = FormattableString.Invariant($"{voice.Name}/{emotion}/{sentence.Id}");
        var random = VoiceRandom.For(seed, name + "/take");
        var strength = Math.Clamp(0.8 + 0.35 * random.Normal(), 0.1, 1.4);
        var cues = voice.StyleOf(emotion).Scale(() => strength * Math.Clamp(1 + 0.3 * random.Normal(), 0.2, 1.6));
        return new Performance(voice, sentence, cues.With(Deviation(random)), seed, name);
    }

    /// <summary>The random numbers of one purpose in this take.</summary>
    public VoiceRandom RandomFor(string purpose) => VoiceRandom.For(Seed, Name + "/" + purpose);

    // What differs between two takes of the same person without any emotion.
    private static EmotionCues Deviation(VoiceRandom random) =>
        new()
        {
            F0Semitones = 0.6 * random.Normal(),
            F0RangeFactor = Math.Exp(0.15 * random.Normal()),
            AccentSpeedFactor = Math.Exp(0.1 * random.Normal()),
            DurationFactor = Math.Exp(0.06 * random.Normal()),
            LevelDb = 1.5 * random.Normal(),
            AccentLevelDb = 0.5 * random.Normal(),
            RdFactor = Math.Exp(0.07 * random.Normal()),
            TiltDb = 1.0 * random.Normal(),
            BreathDb = 1.5 * random.Normal(),
            JitterFactor = Math.Exp(0.2 * random.Normal()),
            ShimmerFactor = Math.Exp(0.2 * random.Normal()),
            PrecisionFactor = Math.Exp(0.06 * random.Normal()),
            F1Factor = Math.Exp(0.01 * random.Normal()),
            FormantFactor = Math.Exp(0.008 * random.Normal()),
        };
}
