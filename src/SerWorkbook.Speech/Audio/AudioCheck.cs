using System.Globalization;
using System.Numerics.Tensors;

namespace SerWorkbook.Speech;

/// <summary>Says whether a recording can be worked on, and if not, why.</summary>
public static class AudioCheck
{
    /// <summary>The shortest recording that is worked on, seconds.</summary>
    public const double ShortestSeconds = 0.1;

    /// <summary>A recording whose loudest sample stays below this level is silent, dB below full scale.</summary>
    public const double SilenceDb = -80.0;

    /// <summary>The highest magnitude of a sample that is worked on; full scale is 1.</summary>
    /// <remarks>
    /// 24 dB above full scale. Floating-point recordings overshoot full scale by some decibels where nothing limited them;
    /// beyond this the samples are not on the scale of [-1, 1], such as integers that were written as floats.
    /// </remarks>
    public const float HighestPeak = 16f;

    /// <summary>A file is left out when more than this share of the audio that its header promises is missing.</summary>
    public const double LargestMissingShare = 0.05;

    /// <summary>The length of the frames whose levels tell a recording from the silence at its ends, seconds.</summary>
    public const double LevelFrameSeconds = 0.010;

    /// <summary>A frame whose energy is below this share of the loudest one's is silence (30 dB).</summary>
    public const float QuietEnergyShare = 1e-3f;

    private const int BlockSamples = 16_384;

    /// <summary>Looks for what makes a clip unusable.</summary>
    /// <param name="clip">The clip at any rate.</param>
    /// <returns>The reason as the rest of a sentence that starts with the file's name, or <see langword="null"/> when the clip is
    /// good.</returns>
    public static string? FindFault(AudioClip clip)
    {
        ArgumentNullException.ThrowIfNull(clip);
        var unusable = CountNonFinite(clip.Samples);
        return unusable > 0 ? Unusable(unusable, clip.Length) : FindFault(clip.Length, clip.SampleRate, clip.Peak());
    }

    /// <summary>Looks for what makes a recording unusable that was read in blocks.</summary>
    /// <param name="length">Number of samples, all finite.</param>
    /// <param name="sampleRate">Sampling rate, Hz.</param>
    /// <param name="peak">The largest magnitude of a sample.</param>
    /// <returns>The reason as the rest of a sentence that starts with the file's name, or <see langword="null"/> when all is
    /// well.</returns>
    public static string? FindFault(long length, int sampleRate, float peak) => FindOverload(peak) ?? FindLack(length, sampleRate, peak);

