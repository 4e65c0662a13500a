namespace SerWorkbook.Speech;

/// <summary>Changes clips so that a model meets more than the recordings there are.</summary>
public static class Augmentation
{
    /// <summary>Adds white noise.</summary>
    /// <param name="clip">The clip.</param>
    /// <param name="snrDb">Power of the clip over power of the noise, dB.</param>
    /// <param name="seed">The seed of the noise.</param>
    /// <returns>A clip of the same length; a silent one stays as it is.</returns>
    public static AudioClip AddNoise(AudioClip clip, double snrDb, int seed)
    {
        ArgumentNullException.ThrowIfNull(clip);
        if (clip.Length == 0)
        {
            return clip;
        }

        var deviation = Math.Sqrt(FixedOrderSums.SumOfSquares(clip.Samples) / clip.Length) * Math.Pow(10, -snrDb / 20);
        var random = new SeededRandom(seed, "noise");
        var noisy = new float[clip.Length];
        for (var i = 0; i < noisy.Length; i++)
        {
            noisy[i] = (float)(clip.Samples[i] + deviation * random.NextGaussian());
        }

        return new AudioClip(noisy, clip.SampleRate);
    }

    /// <summary>Plays a clip faster or slower, as a tape would: tempo and pitch change together.</summary>
    /// <param name="clip">The clip.</param>
    /// <param name="factor">Above 1 is faster and higher; 0.25 to 4.</param>
    /// <returns>A clip of the same rate and 1 / factor of the length.</returns>
    public static AudioClip ChangeSpeed(AudioClip clip, double factor)
    {
        ArgumentNullException.ThrowIfNull(clip);
        RequireFactor(factor);
        var played = (int)Math.Round(clip.SampleRate * factor);
        return Resampler.To(new AudioClip(clip.Samples.ToArray(), played), clip.SampleRate);
    }

    /// <summary>Makes a clip longer or shorter and keeps its pitch.</summary>
    /// <param name="clip">The clip.</param>
    /// <param name="factor">Length of the result over length of the clip; 0.25 to 4.</param>
    /// <returns>A clip of the same rate; one shorter than two frames (60 ms) stays as it is.</returns>
    /// <remarks>
    /// Waveform-similarity overlap-add (Verhelst and Roelands, ICASSP 1993): frames of 30 ms, overlapped by half, each taken
    /// from where it continues the last one best within 10 ms.
    /// </remarks>
    public static AudioClip Stretch(AudioClip clip, double factor)
    {
        ArgumentNullException.ThrowIfNull(clip);
        RequireFactor(factor);
        var half = (int)(0.015 * clip.SampleRate);
        var reach = (int)(0.010 * clip.SampleRate);
        return clip.Length < 4 * half ? clip : new AudioClip(OverlapAdd(clip.Samples, factor, half, reach), clip.SampleRate);
    }

    /// <summary>Makes a clip higher or lower and keeps its tempo.</summary>
    /// <param name="clip">The clip.</param>
    /// <param name="semitones">Steps up (above 0) or down; -12 to 12.</param>
    /// <returns>A clip of the same rate and about the same length. Formants move along with F0.</returns>
    public static AudioClip ShiftPitch(AudioClip clip, double semitones)
    {
        ArgumentNullException.ThrowIfNull(clip);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Abs(semitones), 12, nameof(semitones));
        var factor = Math.Pow(2, semitones / 12);
        return ChangeSpeed(Stretch(clip, factor), factor);
    }

    private static float[] OverlapAdd(ReadOnlySpan<float> samples, double factor, int half, int reach)
    {
        var output = new float[(int)Math.Round(samples.Length * factor)];
        var window = Window.Hann(2 * half);
        var natural = 0;
        for (var place = 0; place < output.Length; place += half)
        {
            var wanted = (int)(place / factor);
            var start = place == 0 ? 0 : BestStart(samples, wanted, natural, half, reach);
            for (var i = 0; i < 2 * half && place + i < output.Length; i++)
            {
                var weight = place == 0 && i < half ? 1f : window[i];
                output[place + i] += weight * (start + i < samples.Length ? samples[start + i] : 0f);
            }

            natural = start + half;
        }

        return output;
    }

    // Of the places around the wanted one, that which looks most like the natural continuation of the last frame.
    private static int BestStart(ReadOnlySpan<float> samples, int wanted, int natural, int half, int reach)
    {
        var last = samples.Length - 2 * half;
        var template = samples.Slice(Math.Clamp(natural, 0, last), 2 * half);
        var (best, bestScore) = (Math.Clamp(wanted, 0, last), float.NegativeInfinity);
        for (var start = Math.Max(0, wanted - reach); start <= Math.Min(last, wanted + reach); start++)
        {
            var there = samples.Slice(start, 2 * half);
            var energy = FixedOrderSums.SumOfSquares(there);
            var score = energy > 0 ? FixedOrderSums.Dot(template, there) / MathF.Sqrt(energy) : 0f;
            if (score > bestScore)
            {
                (best, bestScore) = (start, score);
            }
        }

        return best;
    }

    private static void RequireFactor(double factor)
    {
        if (!(factor >= 0.25 && factor <= 4))
        {
            throw new ArgumentOutOfRangeException(nameof(factor), factor, "The factor must be from 0.25 to 4.");
        }
    }
}
