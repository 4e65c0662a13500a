using SerWorkbook.Speech.Audio;

namespace SerWorkbook.Speech;

/// <summary>Changes the sampling rate of a clip, band-limited to the lower of the two rates.</summary>
/// <remarks>
/// A linear-phase polyphase filter: a sinc under a Kaiser window. Below 0.91 of the lower Nyquist frequency the response is
/// flat within 0.001 dB; from that Nyquist frequency on it is at least <see cref="StopBandDb"/> down, so nothing folds back.
/// Cut-off, window and length are those that the impulse response of soxr's "HQ" setting shows for 48 to 16 kHz, so that features of
/// resampled
/// recordings compare with those of other tools. Output sample n
/// stands at the time n / target rate, without delay. Before the first and after the last sample the signal counts as
/// silence. Source: Crochiere and Rabiner, Multirate Digital Signal Processing, 1983, and Kaiser's window formula.
/// An instance may be used from several threads. For audio that comes in blocks see <see cref="ResamplerStream"/>.
/// </remarks>
public sealed class Resampler
{
    /// <summary>Attenuation from the lower Nyquist frequency on, dB.</summary>
    public const double StopBandDb = 100.0;

    /// <summary>The end of the flat pass band as a share of the lower Nyquist frequency.</summary>
    public const double PassBandShare = 0.91;

    // Where the response is halved, as a share of the lower Nyquist frequency.
    private const double CutoffShare = 0.956872;

    // Half the length of the filter, in samples at the lower rate, and the shape of its window: 127 dB by Kaiser's formula.
    private const double LowerHalfWidth = 96.8333;
    private const double Beta = 13.0400;

    private readonly double _cutoff;
    private readonly double _halfWidth;
    private readonly float[]?[] _phases;

    /// <summary>Prepares a conversion.</summary>
    /// <param name="sourceRate">Rate of the clips that go in, Hz, more than 0.</param>
    /// <param name="targetRate">Rate of the clips that come out, Hz, more than 0.</param>
    public Resampler(int sourceRate, int targetRate)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sourceRate);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(targetRate);
        SourceRate = sourceRate;
        TargetRate = targetRate;
        var divisor = (int)System.Numerics.BigInteger.GreatestCommonDivisor(sourceRate, targetRate);
        Up = targetRate / divisor;
        Down = sourceRate / divisor;

        // In units of the source's Nyquist frequency.
        var lower = Math.Min(1.0, (double)targetRate / sourceRate);
        _cutoff = CutoffShare * lower;
        _halfWidth = LowerHalfWidth / lower;
        Reach = (int)Math.Ceiling(_halfWidth);
        _phases = new float[Up][];
    }

    /// <summary>Rate of the clips that go in, Hz.</summary>
    public int SourceRate { get; }

    /// <summary>Rate of the clips that come out, Hz.</summary>
    public int TargetRate { get; }

    /// <summary>Outputs in one turn of the filter's phases: rates are related as Up to Down.</summary>
    internal int Up { get; }

    /// <summary>Inputs in one turn of the filter's phases.</summary>
    internal int Down { get; }

    /// <summary>
    /// Inputs that count on either side of an output; the filter begins Reach - 1 before the last input that is not later than the output.
    /// </summary>
    internal int Reach { get; }

    /// <summary>Values of the filter, some of which are 0 at its end.</summary>
    internal int Taps => (2 * Reach + FilterSums.Step - 1) / FilterSums.Step * FilterSums.Step;

    /// <summary>Brings a clip to another rate.</summary>
    /// <param name="clip">The clip.</param>
    /// <param name="targetRate">Hz.</param>
    /// <returns>The clip itself when it has that rate already.</returns>
    public static AudioClip To(AudioClip clip, int targetRate)
    {
        ArgumentNullException.ThrowIfNull(clip);
        return clip.SampleRate == targetRate ? clip : new Resampler(clip.SampleRate, targetRate).Process(clip);
    }

    /// <summary>Resamples a clip.</summary>
    /// <param name="clip">A clip at the source rate.</param>
    /// <returns>A clip at the target rate with ceil(length x target / source) samples.</returns>
    /// <exception cref="ArgumentException">The clip has another rate.</exception>
    public AudioClip Process(AudioClip clip)
    {
        ArgumentNullException.ThrowIfNull(clip);
        if (clip.SampleRate != SourceRate)
        {
            throw new ArgumentException($"The clip has {clip.SampleRate} Hz; this resampler takes {SourceRate} Hz.", nameof(clip));
        }

        if (Up == Down)
        {
            return clip;
        }

        var output = new float[OutputLength(clip.Length)];
        var stream = new ResamplerStream(this);
        var done = stream.Push(clip.Samples, output);
        stream.Complete(output.AsSpan(done));
        return new AudioClip(output, TargetRate);
    }

    /// <summary>The number of samples that come of a recording: ceil(samples x target / source).</summary>
    internal long OutputLength(long samples) => (samples * Up + Down - 1) / Down;

    /// <summary>The filter for outputs that lie phase/up of a sample after an input sample.</summary>
    internal float[] Filter(int phase) => _phases[phase] ??= Phase(phase);

    // The filter's values around an output that lies phase/up of a sample after an input sample. They are scaled to sum
    // to 1, so that a constant stays exactly constant whatever the phase.
    private float[] Phase(int phase)
    {
        var fraction = (double)phase / Up;
        var weights = new double[Taps];
        var sum = 0.0;
        for (var i = 0; i < 2 * Reach; i++)
        {
            var distance = i - Reach + 1 - fraction;
            weights[i] = Sinc(_cutoff * distance) * Window.KaiserShape(distance / _halfWidth, Beta);
            sum += weights[i];
        }

        return Array.ConvertAll(weights, weight => (float)(weight / sum));
    }

    private static double Sinc(double x) => Math.Abs(x) < 1e-12 ? 1.0 : Math.Sin(Math.PI * x) / (Math.PI * x);
}