    /// <summary>Looks for samples far beyond full scale.</summary>
    /// <param name="peak">The largest magnitude of a sample.</param>
    /// <returns>The reason, or <see langword="null"/> when the samples are on the scale of [-1, 1].</returns>
    internal static string? FindOverload(float peak) =>
        peak <= HighestPeak ? null
        : !float.IsFinite(peak) ? "its loudest sample is not a finite number"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"its samples reach {Magnitude(peak)}, {DbOf(peak)} dB above full scale (±1); at most {HighestPeak:0} ({DbOf(HighestPeak)} "
                + $"dB) is accepted: divide the samples by their full scale, such as 32,768 where they are 16-bit integers stored as floats"
        );

    /// <summary>Looks for what makes a recording too little to work on: no samples, too few, or silence.</summary>
    /// <param name="length">Number of samples, all finite.</param>
    /// <param name="sampleRate">Sampling rate, Hz.</param>
    /// <param name="peak">The largest magnitude of a sample.</param>
    /// <returns>The reason, or <see langword="null"/> when all is well.</returns>
    internal static string? FindLack(long length, int sampleRate, float peak)
    {
        var seconds = (double)length / sampleRate;
        return length == 0 ? "it holds no samples"
            : seconds < ShortestSeconds ? Invariant($"it is {seconds * 1000:0.#} ms long; {ShortestSeconds * 1000:0} ms or more are needed")
            : peak < Math.Pow(10, SilenceDb / 20) ? Invariant($"it is silent (no sample above {SilenceDb:0} dB of full scale)")
            : null;
    }

    /// <summary>Looks at how much of a recording is left once the silence at its ends does not count.</summary>
    /// <param name="seconds">What is left, seconds.</param>
    /// <returns>The reason as the rest of a sentence that starts with the file's name, or <see langword="null"/> when it is
    /// enough.</returns>
    public static string? FindLackOfSpeech(double seconds) =>
        seconds >= ShortestSeconds
            ? null
            : Invariant($"only {seconds * 1000:0} ms of it stand out from silence; {ShortestSeconds * 1000:0} ms or more are needed");

    /// <summary>Looks for what makes a file unusable. The file is read in blocks, from where it stands to its end.</summary>
    /// <param name="file">The file, just opened.</param>
    /// <returns>The reason, or <see langword="null"/> when the file is good.</returns>
    /// <exception cref="InvalidAudioException">The file became shorter while it was read.</exception>
    public static string? FindFault(WavFile file) => FindFault(file, null);

    /// <summary>Looks for what makes a file unusable, and lets somebody else hear it meanwhile.</summary>
    /// <param name="file">The file, just opened.</param>
    /// <param name="hear">Takes each block of samples; <see langword="null"/> for nobody.</param>
    /// <returns>The reason, or <see langword="null"/> when the file is good.</returns>
    /// <exception cref="InvalidAudioException">The file became shorter while it was read.</exception>
    public static string? FindFault(WavFile file, Action<ReadOnlyMemory<float>>? hear)
    {
        ArgumentNullException.ThrowIfNull(file);
        var block = new float[BlockSamples];
        var (length, unusable, peak) = (0L, 0L, 0f);
        int read;
        while ((read = file.Read(block)) > 0)
        {
            var samples = block.AsSpan(0, read);
            length += read;
            unusable += CountNonFinite(samples);
            peak = Math.Max(peak, Math.Abs(TensorPrimitives.MaxMagnitude<float>(samples)));
            hear?.Invoke(block.AsMemory(0, read));
        }

        var info = file.Info;
        return unusable > 0 ? Unusable(unusable, length) : FindFault(length, info.SampleRate, peak) ?? FindCut(info);
    }

    /// <summary>Says that a file ends before its header says.</summary>
    /// <param name="info">Its header.</param>
    /// <returns>The rest of a sentence that starts with the file; <see langword="null"/> where next to nothing is missing.</returns>
    internal static string? FindCut(WavInfo info) =>
        info.MissingShare > LargestMissingShare
            ? Invariant($"it was cut off: it holds {info.Seconds:0.00} s of the {info.PromisedSeconds:0.00} s that its header promises")
            : null;

    /// <summary>Refuses a clip that cannot be worked on.</summary>
    /// <param name="clip">The clip.</param>
    /// <param name="name">The file's path, or another name of the source.</param>
    /// <exception cref="InvalidAudioException">The clip is empty, too short or silent, or holds NaN, infinity or samples far beyond full
    /// scale.</exception>
    public static void Require(AudioClip clip, string name)
    {
        if (FindFault(clip) is { } reason)
        {
            throw new InvalidAudioException(name, reason);
        }
    }

    /// <summary>Refuses samples that are no signal, however short or soft.</summary>
    /// <param name="clip">The clip.</param>
    /// <param name="name">The file's path, or another name of the source.</param>
    /// <exception cref="InvalidAudioException">The clip holds NaN, infinity or samples far beyond full scale.</exception>
    internal static void RequireScale(AudioClip clip, string name)
    {
        ArgumentNullException.ThrowIfNull(clip);
        var unusable = CountNonFinite(clip.Samples);
        if ((unusable > 0 ? Unusable(unusable, clip.Length) : FindOverload(clip.Peak())) is { } reason)
        {
            throw new InvalidAudioException(name, reason);
        }
    }

    private static string Magnitude(float peak) => peak < 1e6f ? Invariant($"{peak:#,0.##}") : Invariant($"{peak:0.##e0}");

    private static string DbOf(float peak) => Invariant($"{20 * Math.Log10(peak):0}");

    private static string Unusable(long count, long length) =>
        Invariant($"{count} of its {length} samples are not finite numbers (NaN or infinity)");

    // One pass for the rule (a sum over finite samples is finite in double), a second one only for the exception.
    private static int CountNonFinite(ReadOnlySpan<float> samples)
    {
        if (float.IsFinite(FixedOrderSums.SumOfMagnitudes(samples)))
        {
            return 0;
        }

        var count = 0;
        foreach (var sample in samples)
        {
            count += float.IsFinite(sample) ? 0 : 1;
        }

        return count;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
