using System.Collections.Immutable;

namespace SerWorkbook.Corpora.Demo.Script;

/// <summary>One synthetic speaker: a vocal tract, vocal folds, a way of speaking and a way of acting.</summary>
/// <remarks>
/// The names are those of EmoV-DB's speakers, whose places these voices take; none of them imitates the person's sound.
/// </remarks>
internal sealed record Voice
{
    /// <summary>Speaker name, lower case, as EmoV-DB writes it.</summary>
    public required string Name { get; init; }

    /// <summary>Sex.</summary>
    public required VoiceSex Sex { get; init; }

    /// <summary>Sampling rate of this speaker's clips, Hz; EmoV-DB has one speaker at another rate, and so have we.</summary>
    public required int SampleRate { get; init; }

    /// <summary>Mean F0 in neutral speech, Hz.</summary>
    public required double F0Hz { get; init; }

    /// <summary>Formant frequencies relative to the reference tract, a factor: above 1 a shorter tract.</summary>
    public required double TractFactor { get; init; }

    /// <summary>First formant relative to what the tract length gives, a factor: the openness of the vowels.</summary>
    public double OpennessFactor { get; init; } = 1;

    /// <summary>Second formant relative to what the tract length gives, a factor: the frontness of the vowels.</summary>
    public double FrontnessFactor { get; init; } = 1;

    /// <summary>Voice quality in neutral speech: Rd of the LF model, about 0.7 firm to 1.5 soft.</summary>
    public required double Rd { get; init; }

    /// <summary>Damping of the voice source at 3 kHz in neutral speech, dB.</summary>
    public double TiltDb { get; init; } = 5;

    /// <summary>Aspiration noise in voiced sounds relative to the glottal excitation, dB.</summary>
    public double BreathDb { get; init; } = -38;

    /// <summary>Deviation of a period's length, as a share of it.</summary>
    public double Jitter { get; init; } = 0.006;

    /// <summary>Deviation of a period's strength, as a share of it.</summary>
    public double Shimmer { get; init; } = 0.03;

    /// <summary>Creak in neutral speech, as a share of a period.</summary>
    public double Creak { get; init; }

    /// <summary>Duration of every sound, a factor: above 1 a slow speaker.</summary>
    public double DurationFactor { get; init; } = 1;

    /// <summary>Size of F0 movements, a factor.</summary>
    public double F0RangeFactor { get; init; } = 1;

    /// <summary>Chance of a pause where a sentence allows one.</summary>
    public double PauseChance { get; init; } = 0.15;

    /// <summary>Level of neutral speech while someone speaks, dB relative to full scale.</summary>
    public double LevelDb { get; init; } = -34;

    /// <summary>The emotions this speaker recorded, in alphabetical order.</summary>
    public required ImmutableArray<ActedEmotion> Emotions { get; init; }

    /// <summary>
    /// What this speaker does differently from <see cref="EmotionProfiles"/>, by emotion; one that is missing is acted as there.
    /// </summary>
    public ImmutableSortedDictionary<ActedEmotion, EmotionCues> Styles { get; init; } =
        ImmutableSortedDictionary<ActedEmotion, EmotionCues>.Empty;

    /// <summary>How strongly this speaker acts, by emotion, 1 being the profile's strength.</summary>
    public ImmutableSortedDictionary<ActedEmotion, double> Strengths { get; init; } = ImmutableSortedDictionary<ActedEmotion, double>.Empty;

    /// <summary>The cues with which this speaker acts an emotion at full strength.</summary>
    /// <param name="emotion">The emotion.</param>
    public EmotionCues StyleOf(ActedEmotion emotion) =>
        EmotionProfiles
            .Of(emotion)
            .Scale(Strengths.GetValueOrDefault(emotion, 1))
            .With(Styles.GetValueOrDefault(emotion, EmotionCues.None));

    /// <inheritdoc/>
    public override string ToString() => Name;
}
