namespace SerWorkbook.Speech;

/// <summary>How the triangles of a mel filter bank are scaled.</summary>
public enum MelNorm
{
    /// <summary>Every triangle has the same area in hertz, 2 / (upper - lower edge): librosa's "slaney".</summary>
    Area,

    /// <summary>Every triangle has the height 1 (HTK).</summary>
    Peak,
}
