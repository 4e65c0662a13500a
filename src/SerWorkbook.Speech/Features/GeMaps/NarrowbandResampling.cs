using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech.Features.GeMaps;

/// <summary>A short frame at 11 kHz as the published values see it: 220 samples that hold only what lies below 3.4 kHz.</summary>
/// <remarks>
/// The windowed frame stands in the middle of 512 points. Of its spectrum the first 110 bins, not the 176 up to 5.5 kHz, go
/// back into the time domain on a grid of 352 points, of which the first 220 are kept: the frame's last part is cut off.
/// No definition says so; it was found from the reference's values for 960 recordings, which other bands, lengths and
/// places miss.
/// </remarks>
public sealed class NarrowbandResampling
{
    /// <summary>Samples at 11 kHz: 20 ms.</summary>
    public const int Length = GeMapsFrames.ShortLength * BandLimitedAutocorrelation.SampleRate / GeMapsFrames.SampleRate;

    private const int Bins = Length / 2;
    private const int Points = GeMapsFrames.ShortFftSize * BandLimitedAutocorrelation.SampleRate / GeMapsFrames.SampleRate;

    // Where sample 0 lies before the windowed frame's first, 96 points at 16 kHz.
    private const int Lead = (GeMapsFrames.ShortFftSize - GeMapsFrames.ShortLength) / 2 * BandLimitedAutocorrelation.SampleRate / GeMapsFrames.SampleRate;

    // A quarter of the circle of points is enough: the others mirror it. In whole vectors.
    private const int Quarter = Points / 4;
    private const int Row = 96;
    private const int Width = 8;

    private readonly RealFft _fft = new(GeMapsFrames.ShortFftSize);
    private readonly float[] _window = Window.Hamming(GeMapsFrames.ShortLength, periodic: false);
    private readonly float[] _frame = new float[GeMapsFrames.ShortFftSize];
    private readonly float[] _re = new float[GeMapsFrames.ShortFftSize / 2 + 1];
    private readonly float[] _im = new float[GeMapsFrames.ShortFftSize / 2 + 1];
    // For eight points at a time, bin after bin: eight cosines, then eight sines. The sums read it from end to end.
    private readonly Vector256<float>[] _waves = new Vector256<float>[2 * Bins * Row / Width];

    // Sums over even and odd bins, cosines and sines.
    private readonly float[] _evenCosines = new float[Row];
    private readonly float[] _oddCosines = new float[Row];
    private readonly float[] _evenSines = new float[Row];
    private readonly float[] _oddSines = new float[Row];

    /// <summary>Computes the tables.</summary>
    public NarrowbandResampling()
    {
        var waves = MemoryMarshal.Cast<Vector256<float>, float>(_waves.AsSpan());
        for (var k = 0; k < Bins; k++)
        {
            for (var n = 0; n < Row; n++)
            {
                var (sine, cosine) = Math.SinCos(2 * Math.PI * (k * n % Points) / Points);
                var place = 2 * Width * (n / Width * Bins + k) + n % Width;
                (waves[place], waves[place + Width]) = ((float)cosine, (float)sine);
            }
        }
    }

    /// <summary>Resamples one frame.</summary>
    /// <param name="samples">320 samples at 16 kHz.</param>
    /// <param name="resampled">Takes 220 samples, to an arbitrary but constant scale.</param>
    public void Resample(ReadOnlySpan<float> samples, Span<float> resampled)
    {
        TensorPrimitives.Multiply(samples, _window, _frame);
        _fft.Forward(_frame, _re, _im);
        for (var n = 0; n < Row; n += Width)
        {
            SumBins(n);
        }

        Unfold(resampled);
    }

    private void SumBins(int n)
    {
        var waves = _waves.AsSpan(2 * Bins * n / Width, 2 * Bins);
        var re = _re.AsSpan(0, Bins);
        var im = _im.AsSpan(0, Bins);
        var (evenCosines, oddCosines) = (Vector256<float>.Zero, Vector256<float>.Zero);
        var (evenSines, oddSines) = (Vector256<float>.Zero, Vector256<float>.Zero);
        for (var k = 0; k + 1 < re.Length && k + 1 < im.Length && 2 * k + 3 < waves.Length; k += 2)
        {
            evenCosines = Vector256.FusedMultiplyAdd(Vector256.Create(re[k]), waves[2 * k], evenCosines);
            evenSines = Vector256.FusedMultiplyAdd(Vector256.Create(im[k]), waves[2 * k + 1], evenSines);
            oddCosines = Vector256.FusedMultiplyAdd(Vector256.Create(re[k + 1]), waves[2 * k + 2], oddCosines);
            oddSines = Vector256.FusedMultiplyAdd(Vector256.Create(im[k + 1]), waves[2 * k + 3], oddSines);
        }

        evenCosines.StoreUnsafe(ref _evenCosines[n]);
        oddCosines.StoreUnsafe(ref _oddCosines[n]);
        evenSines.StoreUnsafe(ref _evenSines[n]);
        oddSines.StoreUnsafe(ref _oddSines[n]);
    }

    // Point -n turns the sines' sign; point half - n the odd cosines' and the even sines'.
    private void Unfold(Span<float> resampled)
    {
        const int half = Points / 2;
        for (var i = 0; i < Length; i++)
        {
            var point = i - Lead;
            var n = point > Quarter ? half - point : Math.Abs(point);
            resampled[i] = point > Quarter ? _evenCosines[n] - _oddCosines[n] + _evenSines[n] - _oddSines[n]
                : point < 0 ? _evenCosines[n] + _oddCosines[n] + _evenSines[n] + _oddSines[n]
                : _evenCosines[n] + _oddCosines[n] - _evenSines[n] - _oddSines[n];
        }
    }
}
