namespace SerWorkbook.Speech;

/// <summary>What a noise sounds like.</summary>
public enum NoiseKind
{
    /// <summary>The same power at every frequency: a hiss.</summary>
    White,

    /// <summary>The same power in every octave: a rush, as of wind or a fan.</summary>
    Pink,

    /// <summary>As many people talking at once: the long-term spectrum of speech, swelling and fading at the pace of syllables.</summary>
    Babble,
}
