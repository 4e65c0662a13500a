using SerWorkbook.Speech;

namespace SerWorkbook.Native;

/// <summary>The sampling rates that are accepted.</summary>
internal static class SampleRates
{
    /// <summary>Refuses a rate out of range.</summary>
    /// <exception cref="NativeFault">It is.</exception>
    public static void Require(int sampleRate)
    {
        if (sampleRate is < WavFile.LowestRate or > WavFile.HighestRate)
        {
            throw new NativeFault(
                NativeStatus.Audio,
                $"The sampling rate is {sampleRate} Hz; it must be from {WavFile.LowestRate} to {WavFile.HighestRate} Hz."
            );
        }
    }
}
