namespace SerWorkbook.Speech.Audio.Decoding;

/// <summary>How many bytes samples may take.</summary>
internal static class LinearWidth
{
    /// <summary>Refuses a width that is not read.</summary>
    /// <param name="name">The name for error messages.</param>
    /// <param name="coding">Integers or floating point.</param>
    /// <param name="bytes">The width.</param>
    /// <param name="bits">The bits that the header gives.</param>
    /// <returns>The width.</returns>
    /// <exception cref="InvalidAudioException">It is not read.</exception>
    public static int Check(string name, SampleCoding coding, int bytes, int bits)
    {
        var isFloat = coding == SampleCoding.Float;
        return (isFloat ? bytes is 4 or 8 : bytes is >= 1 and <= 4)
            ? bytes
            : throw new InvalidAudioException(
                name,
                $"its samples have {bits} bits ({(isFloat ? "float" : "PCM")}); PCM of 8, 16, 24 or 32 bits and float of 32 or "
                    + "64 bits can be read"
            );
    }
}
