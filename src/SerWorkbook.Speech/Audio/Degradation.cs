using System.Numerics.Tensors;

namespace SerWorkbook.Speech;

/// <summary>What happens to speech on its way from a mouth to a program: noise, another level, clipping, a narrow line, a cut.</summary>
/// <remarks><see cref="Augmentation"/> varies the voice itself; this changes what a microphone, a line or a player's settings do to
/// it.</remarks>
public static class Degradation
{
    /// <summary>Lower end of the telephone band, Hz (ITU-T G.712).</summary>
    public const double TelephoneLowHz = 300;

    /// <summary>Upper end of the telephone band, Hz (ITU-T G.712).</summary>
    public const double TelephoneHighHz = 3400;

    // Enough that what is left outside the band lies below the noise of a telephone line.
    private const double StopBandDb = 60;

    private const double TransitionHz = 100;

    /// <summary>Adds noise of a kind.</summary>
    /// <param name="clip">The clip.</param>
    /// <param name="kind">What the noise sounds like.</param>
    /// <param name="snrDb">Power of the clip, pauses included, over power of the noise, dB.</param>
    /// <param name="seed">The seed of the noise.</param>
    /// <returns>A clip of the same length; a silent or empty one stays as it is.</returns>
    public static AudioClip AddNoise(AudioClip clip, NoiseKind kind, double snrDb, int seed)
    {
        ArgumentNullException.ThrowIfNull(clip);
        var power = clip.Length == 0 ? 0 : FixedOrderSums.SumOfSquares(clip.Samples) / clip.Length;
        if (power <= 0)
        {
            return clip;
        }

        var noisy = Noise.Make(kind, clip.Length, clip.SampleRate, new SeededRandom(seed, $"{kind} noise"));
        TensorPrimitives.MultiplyAdd(noisy, (float)(Math.Sqrt(power) * Math.Pow(10, -snrDb / 20)), clip.Samples, noisy);
        return new AudioClip(noisy, clip.SampleRate);
    }

    /// <summary>Makes a clip louder or softer.</summary>
    /// <param name="clip">The clip.</param>
    /// <param name="db">Change of the level, dB; 0 gives the clip itself.</param>
    /// <returns>A clip of the same length; samples beyond full scale are kept, not clipped.</returns>
    public static AudioClip ChangeLevel(AudioClip clip, double db)
    {
        ArgumentNullException.ThrowIfNull(clip);
        return db == 0 ? clip : Map(clip, (samples, changed) => TensorPrimitives.Multiply(samples, (float)Math.Pow(10, db / 20), changed));
    }

    /// <summary>Cuts off whatever stands above a level, as an overdriven microphone does; the rest keeps its level.</summary>
    /// <param name="clip">The clip.</param>
    /// <param name="belowPeakDb">How far below the loudest sample the cut lies, dB, 0 or more.</param>
    /// <returns>A clip of the same length.</returns>
    public static AudioClip ClipPeaks(AudioClip clip, double belowPeakDb)
    {
        ArgumentNullException.ThrowIfNull(clip);
        ArgumentOutOfRangeException.ThrowIfNegative(belowPeakDb);
        var limit = clip.Peak() * (float)Math.Pow(10, -belowPeakDb / 20);
        return Map(
            clip,
            (samples, changed) =>
            {
                TensorPrimitives.Min(samples, limit, changed);
                TensorPrimitives.Max(changed, -limit, changed);
            }
        );
    }

    /// <summary>Lets a band of frequencies through, as a telephone line does.</summary>
    /// <param name="clip">The clip.</param>
    /// <param name="lowHz">Lower end of the band, Hz, 0 or more.</param>
    /// <param name="highHz">Upper end, Hz, above the lower one; from the Nyquist frequency on everything above is kept.</param>
    /// <returns>A clip of the same length and without delay.</returns>
    /// <remarks>A linear-phase filter, a sinc under a Kaiser window: half amplitude at both ends, 60 dB down 50 Hz beyond them.</remarks>
    public static AudioClip LimitBand(AudioClip clip, double lowHz, double highHz)
    {
        ArgumentNullException.ThrowIfNull(clip);
        ArgumentOutOfRangeException.ThrowIfNegative(lowHz);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(highHz, lowHz);
        var filter = BandFilter(lowHz, Math.Min(highHz, clip.SampleRate / 2.0), clip.SampleRate);
        var reach = filter.Length / 2;
        var padded = new float[clip.Length + 2 * reach];
        clip.Samples.CopyTo(padded.AsSpan(reach));
        var limited = new float[clip.Length];
        for (var i = 0; i < limited.Length; i++)
        {
            limited[i] = FixedOrderSums.Dot<float>(filter, padded.AsSpan(i, filter.Length));
        }

        return new AudioClip(limited, clip.SampleRate);
    }

