using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech.Tests.Signal;

public sealed class RealDftTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(15)]
    [InlineData(64)]
    [InlineData(400)]
    [InlineData(480)]
    [InlineData(960)]
    [InlineData(1200)]
    public void Equals_the_sum_that_defines_it(int size)
    {
        var signal = TestSignal.Noise(1, size, 1, seed: size).Samples.ToArray();
        var dft = new RealDft(size);
        var (re, im, power) = (new float[dft.BinCount], new float[dft.BinCount], new float[dft.BinCount]);
        dft.Forward(signal, re, im);
        dft.Power(signal, power);
        for (var k = 0; k < dft.BinCount; k++)
        {
            var (sumRe, sumIm) = (0.0, 0.0);
            for (var n = 0; n < size; n++)
            {
                var (sine, cosine) = Math.SinCos(-2 * Math.PI * ((long)k * n % size) / size);
                sumRe += signal[n] * cosine;
                sumIm += signal[n] * sine;
            }

            Assert.Equal(sumRe, re[k], 1e-6 * size);
            Assert.Equal(sumIm, im[k], 1e-6 * size);
            Assert.Equal(sumRe * sumRe + sumIm * sumIm, power[k], 1e-4 * size);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(441)]
    public void Refuses_sizes_with_other_factors(int size) => Assert.Throws<ArgumentOutOfRangeException>(() => new RealDft(size));
}
