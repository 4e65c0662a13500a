using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.Intrinsics;
using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech.Descriptors.F0;

/// <summary>Finds the periods that a frame may have: peaks of its autocorrelation, divided by that of the window.</summary>
/// <remarks>
/// Boersma ("Accurate short-term analysis of the fundamental frequency and the harmonics-to-noise ratio of a sampled
/// sound", IFA Proceedings 17, 1993). The spectrum is weighed before it is turned into the autocorrelation, and the
/// inverse transform is longer than the forward one, which interpolates between the lags.
/// </remarks>
internal sealed class F0CandidateSearch
{
    private const int LagsPerSample = 2;

    // The weight of a power: f / (f + 150 Hz), which levels noises that fall with frequency as voices do, times a
    // slope from 1 at 800 Hz to 0 at 1600 Hz, which keeps the band in which harmonics of a gliding voice still agree.
    private const double LevellingHz = 150;
    private const double FullWeightHz = 800;
    private const double NoWeightHz = 1600;

    // Lower peaks than this never make a frame voiced.
    private const float LowestPeak = 0.1f;

    // Keeps the division by the energy within floats; what counts as silence, F0Level says.
    private const float SmallestEnergy = 1e-12f;

    private readonly double _lagRate;
    private readonly double _octaveCost;
    private readonly double _highestOctaves;
    private readonly int _shortestLag;
    private readonly int _longestLag;
    private readonly RealFft _forward;
    private readonly RealFft _backward;
    private readonly float[] _window;
    private readonly float[] _weights;
    private readonly float[] _windowGain;
    private readonly float[] _frame;
    private readonly float[] _power;
    private readonly float[] _evenPower;
    private readonly float[] _correlation;
    private readonly float[] _unused;

    public F0CandidateSearch(double sampleRate, F0Options options)
    {
        _lagRate = sampleRate * LagsPerSample;
        (_octaveCost, _highestOctaves) = (options.OctaveCost, Math.Log2(options.HighestHz));
        _shortestLag = Math.Max(1, (int)Math.Floor(_lagRate / options.HighestHz));
        _longestLag = (int)Math.Ceiling(_lagRate / options.LowestHz);
        WindowLength = 2 * (int)Math.Round(options.WindowSeconds * sampleRate / 2) + 1;
        _window = Window.Hann(WindowLength + 1)[1..];

        // Only the ends of the window's autocorrelation, which are as good as 0, may wrap onto lags that are read.
        _forward = new RealFft((int)BitOperations.RoundUpToPowerOf2((uint)(WindowLength + _longestLag / LagsPerSample / 2)));
        _backward = new RealFft(_forward.Size * LagsPerSample);
        _weights = Weights(sampleRate);
        _windowGain = WindowGain();
        _frame = new float[_forward.Size];
        _power = new float[_forward.BinCount];
        _evenPower = new float[_backward.Size];
        _correlation = new float[Math.Max(_backward.BinCount, _longestLag + 2 + Vector256<float>.Count)];
        _unused = new float[_backward.BinCount];
    }

    /// <summary>The number of samples that a frame is found in, odd.</summary>
    public int WindowLength { get; }

    /// <summary>Finds candidates, the strongest first.</summary>
    /// <param name="samples">As many as the window has.</param>
    /// <param name="found">Takes the candidates.</param>
    /// <returns>The number of candidates, 0 for silence.</returns>
    public int Find(ReadOnlySpan<float> samples, Span<F0Candidate> found)
    {
        TensorPrimitives.Multiply(samples, _window, _frame);
        _forward.Power(_frame, _power);
        Transform();
        if (!(_correlation[0] > SmallestEnergy))
        {
            return 0;
        }

        var lags = _correlation.AsSpan(0, _longestLag + 2);
        TensorPrimitives.Multiply(lags, 1 / lags[0], lags);
        TensorPrimitives.Multiply(lags, _windowGain, lags);
        return Peaks(found);
    }

    // The autocorrelation is the inverse transform of the power. Since that is even, the forward transform gives the same.
    private void Transform()
    {
        var weighted = _evenPower.AsSpan(0, _power.Length);
        TensorPrimitives.Multiply(_power, _weights, weighted);
        var mirrored = _evenPower.AsSpan(_evenPower.Length - _power.Length + 1);
        weighted[1..].CopyTo(mirrored);
        mirrored.Reverse();
        _backward.Forward(_evenPower, _correlation.AsSpan(0, _backward.BinCount), _unused);
    }

    private int Peaks(Span<F0Candidate> found)
    {
        var count = 0;
        for (var first = _shortestLag; first <= _longestLag; first += Vector256<float>.Count)
        {
            for (var bits = PeakBits(first); bits != 0; bits &= bits - 1)
            {
                var lag = first + BitOperations.TrailingZeroCount(bits);
                if (lag <= _longestLag)
                {
                    count = Insert(found, count, Candidate(lag, _correlation[lag - 1], _correlation[lag], _correlation[lag + 1]));
                }
            }
        }

        return count;
    }

    // One bit for each of eight lags, set where the correlation has a peak.
    private uint PeakBits(int lag)
    {
        var around = _correlation.AsSpan(lag - 1, Vector256<float>.Count + 2);
        var before = Vector256.Create<float>(around);
        var here = Vector256.Create<float>(around[1..]);
        var after = Vector256.Create<float>(around[2..]);
        return Eight.SignBits(
            Eight.GreaterThanOrEqual(here, before) & Eight.GreaterThan(here, after) & Eight.GreaterThan(here, Vector256.Create(LowestPeak))
        );
    }

    private F0Candidate Candidate(int lag, float before, float here, float after)
    {
        var (shift, height) = Parabola.Top(before, here, after);
        var hertz = (float)(_lagRate / (lag + shift));
        var octaves = MathF.Log2(hertz);

        // Above 1 there is only an error of the division (Boersma 1993, section 3.4).
        height = height > 1 ? 1 / height : height;
        return new F0Candidate(hertz, octaves, height, (float)(height - _octaveCost * (_highestOctaves - octaves)));
    }

    private static int Insert(Span<F0Candidate> found, int count, F0Candidate candidate)
    {
        var place = count;
        while (place > 0 && found[place - 1].Strength < candidate.Strength)
        {
            place--;
        }

        if (place == found.Length)
        {
            return count;
        }

        count = Math.Min(count + 1, found.Length);
        found[place..(count - 1)].CopyTo(found[(place + 1)..]);
        found[place] = candidate;
        return count;
    }

    private float[] Weights(double sampleRate)
    {
        var weights = new float[_forward.BinCount];
        for (var k = 0; k < weights.Length; k++)
        {
            var hertz = k * sampleRate / _forward.Size;
            var slope = Math.Clamp((hertz - FullWeightHz) / (NoWeightHz - FullWeightHz), 0, 1);
            weights[k] = (float)(hertz / (hertz + LevellingHz) * (0.5 + 0.5 * Math.Cos(Math.PI * slope)));
        }

        return weights;
    }

    // One over the autocorrelation of the Hann window (Boersma 1993, equation 8).
    private float[] WindowGain()
    {
        var gain = new float[_longestLag + 2];
        for (var lag = 0; lag < gain.Length; lag++)
        {
            var x = (double)lag / LagsPerSample / (WindowLength + 1);
            var correlation = (1 - x) * (2 / 3.0 + Math.Cos(2 * Math.PI * x) / 3) + Math.Sin(2 * Math.PI * x) / (2 * Math.PI);
            gain[lag] = (float)(1 / correlation);
        }

        return gain;
    }
}
