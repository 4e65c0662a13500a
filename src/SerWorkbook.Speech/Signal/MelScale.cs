namespace SerWorkbook.Speech;

/// <summary>A formula between frequency and perceived pitch.</summary>
public enum MelScale
{
    /// <summary>2595 log10(1 + f / 700) (The HTK Book; O'Shaughnessy 1987).</summary>
    Htk,

    /// <summary>Linear below 1 kHz, logarithmic above (Slaney, Auditory Toolbox, 1998): librosa's default.</summary>
    Slaney,
}
