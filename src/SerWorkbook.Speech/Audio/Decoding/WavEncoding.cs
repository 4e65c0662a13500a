namespace SerWorkbook.Speech;

/// <summary>How a WAV file stores one sample.</summary>
public enum WavEncoding
{
    /// <summary>Integers: 8 bits unsigned, more bits signed.</summary>
    Pcm,

    /// <summary>IEEE floating point, 32 or 64 bits, full scale [-1, 1].</summary>
    Float,
}
