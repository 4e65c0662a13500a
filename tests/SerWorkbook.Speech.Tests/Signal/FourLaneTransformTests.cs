using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech.Tests.Signal;

/// <summary>The transform of WebAssembly, which runs anywhere.</summary>
public sealed class FourLaneTransformTests
{
    public static TheoryData<int> Sizes => [32, 64, 128, 256, 512, 1024, 2048, 4096, 8192];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Agrees_with_the_portable_transform(int size)
    {
        var signal = TestSignal.Noise(size / 16_000.0).Samples.ToArray();
        var bins = size / 2 + 1;
        var (re, im, power) = (new float[bins], new float[bins], new float[bins]);
        var (expectedRe, expectedIm) = (new float[bins], new float[bins]);
        var transform = new FourLaneTransform(size);
        new PortableTransform(size).Forward(signal, expectedRe, expectedIm);
        for (var time = 0; time < 2; time++)
        {
            transform.Forward(signal, re, im);
            transform.Power(signal, power);
            var tolerance = 2e-6 * Math.Sqrt(size);
            for (var k = 0; k < bins; k++)
            {
                Assert.Equal(expectedRe[k], re[k], tolerance);
                Assert.Equal(expectedIm[k], im[k], tolerance);
                Assert.Equal((double)re[k] * re[k] + (double)im[k] * im[k], power[k], 1e-5 * (1 + power[k]));
            }
        }
    }

    [Fact]
    public void Puts_a_tone_into_its_bin()
    {
        const int size = 512;
        var signal = new float[size];
        for (var n = 0; n < size; n++)
        {
            signal[n] = (float)Math.Cos(2 * Math.PI * 37 * n / size);
        }

        var power = new float[size / 2 + 1];
        new FourLaneTransform(size).Power(signal, power);
        for (var k = 0; k < power.Length; k++)
        {
            Assert.Equal(k == 37 ? size * size / 4.0 : 0, power[k], 0.1);
        }
    }
}