    /// <summary>Brings a clip to a lower rate and back, so that everything above that rate's Nyquist frequency is gone.</summary>
    /// <param name="clip">The clip.</param>
    /// <param name="sampleRate">The rate in between, Hz, more than 0; one that is not lower gives the clip itself.</param>
    /// <returns>A clip of the same rate and length.</returns>
    public static AudioClip SampleAt(AudioClip clip, int sampleRate)
    {
        ArgumentNullException.ThrowIfNull(clip);
        if (sampleRate >= clip.SampleRate)
        {
            return clip;
        }

        var back = Resampler.To(Resampler.To(clip, sampleRate), clip.SampleRate);
        return back.Slice(0, Math.Min(back.Length, clip.Length));
    }

    /// <summary>Ends a clip early: nothing after the first part of what is said.</summary>
    /// <param name="clip">The clip.</param>
    /// <param name="seconds">How much is kept from where speech begins, seconds, more than 0; the silence before stays.</param>
    /// <returns>The beginning of the clip, sharing its samples; the clip itself where speech ends earlier.</returns>
    public static AudioClip CutAfter(AudioClip clip, double seconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(seconds);
        var (start, end) = FindSpeech(clip);
        var length = (int)Math.Round(seconds * clip.SampleRate);
        return start + length >= end ? clip : clip.Slice(0, start + length);
    }

    /// <summary>Ends a clip early: nothing after a share of what is said.</summary>
    /// <param name="clip">The clip.</param>
    /// <param name="share">Share of the time from the beginning to the end of speech that is kept, above 0 to 1; the silence before
    /// stays.</param>
    /// <returns>The beginning of the clip, sharing its samples; the clip itself for 1.</returns>
    public static AudioClip CutShare(AudioClip clip, double share)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        var (start, end) = FindSpeech(clip);
        return share >= 1 ? clip : clip.Slice(0, start + (int)Math.Round(share * (end - start)));
    }

    private static (int Start, int End) FindSpeech(AudioClip clip)
    {
        ArgumentNullException.ThrowIfNull(clip);
        var options = new SilenceTrimOptions();
        return SilenceTrimmer.FindSpeech(
            clip.Samples,
            Math.Max(1, (int)Math.Round(options.FrameSeconds * clip.SampleRate)),
            Math.Max(1, (int)Math.Round(options.HopSeconds * clip.SampleRate)),
            options.ThresholdDb
        );
    }

    private delegate void Change(ReadOnlySpan<float> samples, Span<float> changed);

    private static AudioClip Map(AudioClip clip, Change change)
    {
        var changed = new float[clip.Length];
        change(clip.Samples, changed);
        return new AudioClip(changed, clip.SampleRate);
    }

    // The difference of two ideal low passes, cut to a length by Kaiser's formula: (A - 7.95) / (2.285 x transition in radians).
    private static float[] BandFilter(double lowHz, double highHz, int sampleRate)
    {
        var reach = (int)Math.Ceiling((StopBandDb - 7.95) / (2.285 * 2 * Math.PI * TransitionHz / sampleRate) / 2);
        var beta = Window.KaiserBeta(StopBandDb);
        var filter = new float[2 * reach + 1];
        for (var i = -reach; i <= reach; i++)
        {
            filter[i + reach] = (float)(
                (LowPass(highHz / sampleRate, i) - LowPass(lowHz / sampleRate, i)) * Window.Kaiser((double)i / (reach + 1), beta)
            );
        }

        return filter;
    }

    private static double LowPass(double cutoff, int place) =>
        place == 0 ? 2 * cutoff : Math.Sin(2 * Math.PI * cutoff * place) / (Math.PI * place);
}
