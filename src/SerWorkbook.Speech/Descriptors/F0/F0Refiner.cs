using System.Numerics.Tensors;
using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech.Descriptors.F0;

/// <summary>Measures a period that is roughly known, and how alike the signal is to itself one period later, in the whole band.</summary>
/// <remarks>
/// The normalised square difference of McLeod and Wyvill ("A smarter way to find pitch", ICMC 2005),
/// n(lag) = 2 sum x[j] x[j + lag] / sum (x[j]² + x[j + lag]²), around the middle of the frame.
/// </remarks>
internal sealed class F0Refiner
{
    private const double WindowSeconds = 0.025;

    // The rough period lies within a quarter of a millisecond of the true one: two steps on each side.
    private const double StepSeconds = 1 / 16_000.0;
    private const int StepsBefore = 2;
    private const int Lags = 2 * StepsBefore + 1;
    private const float SilentEnergy = 1e-12f;

    private readonly int _sampleRate;
    private readonly int _window;
    private readonly int _step;
    private readonly float[] _segment;
    private readonly float[] _alike = new float[Lags];

    public F0Refiner(int sampleRate, double lowestHertz)
    {
        _sampleRate = sampleRate;
        _window = (int)Math.Round(WindowSeconds * sampleRate);
        _step = Math.Max(1, (int)Math.Round(StepSeconds * sampleRate));
        _segment = new float[_window + (int)(1.1 * sampleRate / lowestHertz) + StepsBefore * _step + 1];
    }

    /// <summary>The samples that are needed on each side of a frame's middle.</summary>
    public int Reach => _segment.Length / 2 + StepsBefore * _step + 1;

    /// <summary>Measures.</summary>
    /// <param name="samples">The stream.</param>
    /// <param name="middle">The frame's middle.</param>
    /// <param name="hertz">The F0 that is roughly known, Hz.</param>
    /// <returns>F0, Hz, and the correlation, -1 to 1.</returns>
    public (float Hertz, float Correlation) Measure(SampleHistory samples, long middle, float hertz)
    {
        var period = (int)MathF.Round(_sampleRate / hertz);
        var segment = _segment.AsSpan(0, _window + period + StepsBefore * _step);
        var source = samples.Slice(middle - (_window + period) / 2, segment.Length);
        TensorPrimitives.Subtract(source, FixedOrderSums.Sum(source) / source.Length, segment);
        Correlate(segment, period);
        var best = ((ReadOnlySpan<float>)_alike).IndexOf(
            MathF.Max(_alike[0], MathF.Max(MathF.Max(_alike[1], _alike[2]), MathF.Max(_alike[3], _alike[4])))
        );
        if (best is 0 or Lags - 1)
        {
            return (hertz, _alike[best]);
        }

        var (shift, height) = Parabola.Top(_alike[best - 1], _alike[best], _alike[best + 1]);
        return (_sampleRate / (period + (best - StepsBefore + shift) * _step), MathF.Min(1, height));
    }

    private void Correlate(ReadOnlySpan<float> segment, int period)
    {
        var head = segment[.._window];
        var headEnergy = FixedOrderSums.SumOfSquares(head);
        var start = period - StepsBefore * _step;
        var energy = FixedOrderSums.SumOfSquares(segment.Slice(start, _window));
        for (var i = 0; i < Lags; i++, start += _step)
        {
            var both = headEnergy + energy;
            _alike[i] = both > SilentEnergy ? 2 * FixedOrderSums.Dot(head, segment.Slice(start, _window)) / both : 0;
            if (i < Lags - 1)
            {
                energy = MathF.Max(0, energy + Gain(segment.Slice(start, _window + _step)));
            }
        }
    }

    // What the energy changes by when the window moves on by a step.
    private float Gain(ReadOnlySpan<float> windowAndStep)
    {
        var gain = 0f;
        for (var n = 0; n < _step; n++)
        {
            gain += windowAndStep[_window + n] * windowAndStep[_window + n] - windowAndStep[n] * windowAndStep[n];
        }

        return gain;
    }
}
