using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech.Tests.Signal;

public sealed class RealFftTests
{
    // The second value picks the code for AVX2, where the processor has it, or the portable one.
    public static TheoryData<int, bool> Sizes
    {
        get
        {
            var data = new TheoryData<int, bool>();
            for (var size = 2; size <= 8192; size *= 2)
            {
                data.Add(size, false);
                data.Add(size, true);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Equals_the_sum_that_defines_it(int size, bool useAvx2)
    {
        var signal = Noise(size);
        var fft = Make(size, useAvx2);
        var (re, im) = (new float[fft.BinCount], new float[fft.BinCount]);
        fft.Forward(signal, re, im);

        // Every bin of short transforms; of long ones some from each part, since the sum takes N² steps.
        var step = Math.Max(1, size / 512 * 7);
        for (var k = 0; k < fft.BinCount; k += step)
        {
            AssertBin(signal, re, im, k);
        }

        AssertBin(signal, re, im, fft.BinCount - 1);
        Assert.Equal((0f, 0f), (im[0], im[^1]));
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Power_is_the_squared_magnitude(int size, bool useAvx2)
    {
        var signal = Noise(size);
        var fft = Make(size, useAvx2);
        var (re, im, power) = (new float[fft.BinCount], new float[fft.BinCount], new float[fft.BinCount]);
        fft.Forward(signal, re, im);
        fft.Power(signal, power);
        for (var k = 0; k < power.Length; k++)
        {
            var expected = re[k] * re[k] + im[k] * im[k];
            Assert.Equal(expected, power[k], 1e-5f * expected + 1e-9f * size);
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Inverse_gives_the_signal_back(int size, bool useAvx2)
    {
        var signal = Noise(size);
        var fft = Make(size, useAvx2);
        var (re, im, back) = (new float[fft.BinCount], new float[fft.BinCount], new float[size]);
        fft.Forward(signal, re, im);
        (im[0], im[^1]) = (7f, 7f);
        fft.Inverse(re, im, back);
        for (var n = 0; n < size; n++)
        {
            Assert.Equal(signal[n], back[n], 1e-5f);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Keeps_the_energy(bool useAvx2)
    {
        // Parseval: the sum of squares equals the mean of |X|² over all N bins.
        var signal = Noise(1024);
        var power = new float[513];
        Make(1024, useAvx2).Power(signal, power);
        var spectral = (power[0] + power[512] + 2 * power[1..512].Sum(p => (double)p)) / 1024;
        Assert.Equal(signal.Sum(x => (double)x * x), spectral, 1e-3);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Gives_the_same_result_whatever_it_was_used_for_before(bool useAvx2)
    {
        var signal = Noise(512);
        var (first, second) = (new float[257], new float[257]);
        Make(512, useAvx2).Power(signal, first);
        var used = Make(512, useAvx2);
        used.Power(Enumerable.Repeat(float.NaN, 512).ToArray(), second);
        used.Power(signal, second);
        Assert.Equal(first, second);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1000)]
    public void Refuses_other_sizes(int size) => Assert.Throws<ArgumentOutOfRangeException>(() => new RealFft(size));

    [Fact]
    public void Refuses_spans_of_another_length()
    {
        var fft = new RealFft(256);
        Assert.Throws<ArgumentException>(() => fft.Power(new float[255], new float[129]));
        Assert.Throws<ArgumentException>(() => fft.Power(new float[256], new float[128]));
        Assert.Throws<ArgumentException>(() => fft.Forward(new float[256], new float[129], new float[130]));
        Assert.Throws<ArgumentException>(() => fft.Inverse(new float[129], new float[129], new float[128]));
    }

    private static RealFft Make(int size, bool useAvx2)
    {
        Assert.SkipWhen(useAvx2 && !Avx2Transform.IsSupported, "This processor has no AVX2 or no fused multiply-add.");
        return new RealFft(size, useAvx2);
    }

    private static float[] Noise(int size) => TestSignal.Noise(1, size, 1, seed: size).Samples.ToArray();

    private static void AssertBin(float[] signal, float[] re, float[] im, int k)
    {
        var size = signal.Length;
        var (sumRe, sumIm) = (0.0, 0.0);
        for (var n = 0; n < size; n++)
        {
            var (sine, cosine) = Math.SinCos(-2 * Math.PI * ((long)k * n % size) / size);
            sumRe += signal[n] * cosine;
            sumIm += signal[n] * sine;
        }

        // Single precision errs by about 6e-8 sqrt(N log N) here; five times that is allowed.
        var allowed = 3e-7 * Math.Sqrt(size * Math.Max(1, Math.Log2(size))) + 1e-6;
        Assert.Equal(sumRe, re[k], allowed);
        Assert.Equal(sumIm, im[k], allowed);
    }
}
