using System.Numerics.Tensors;

namespace SerWorkbook.Speech;

/// <summary>Cuts the silence before and after the speech in a clip.</summary>
/// <remarks>
/// librosa's convention (<c>effects.trim</c>): the root mean square of centred frames, zeros beyond the ends, in dB below the
/// loudest frame; the clip runs from the first frame above the threshold to the end of the last one.
/// </remarks>
public static class SilenceTrimmer
{
    /// <summary>Trims a clip.</summary>
    /// <param name="clip">The clip.</param>
    /// <param name="options">What counts as silence; defaults where it is left out.</param>
    /// <returns>The part with speech, sharing the samples; an empty clip when it is silent throughout.</returns>
    public static AudioClip Trim(AudioClip clip, SilenceTrimOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(clip);
        options ??= new SilenceTrimOptions();
        var frame = Math.Max(1, (int)Math.Round(options.FrameSeconds * clip.SampleRate));
        var hop = Math.Max(1, (int)Math.Round(options.HopSeconds * clip.SampleRate));
        var (start, end) = FindSpeech(clip.Samples, frame, hop, options.ThresholdDb);
        return clip.Slice(start, end - start);
    }

    /// <summary>Finds the part of a signal that is not silent at its ends.</summary>
    /// <param name="samples">Samples, mono.</param>
    /// <param name="frameLength">Samples per frame.</param>
    /// <param name="hopLength">Samples from frame to frame.</param>
    /// <param name="thresholdDb">dB below the loudest frame.</param>
    /// <returns>First sample and the one after the last; (0, 0) when the signal is silent throughout.</returns>
    public static (int Start, int End) FindSpeech(ReadOnlySpan<float> samples, int frameLength, int hopLength, double thresholdDb)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(frameLength, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(hopLength, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(thresholdDb);
        if (samples.IsEmpty)
        {
            return (0, 0);
        }

        var power = FramePower(samples, frameLength, hopLength);
        var loudest = TensorPrimitives.Max<float>(power);
        if (loudest <= 0)
        {
            return (0, 0);
        }

        var floor = Decibel.FromPower(loudest) - thresholdDb;
        var first = Array.FindIndex(power, p => Decibel.FromPower(p) > floor);
        var last = Array.FindLastIndex(power, p => Decibel.FromPower(p) > floor);
        return first < 0 ? (0, 0) : (first * hopLength, Math.Min(samples.Length, (last + 1) * hopLength));
    }

    private static float[] FramePower(ReadOnlySpan<float> samples, int frameLength, int hopLength)
    {
        var power = new float[1 + samples.Length / hopLength];
        for (var t = 0; t < power.Length; t++)
        {
            var start = Math.Max(0, t * hopLength - frameLength / 2);
            var end = Math.Min(samples.Length, t * hopLength - frameLength / 2 + frameLength);
            power[t] = end > start ? FixedOrderSums.SumOfSquares(samples[start..end]) / frameLength : 0f;
        }

        return power;
    }
}
