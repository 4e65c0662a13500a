namespace SerWorkbook.Speech;

/// <summary>One mono recording in memory: samples and their rate.</summary>
/// <remarks>
/// Full scale is [-1, 1]; values beyond are kept, since floating-point files may hold them. The samples are never
/// changed by this library: every operation gives a new clip or a view of this one.
/// </remarks>
public sealed class AudioClip
{
    private readonly ReadOnlyMemory<float> _samples;

    /// <summary>Takes samples as they are, without a copy.</summary>
    /// <param name="samples">Samples, mono, full scale [-1, 1].</param>
    /// <param name="sampleRate">Sampling rate, Hz; more than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not positive.</exception>
    public AudioClip(ReadOnlyMemory<float> samples, int sampleRate)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sampleRate);
        _samples = samples;
        SampleRate = sampleRate;
    }

    /// <summary>The samples, mono, full scale [-1, 1].</summary>
    public ReadOnlySpan<float> Samples => _samples.Span;

    /// <summary>Sampling rate, Hz.</summary>
    public int SampleRate { get; }

    /// <summary>The number of samples.</summary>
    public int Length => _samples.Length;

    /// <summary>The length in seconds.</summary>
    public double Seconds => (double)Length / SampleRate;

    /// <summary>A part of the clip, sharing its samples.</summary>
    /// <param name="start">First sample, from 0.</param>
    /// <param name="length">Number of samples.</param>
    /// <exception cref="ArgumentOutOfRangeException">The part reaches beyond the clip.</exception>
    public AudioClip Slice(int start, int length) => new(_samples.Slice(start, length), SampleRate);

    /// <summary>The largest magnitude of a sample, 0 for an empty clip.</summary>
    public float Peak() => Length == 0 ? 0f : Math.Abs(System.Numerics.Tensors.TensorPrimitives.MaxMagnitude(Samples));

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Seconds:0.000} s at {SampleRate} Hz");
}
