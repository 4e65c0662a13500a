using SerWorkbook.Speech;

namespace SerWorkbook.AudioCodecs;

/// <summary>Turns what decoders throw on damaged data into a sentence.</summary>
internal static class CodecFault
{
    /// <summary>Decodes.</summary>
    /// <param name="name">The name for error messages.</param>
    /// <param name="format">The format.</param>
    /// <param name="decode">The work of a library that may throw anything on damaged data.</param>
    /// <exception cref="InvalidAudioException">The data is damaged.</exception>
    public static T Guard<T>(string name, string format, Func<T> decode)
    {
        try
        {
            return decode();
        }
        catch (Exception fault) when (fault is not (SerException or OutOfMemoryException or OperationCanceledException))
        {
            throw new InvalidAudioException(
                name,
                $"its {format} data is damaged or of a kind that is not decoded; convert it to WAV",
                fault
            );
        }
    }
}
