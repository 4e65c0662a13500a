using System.Numerics.Tensors;
using SerWorkbook.Speech;

namespace SerWorkbook.Corpora.Demo.Synthesis;

/// <summary>Halves the sampling rate: the synthesiser works at twice the rate of the clip, so that nothing audible folds back.</summary>
/// <remarks>
/// A linear-phase low-pass of <see cref="Taps"/> taps (Kaiser window, β = 7, edge at 0.46 of the new rate; stop-band
/// about -70 dB from 0.5). Its delay is taken out, so that times stay as they were.
/// </remarks>
internal static class HalfRate
{
    /// <summary>The number of taps, odd.</summary>
    public const int Taps = 127;

    private static readonly double[] Kernel = Design();

    /// <summary>Filters and keeps every second sample.</summary>
    /// <param name="samples">Samples at the double rate.</param>
    /// <returns>Half as many samples, rounded up; sample i lies where sample 2i lay.</returns>
    public static float[] Decimate(ReadOnlySpan<double> samples)
    {
        const int half = Taps / 2;
        var padded = new double[samples.Length + 2 * half];
        samples.CopyTo(padded.AsSpan(half));
        var result = new float[(samples.Length + 1) / 2];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = (float)FixedOrderSums.Dot<double>(padded.AsSpan(2 * i, Taps), Kernel);
        }

        return result;
    }

    private static double[] Design()
    {
        const double beta = 7.0;
        const double edge = 0.46 / 2;
        const int half = Taps / 2;
        var kernel = new double[Taps];
        for (var i = 0; i < Taps; i++)
        {
            var x = i - half;
            var sinc = x == 0 ? 2 * edge : Math.Sin(2 * Math.PI * edge * x) / (Math.PI * x);
            var ratio = (double)x / (half + 1);
            kernel[i] = sinc * Bessel0(beta * Math.Sqrt(1 - ratio * ratio)) / Bessel0(beta);
        }

        TensorPrimitives.Divide(kernel, FixedOrderSums.Sum<double>(kernel), kernel);
        return kernel;
    }

    // The modified Bessel function of order 0 by its power series.
    private static double Bessel0(double x)
    {
        var sum = 1.0;
        var term = 1.0;
        for (var k = 1; term > 1e-12 * sum; k++)
        {
            term *= x / (2 * k) * (x / (2 * k));
            sum += term;
        }

        return sum;
    }
}
