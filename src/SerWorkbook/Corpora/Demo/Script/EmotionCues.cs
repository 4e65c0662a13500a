namespace SerWorkbook.Corpora.Demo.Script;

/// <summary>How an emotion changes a voice: acoustic cues relative to the same voice speaking neutrally.</summary>
/// <remarks>
/// The default of every cue changes nothing. Cues named "Factor" multiply, the others add. Which size comes from
/// which study is said at <see cref="EmotionProfiles"/>.
/// </remarks>
internal sealed record EmotionCues
{
    /// <summary>No change at all: a neutral voice.</summary>
    public static EmotionCues None { get; } = new();

    /// <summary>Mean F0, semitones.</summary>
    public double F0Semitones { get; init; }

    /// <summary>Size of all F0 movements on a logarithmic scale, a factor.</summary>
    public double F0RangeFactor { get; init; } = 1;

    /// <summary>Speed of the F0 movements at accents, a factor: above 1 abrupt, below 1 smooth.</summary>
    public double AccentSpeedFactor { get; init; } = 1;

    /// <summary>F0 movement at the end of the sentence, semitones: above 0 a rise, below 0 a fall.</summary>
    public double FinalSemitones { get; init; }

    /// <summary>Duration of every sound, a factor: above 1 slower.</summary>
    public double DurationFactor { get; init; } = 1;

    /// <summary>Chance of a pause where the sentence allows one, added to the voice's own.</summary>
    public double PauseChance { get; init; }

    /// <summary>Level of the whole clip, dB.</summary>
    public double LevelDb { get; init; }

    /// <summary>Level of stressed against unstressed syllables, dB.</summary>
    public double AccentLevelDb { get; init; }

    /// <summary>Voice quality, a factor on the Rd of the LF model: below 1 tense, above 1 lax.</summary>
    public double RdFactor { get; init; } = 1;

    /// <summary>Damping of the voice source at 3 kHz, dB: above 0 duller.</summary>
    public double TiltDb { get; init; }

    /// <summary>Aspiration noise in voiced sounds, dB: above 0 breathier.</summary>
    public double BreathDb { get; init; }

    /// <summary>Jitter, a factor.</summary>
    public double JitterFactor { get; init; } = 1;

    /// <summary>Shimmer, a factor.</summary>
    public double ShimmerFactor { get; init; } = 1;

    /// <summary>Creak: by how much periods come early or late, as a share of the period.</summary>
    public double Creak { get; init; }

    /// <summary>Precision of articulation, a factor: below 1 slurred (slow transitions, vowels towards schwa).</summary>
    public double PrecisionFactor { get; init; } = 1;

    /// <summary>First formant, a factor: above 1 a more open mouth.</summary>
    public double F1Factor { get; init; } = 1;

    /// <summary>Second and higher formants, a factor: above 1 a shorter tract, as in a smile.</summary>
    public double FormantFactor { get; init; } = 1;

    /// <summary>Depth of the tremor of a speech-laugh, 0 to 1.</summary>
    public double Tremor { get; init; }

    /// <summary>Chance that a bout of laughter goes with the sentence.</summary>
    public double LaughChance { get; init; }

    /// <summary>Chance that the sentence begins with a yawn.</summary>
    public double YawnChance { get; init; }

    /// <summary>The same cues, weaker or stronger.</summary>
    /// <param name="strength">0 none, 1 as they are, 2 twice as far from neutral.</param>
    public EmotionCues Scale(double strength) => Scale(() => strength);

    /// <summary>Both changes, one after the other.</summary>
    /// <param name="other">What comes on top.</param>
    public EmotionCues With(EmotionCues other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new EmotionCues
        {
            F0Semitones = F0Semitones + other.F0Semitones,
            F0RangeFactor = F0RangeFactor * other.F0RangeFactor,
            AccentSpeedFactor = AccentSpeedFactor * other.AccentSpeedFactor,
            FinalSemitones = FinalSemitones + other.FinalSemitones,
            DurationFactor = DurationFactor * other.DurationFactor,
            PauseChance = PauseChance + other.PauseChance,
            LevelDb = LevelDb + other.LevelDb,
            AccentLevelDb = AccentLevelDb + other.AccentLevelDb,
            RdFactor = RdFactor * other.RdFactor,
            TiltDb = TiltDb + other.TiltDb,
            BreathDb = BreathDb + other.BreathDb,
            JitterFactor = JitterFactor * other.JitterFactor,
            ShimmerFactor = ShimmerFactor * other.ShimmerFactor,
            Creak = Creak + other.Creak,
            PrecisionFactor = PrecisionFactor * other.PrecisionFactor,
            F1Factor = F1Factor * other.F1Factor,
            FormantFactor = FormantFactor * other.FormantFactor,
            Tremor = Tremor + other.Tremor,
            LaughChance = LaughChance + other.LaughChance,
            YawnChance = YawnChance + other.YawnChance,
        };
    }

    /// <summary>The same cues, each with a strength of its own.</summary>
    /// <param name="strength">Asked once for each cue, in the order of this file.</param>
    internal EmotionCues Scale(Func<double> strength) =>
        new()
        {
            F0Semitones = F0Semitones * strength(),
            F0RangeFactor = Math.Pow(F0RangeFactor, strength()),
            AccentSpeedFactor = Math.Pow(AccentSpeedFactor, strength()),
            FinalSemitones = FinalSemitones * strength(),
            DurationFactor = Math.Pow(DurationFactor, strength()),
            PauseChance = PauseChance * strength(),
            LevelDb = LevelDb * strength(),
            AccentLevelDb = AccentLevelDb * strength(),
            RdFactor = Math.Pow(RdFactor, strength()),
            TiltDb = TiltDb * strength(),
            BreathDb = BreathDb * strength(),
            JitterFactor = Math.Pow(JitterFactor, strength()),
            ShimmerFactor = Math.Pow(ShimmerFactor, strength()),
            Creak = Creak * strength(),
            PrecisionFactor = Math.Pow(PrecisionFactor, strength()),
            F1Factor = Math.Pow(F1Factor, strength()),
            FormantFactor = Math.Pow(FormantFactor, strength()),
            Tremor = Tremor * strength(),
            LaughChance = LaughChance * strength(),
            YawnChance = YawnChance * strength(),
        };
}
