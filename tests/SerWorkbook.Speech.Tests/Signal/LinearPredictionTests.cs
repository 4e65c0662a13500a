using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech.Tests.Signal;

public sealed class LinearPredictionTests
{
    private const double Rate = 16_000;

    // Frequency and bandwidth of four formants, a vowel like that of "bet".
    private static readonly (double Hertz, double Bandwidth)[] Formants = [(580, 60), (1800, 90), (2500, 120), (3500, 175)];

    [Fact]
    public void Finds_the_filter_that_made_the_signal()
    {
        // The impulse response of 1/A(z) has an autocorrelation that leads back to A(z).
        var filter = Filter(Formants);
        var (coefficients, reflection, error) = Predict(ImpulseResponse(filter, 8_000), filter.Length);
        for (var i = 0; i < filter.Length; i++)
        {
            Assert.Equal(filter[i], coefficients[i], 1e-4);
        }

        // What is left is the impulse, of power 1.
        Assert.Equal(1.0, error, 1e-3);
        Assert.All(reflection, k => Assert.InRange(k, -1.0, 1.0));
        Assert.Equal(coefficients[^1], reflection[^1], 1e-12);
    }

    [Fact]
    public void Gives_the_resonances_of_a_filter()
    {
        var resonances = new Resonance[4];
        Assert.Equal(4, LinearPrediction.Resonances(Filter(Formants), Rate, resonances));
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(Formants[i].Hertz, resonances[i].Hertz, 1e-3);
            Assert.Equal(Formants[i].Bandwidth, resonances[i].BandwidthHz, 1e-3);
        }
    }

    [Fact]
    public void Real_roots_are_no_resonances()
    {
        // (1 - 0.9 z^-1)(1 + 0.5 z^-1) has two real roots.
        Assert.Equal(0, LinearPrediction.Resonances([-0.4, -0.45], Rate, new Resonance[1]));
        Assert.Equal(0, LinearPrediction.Resonances([], Rate, []));
    }

    [Fact]
    public void Predicts_nothing_from_silence_and_a_constant_from_itself()
    {
        var (silent, _, none) = Predict(new float[400], 12);
        Assert.All(silent, a => Assert.Equal(0, a));
        Assert.Equal(0, none);
        var (constant, _, error) = Predict(Enumerable.Repeat(1f, 10_000).ToArray(), 1);
        Assert.Equal(-1, constant[0], 1e-3);
        Assert.InRange(error, 0, 3);
    }

    [Fact]
    public void White_noise_cannot_be_predicted()
    {
        var noise = TestSignal.Noise(4).Samples.ToArray();
        var (coefficients, _, error) = Predict(noise, 10);
        Assert.All(coefficients, a => Assert.InRange(a, -0.03, 0.03));
        Assert.Equal(noise.Sum(x => (double)x * x), error, 0.01 * error);
    }

    [Fact]
    public void Line_spectral_frequencies_of_a_flat_filter_are_equally_spaced()
    {
        // A(z) = 1: the roots of 1 + z^-(p+1) and 1 - z^-(p+1) are the (2 p + 2)-th roots of 1.
        var frequencies = new double[10];
        Assert.Equal(10, LineSpectralFrequencies.Of(new double[10], frequencies));
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(Math.PI * (i + 1) / 11, frequencies[i], 1e-9);
        }
    }

    [Fact]
    public void Line_spectral_frequencies_are_roots_of_the_polynomials_and_lie_close_at_resonances()
    {
        var filter = Filter(Formants);
        var frequencies = new double[8];
        Assert.Equal(8, LineSpectralFrequencies.Of(filter, frequencies));
        Assert.Equal(frequencies.Order(), frequencies);
        for (var i = 0; i < 8; i++)
        {
            Assert.Equal(0, Polynomial(filter, frequencies[i], i % 2 == 0 ? 1 : -1), 1e-8);
        }

        var first = 2 * Math.PI * Formants[0].Hertz / Rate;
        Assert.InRange(first, frequencies[0] - 0.02, frequencies[1] + 0.02);
    }

    [Fact]
    public void Refuses_lengths_that_do_not_fit()
    {
        Assert.Throws<ArgumentException>(() => LinearPrediction.LevinsonDurbin(new double[9], new double[9], new double[9]));
        Assert.Throws<ArgumentException>(() => LinearPrediction.Resonances(new double[8], Rate, new Resonance[3]));
        Assert.Throws<ArgumentException>(() => LineSpectralFrequencies.Of(new double[7], new double[7]));
    }

    private static (double[] Coefficients, double[] Reflection, double Error) Predict(float[] frame, int order)
    {
        var (lags, coefficients, reflection) = (new double[order + 1], new double[order], new double[order]);
        LinearPrediction.Autocorrelation(frame, lags);
        return (coefficients, reflection, LinearPrediction.LevinsonDurbin(lags, coefficients, reflection));
    }

    // The product of 1 - 2 r cos(w) z^-1 + r² z^-2 over the formants, r = exp(-pi b / rate); without the leading 1.
    private static double[] Filter((double Hertz, double Bandwidth)[] formants)
    {
        double[] polynomial = [1];
        foreach (var (hertz, bandwidth) in formants)
        {
            var r = Math.Exp(-Math.PI * bandwidth / Rate);
            double[] factor = [1, -2 * r * Math.Cos(2 * Math.PI * hertz / Rate), r * r];
            var product = new double[polynomial.Length + 2];
            for (var i = 0; i < polynomial.Length; i++)
            {
                for (var j = 0; j < 3; j++)
                {
                    product[i + j] += polynomial[i] * factor[j];
                }
            }

            polynomial = product;
        }

        return polynomial[1..];
    }

    private static float[] ImpulseResponse(double[] filter, int length)
    {
        var output = new double[length];
        for (var n = 0; n < length; n++)
        {
            output[n] = n == 0 ? 1 : 0;
            for (var k = 1; k <= filter.Length && k <= n; k++)
            {
                output[n] -= filter[k - 1] * output[n - k];
            }
        }

        return Array.ConvertAll(output, value => (float)value);
    }

    // |A(z) + sign z^-(p+1) A(1/z)| on the unit circle, by its definition.
    private static double Polynomial(double[] filter, double angle, int sign)
    {
        double[] a = [1, .. filter, 0];
        var (re, im) = (0.0, 0.0);
        for (var k = 0; k < a.Length; k++)
        {
            var coefficient = a[k] + sign * a[a.Length - 1 - k];
            re += coefficient * Math.Cos(k * angle);
            im -= coefficient * Math.Sin(k * angle);
        }

        return Math.Sqrt(re * re + im * im);
    }
}
