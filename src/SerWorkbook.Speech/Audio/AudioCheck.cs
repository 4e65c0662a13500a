using System.Globalization;
using System.Numerics.Tensors;
using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech.Audio;

/// <summary>Says whether a recording can be worked on, and if not, why.</summary>
public static class AudioCheck
{
    /// <summary>The shortest recording that is worked on, seconds.</summary>
    public const double ShortestSeconds = 0.1;

    /// <summary>A recording whose loudest sample stays below this level is silent, dB below full scale.</summary>
    public const double SilenceDb = -80.0;

    /// <summary>A file is left out when more than this share of the audio that its header promises is missing.</summary>
    public const double LargestMissingShare = 0.05;

    private const int BlockSamples = 16_384;

    /// <summary>Looks for what makes a clip unusable.</summary>
    /// <param name="clip">The clip at any rate.</param>
    /// <returns>The reason as the rest of a sentence that starts with the file's name, or <see langword="null"/> when the clip is good.</returns>
    public static string? FindFault(AudioClip clip)
    {
        ArgumentNullException.ThrowIfNull(clip);
        var unusable = CountNonFinite(clip.Samples);
        return unusable > 0 ? Unusable(unusable, clip.Length) : FindFault(clip.Length, clip.SampleRate, clip.Peak());
    }

    /// <summary>Looks for what makes a recording unusable that was read in blocks.</summary>
    /// <param name="length">Number of samples, all finite.</param>
    /// <param name="sampleRate">Samples a second, Hz.</param>
    /// <param name="peak">The largest magnitude of a sample.</param>
    /// <returns>The reason as the rest of a sentence that starts with the file's name, or <see langword="null"/> when all is well.</returns>
    public static string? FindFault(long length, int sampleRate, float peak)
    {
        var seconds = (double)length / sampleRate;
        return length == 0 ? "it holds no samples"
            : seconds < ShortestSeconds ? Invariant($"it is {seconds * 1000:0.#} ms long; {ShortestSeconds * 1000:0} ms or more are needed")
            : peak < Math.Pow(10, SilenceDb / 20) ? Invariant($"it is silent (no sample above {SilenceDb:0} dB of full scale)")
            : null;
    }

    /// <summary>Looks at how much of a recording is left once the silence at its ends does not count.</summary>
    /// <param name="seconds">What is left, seconds.</param>
    /// <returns>The reason as the rest of a sentence that starts with the file's name, or <see langword="null"/> when it is enough.</returns>
    public static string? FindLackOfSpeech(double seconds) => seconds >= ShortestSeconds ? null
        : Invariant($"only {seconds * 1000:0} ms of it stand out from silence; {ShortestSeconds * 1000:0} ms or more are needed");

    /// <summary>Looks for what makes a file unusable. The file is read in blocks, from where it stands to its end.</summary>
    /// <param name="file">The file, just opened.</param>
    /// <returns>The reason, or <see langword="null"/> when the file is good.</returns>
    /// <exception cref="InvalidAudioException">The file became shorter while it was read.</exception>
    public static string? FindFault(WavFile file)
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
        }

        var info = file.Info;
        return unusable > 0 ? Unusable(unusable, length)
            : FindFault(length, info.SampleRate, peak) ?? (info.MissingShare > LargestMissingShare
                ? Invariant($"it was cut off: it holds {info.Seconds:0.00} s of the {info.PromisedSeconds:0.00} s that its header promises")
                : null);
    }

    /// <summary>Refuses a clip that cannot be worked on.</summary>
    /// <param name="clip">The clip.</param>
    /// <param name="name">The file's path, or another name of the source.</param>
    /// <exception cref="InvalidAudioException">The clip is empty, too short, silent, or holds NaN or infinity.</exception>
    public static void Require(AudioClip clip, string name)
    {
        if (FindFault(clip) is { } reason)
        {
            throw new InvalidAudioException(name, reason);
        }
    }

    private static string Unusable(long count, long length) => Invariant($"{count} of its {length} samples are not finite numbers (NaN or infinity)");

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
