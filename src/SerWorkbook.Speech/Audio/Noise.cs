using System.Numerics;

namespace SerWorkbook.Speech;

/// <summary>Makes noise with a chosen spectrum.</summary>
/// <remarks>
/// Each frequency gets the amplitude that the spectrum asks for and a random phase; the sum of so many independent
/// sines is close to Gaussian. Babble adds up several such voices with the spectrum of speech (ANSI S3.5-1997, table 3,
/// standard speech spectrum level at normal vocal effort), each going up and down at a syllable rate of its own. It stands
/// in for recorded babble: no recording of the corpus, and so no emotion, is mixed in.
/// </remarks>
public static class Noise
{
    private const int BabbleVoices = 6;

    // Syllables come at 3 to 6 a second (the modulation spectrum of speech peaks there: Houtgast and Steeneken, 1985).
    private const double SlowestSyllablesHz = 3.0;
    private const double FastestSyllablesHz = 6.0;

    // Below this frequency no voice has power to speak of, and 1/f would grow without limit.
    private const double LowestHz = 50.0;

    // Hz and dB of the standard speech spectrum level, octave by octave.
    private static ReadOnlySpan<double> SpeechHz => [250, 500, 1000, 2000, 4000, 8000];

    private static ReadOnlySpan<double> SpeechDb => [34.75, 34.27, 25.01, 17.32, 9.33, 1.13];

    /// <summary>Makes noise of mean power 1.</summary>
    /// <param name="kind">What it sounds like.</param>
    /// <param name="length">Samples, 0 or more.</param>
    /// <param name="sampleRate">Hz, more than 0.</param>
    /// <param name="random">Where chance comes from.</param>
    /// <returns>Samples; their mean square is 1 within rounding.</returns>
    public static float[] Make(NoiseKind kind, int length, int sampleRate, SeededRandom random)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sampleRate);
        ArgumentNullException.ThrowIfNull(random);
        if (length == 0)
        {
            return [];
        }

        var fft = new RealFft((int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, length)));
        var noise = new float[length];
        for (var voice = 0; voice < (kind == NoiseKind.Babble ? BabbleVoices : 1); voice++)
        {
            AddVoice(noise, kind, fft, sampleRate, random);
        }

        var scale = 1 / MathF.Sqrt(FixedOrderSums.SumOfSquares<float>(noise) / length);
        System.Numerics.Tensors.TensorPrimitives.Multiply(noise, float.IsFinite(scale) ? scale : 0f, noise);
        return noise;
    }

    private static void AddVoice(float[] sum, NoiseKind kind, RealFft fft, int sampleRate, SeededRandom random)
    {
        var real = new float[fft.BinCount];
        var imaginary = new float[fft.BinCount];
        for (var bin = 1; bin < fft.BinCount; bin++)
        {
            var amplitude = Amplitude(kind, (double)bin * sampleRate / fft.Size);
            var (sin, cos) = Math.SinCos(2 * Math.PI * random.NextDouble());
            (real[bin], imaginary[bin]) = ((float)(amplitude * cos), (float)(amplitude * sin));
        }

        var signal = new float[fft.Size];
        fft.Inverse(real, imaginary, signal);
        var rate = kind == NoiseKind.Babble ? SlowestSyllablesHz + (FastestSyllablesHz - SlowestSyllablesHz) * random.NextDouble() : 0;
        var start = kind == NoiseKind.Babble ? random.NextDouble() : 0;
        for (var i = 0; i < sum.Length; i++)
        {
            var swell = kind == NoiseKind.Babble ? 1 + Math.Cos(2 * Math.PI * (start + rate * i / sampleRate)) : 1;
            sum[i] += (float)swell * signal[i];
        }
    }

    // Times the square root of the size would not change the shape; the mean power is set at the end.
    private static double Amplitude(NoiseKind kind, double hertz) =>
        kind switch
        {
            NoiseKind.White => 1000,
            NoiseKind.Pink => 1000 * Math.Sqrt(LowestHz / Math.Max(hertz, LowestHz)),
            NoiseKind.Babble => hertz < LowestHz ? 0 : 1000 * Math.Pow(10, (SpeechLevel(hertz) - SpeechDb[0]) / 20),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such noise."),
        };

    // Straight lines over the logarithm of the frequency; level beyond the ends.
    private static double SpeechLevel(double hertz)
    {
        var octave = Math.Clamp(Math.Log2(hertz / SpeechHz[0]), 0, SpeechHz.Length - 1);
        var below = Math.Min((int)octave, SpeechHz.Length - 2);
        return SpeechDb[below] + (octave - below) * (SpeechDb[below + 1] - SpeechDb[below]);
    }
}
