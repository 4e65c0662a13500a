using System.Numerics.Tensors;
using SerWorkbook.Speech;

namespace SerWorkbook.Evaluation.Auditing;

/// <summary>Takes <see cref="Fingerprint"/>s. An instance holds working memory: use one per thread.</summary>
/// <remarks>
/// After Haitsma and Kalker, "A highly robust audio fingerprinting system", ISMIR 2002: long frames that overlap much, energies
/// of 33 bands of equal width in log frequency, and one bit for the sign of each difference between neighbouring bands and
/// moments. Energies are logarithmic here and moments 50 ms apart, since speech is shorter than music and changes faster.
/// </remarks>
internal sealed class FingerprintExtractor
{
    /// <summary>The rate of the recordings that are taken, Hz: what telephone speech has, the least that there is.</summary>
    public const int SampleRate = 8_000;

    /// <summary>From frame to frame, samples.</summary>
    public const int Hop = 80;

    /// <summary>From frame to frame, seconds.</summary>
    public const double HopSeconds = (double)Hop / SampleRate;

    private const int FrameLength = 1024;
    private const int Bands = 33;
    private const double LowestHertz = 150;
    private const double HighestHertz = 3_400;

    // Frames between the two moments that are compared.
    private const int Lag = 5;

    // Frames further below the loudest one are noise or silence; bands are floored at the same distance.
    private const double LoudDb = 35;

    private readonly RealFft _fft = new(FrameLength);
    private readonly float[] _window = Window.Hann(FrameLength);
    private readonly float[] _frame = new float[FrameLength];
    private readonly float[] _power = new float[FrameLength / 2 + 1];
    private readonly int[] _edges = [.. Enumerable.Range(0, Bands + 1).Select(Edge)];

    /// <summary>Takes a fingerprint.</summary>
    /// <param name="clip">A recording at <see cref="SampleRate"/>.</param>
    /// <returns>The fingerprint; without any frame for a recording shorter than 0.18 s.</returns>
    public Fingerprint Of(AudioClip clip)
    {
        var frames = Math.Max(0, 1 + (clip.Length - FrameLength) / Hop);
        if (frames <= Lag)
        {
            return new Fingerprint([], []);
        }

        var energies = new float[frames * Bands];
        var totals = new float[frames];
        for (var t = 0; t < frames; t++)
        {
            totals[t] = BandEnergies(clip.Samples.Slice(t * Hop, FrameLength), energies.AsSpan(t * Bands, Bands));
        }

        var gate = TensorPrimitives.Max<float>(totals) * (float)Math.Pow(10, -LoudDb / 10);
        TensorPrimitives.Add(energies, gate / Bands + float.Epsilon, energies);
        TensorPrimitives.Log(energies, energies);
        var bits = new uint[frames - Lag];
        var loud = new bool[bits.Length];
        for (var t = 0; t < bits.Length; t++)
        {
            bits[t] = Compare(energies.AsSpan(t * Bands, Bands), energies.AsSpan((t + Lag) * Bands, Bands));
            loud[t] = totals[t] > gate && totals[t + Lag] > gate;
        }

        return new Fingerprint(bits, loud);
    }

    private static int Edge(int band) =>
        (int)Math.Round(LowestHertz * Math.Pow(HighestHertz / LowestHertz, (double)band / Bands) * FrameLength / SampleRate);

    private float BandEnergies(ReadOnlySpan<float> samples, Span<float> energies)
    {
        TensorPrimitives.Multiply(samples, _window, _frame);
        _fft.Power(_frame, _power);
        var total = 0f;
        for (var band = 0; band < Bands; band++)
        {
            var (low, high) = (_edges[band], Math.Max(_edges[band] + 1, _edges[band + 1]));
            energies[band] = FixedOrderSums.Sum<float>(_power.AsSpan(low, high - low));
            total += energies[band];
        }

        return total;
    }

    private static uint Compare(ReadOnlySpan<float> before, ReadOnlySpan<float> after)
    {
        var bits = 0u;
        for (var band = 0; band < Bands - 1; band++)
        {
            var change = after[band] - after[band + 1] - (before[band] - before[band + 1]);
            bits = (bits << 1) | (change > 0 ? 1u : 0u);
        }

        return bits;
    }
}
