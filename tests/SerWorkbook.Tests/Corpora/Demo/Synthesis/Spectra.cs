using System.Numerics;
using System.Numerics.Tensors;

namespace SerWorkbook.Tests.Corpora.Demo.Synthesis;

/// <summary>Plain measurements that owe nothing to the code under test.</summary>
internal static class Spectra
{
    /// <summary>Magnitude of a signal's Fourier transform at one frequency.</summary>
    public static double MagnitudeAt(ReadOnlySpan<double> signal, double hertz, double sampleRate)
    {
        var sum = Complex.Zero;
        var turn = Complex.FromPolarCoordinates(1, -2 * Math.PI * hertz / sampleRate);
        var phase = Complex.One;
        foreach (var sample in signal)
        {
            sum += sample * phase;
            phase *= turn;
        }

        return sum.Magnitude;
    }

    /// <summary>Frequency of the largest magnitude within a range, on a grid.</summary>
    public static double PeakHz(ReadOnlySpan<double> signal, double low, double high, double step, double sampleRate)
    {
        var (best, bestHz) = (-1.0, low);
        for (var hertz = low; hertz <= high; hertz += step)
        {
            var magnitude = MagnitudeAt(signal, hertz, sampleRate);
            if (magnitude > best)
            {
                (best, bestHz) = (magnitude, hertz);
            }
        }

        return bestHz;
    }

    /// <summary>F0 by the highest peak of the normalised autocorrelation of one frame, with parabolic interpolation.</summary>
    /// <returns>F0 in Hz and the height of the peak; 0 Hz where no lag correlates.</returns>
    public static (double Hertz, double Strength) F0(ReadOnlySpan<float> frame, double sampleRate, double lowest, double highest)
    {
        var longest = (int)(sampleRate / lowest);
        var shortest = (int)(sampleRate / highest);
        var window = frame.Length - longest - 1;
        var scores = new double[longest + 2];
        for (var lag = shortest - 1; lag <= longest + 1; lag++)
        {
            var a = frame[..window];
            var b = frame.Slice(lag, window);
            var energy = TensorPrimitives.SumOfSquares(a) * (double)TensorPrimitives.SumOfSquares(b);
            scores[lag] = energy > 0 ? TensorPrimitives.Dot(a, b) / Math.Sqrt(energy) : 0;
        }

        // The shortest lag that comes near the best: multiples of a period correlate as well.
        var best = scores[shortest..(longest + 1)].Max();
        for (var lag = shortest; lag <= longest; lag++)
        {
            if (scores[lag] < 0.96 * best || scores[lag] < scores[lag - 1] || scores[lag] < scores[lag + 1])
            {
                continue;
            }

            var bend = scores[lag - 1] - 2 * scores[lag] + scores[lag + 1];
            var shift = bend < 0 ? (scores[lag - 1] - scores[lag + 1]) / (2 * bend) : 0;
            return (sampleRate / (lag + shift), scores[lag]);
        }

        return (0, 0);
    }
}
