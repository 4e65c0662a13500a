namespace SerWorkbook.Corpora.Demo.Synthesis;

/// <summary>What tract and sources aim at for a stretch of time: a sound, or one phase of it.</summary>
internal sealed record Gesture
{
    /// <summary>Where it begins, ms from the start of speech.</summary>
    public required double StartMs { get; init; }

    /// <summary>Where it ends, ms from the start of speech.</summary>
    public required double EndMs { get; init; }

    /// <summary>Formants at its beginning, reference tract.</summary>
    public required FormantTarget From { get; init; }

    /// <summary>Formants at its end, reference tract.</summary>
    public required FormantTarget To { get; init; }

    /// <summary>Amplitude of voicing; 1 in a stressed vowel.</summary>
    public double Voicing { get; init; }

    /// <summary>Amplitude of aspiration; 1 in a stressed /h/.</summary>
    public double Aspiration { get; init; }

    /// <summary>Amplitude of frication, on top of the levels in its spectrum.</summary>
    public double Frication { get; init; }

    /// <summary>Spectrum of the frication.</summary>
    public NoiseShape? Noise { get; init; }

    /// <summary>Damping of voicing at 3 kHz by a narrow or closed tract, dB.</summary>
    public double TiltDb { get; init; }

    /// <summary>Opening to the nose: 0 closed, 1 open.</summary>
    public double Nasality { get; init; }

    /// <summary>Time constant with which formants approach the aim, ms.</summary>
    public double TransitionMs { get; init; } = 10;
}
