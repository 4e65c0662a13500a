using System.Numerics.Tensors;

namespace SerWorkbook.Speech.Descriptors.Spectrum;

/// <summary>How strongly a contour goes up and down, by the rate of its movement.</summary>
/// <remarks>
/// Spectra of Hann-windowed stretches of 128 values, half overlapping and freed of their mean, are averaged (Welch, IEEE
/// Trans. Audio and Electroacoustics 15, 1967) and summed in octaves of rate from 1 to 32 Hz. A shorter contour is filled
/// up with its mean. An instance holds working memory: use one instance per thread.
/// </remarks>
internal sealed class ModulationSpectrum
{
    private const int Stretch = 128;

    // Relative to 1 squared unit: a contour in dB that moves by less than about 0.03 dB counts as still.
    private const double PowerFloor = 1e-3;

    private static readonly int[] RatesHz = [1, 2, 4, 8, 16, 32];

    private readonly RealFft _fft = new(Stretch);
    private readonly float[] _window = Window.Hann(Stretch);
    private readonly float[] _frame = new float[Stretch];
    private readonly float[] _power = new float[Stretch / 2 + 1];
    private readonly double[] _sum = new double[Stretch / 2 + 1];
    private readonly double _valuesPerSecond;

    /// <summary>Prepares measuring.</summary>
    /// <param name="valuesPerSecond">The rate of the contour's values, Hz; more than 64.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is too low for movements of 32 Hz.</exception>
    public ModulationSpectrum(double valuesPerSecond)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(valuesPerSecond, 2.0 * RatesHz[^1]);
        _valuesPerSecond = valuesPerSecond;
    }

    /// <summary>The names of the octaves of rate, such as <c>2to4Hz</c>.</summary>
    public static IReadOnlyList<string> RateNames { get; } =
    [.. RatesHz.Skip(1).Select(rate => FormattableString.Invariant($"{rate / 2}to{rate}Hz"))];

    /// <summary>Measures a contour.</summary>
    /// <param name="contour">Values, one or more.</param>
    /// <param name="decibels">Takes one value an octave of rate, dB relative to one squared unit; -30 for a constant.</param>
    public void Measure(ReadOnlySpan<float> contour, Span<float> decibels)
    {
        Array.Clear(_sum);
        var stretches = 0;
        for (var start = 0; start == 0 || start + Stretch / 2 < contour.Length; start += Stretch / 2)
        {
            Add(contour[start..Math.Min(contour.Length, start + Stretch)]);
            stretches++;
        }

        for (var rate = 0; rate + 1 < RatesHz.Length; rate++)
        {
            var power = FixedOrderSums.Sum<double>(_sum.AsSpan(Bin(RatesHz[rate])..Bin(RatesHz[rate + 1])));
            decibels[rate] = (float)(10 * Math.Log10(power / stretches / Stretch + PowerFloor));
        }
    }

    private int Bin(double hertz) => (int)Math.Ceiling(hertz * Stretch / _valuesPerSecond);

    private void Add(ReadOnlySpan<float> part)
    {
        Array.Clear(_frame);
        TensorPrimitives.Subtract(part, FixedOrderSums.Sum(part) / part.Length, _frame);
        TensorPrimitives.Multiply(_frame, _window, _frame);
        _fft.Power(_frame, _power);
        for (var bin = 0; bin < _sum.Length; bin++)
        {
            _sum[bin] += _power[bin];
        }
    }
}
