using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech.Descriptors.Formants;

/// <summary>A short frame at 11 kHz as the published values see it: 220 samples that hold only what lies below 3.4 kHz.</summary>
/// <remarks>
/// The windowed frame stands in the middle of 512 points. Of its spectrum the first 110 bins, not the 176 up to 5.5 kHz, go
/// back into the time domain on a grid of 352 points, of which the first 220 are kept: the frame's last part is cut off.
/// No definition says so; it was found from the reference's values for 960 recordings, which other bands, lengths and
/// places miss.
/// <para>
/// 352 = 22 x 16: the points lie in blocks of 16, and from block to block bin k turns by k / 22 of a circle, so that bins
/// that differ by 22 share one turn. First such bins are folded into one sum for each point around a block's middle, then the
/// sums are spread over the blocks: 0.7 multiplications for each pair of a bin and a point instead of 2.
/// </para>
/// </remarks>
internal sealed class NarrowbandResampling
{
    /// <summary>Samples at 11 kHz: 20 ms.</summary>
    public const int Length = GeMapsFrames.ShortLength * BandLimitedAutocorrelation.SampleRate / GeMapsFrames.SampleRate;

    private const int Bins = Length / 2;
    private const int Points = GeMapsFrames.ShortFftSize * BandLimitedAutocorrelation.SampleRate / GeMapsFrames.SampleRate;

    // Where sample 0 lies before the windowed frame's first, 96 points at 16 kHz.
    private const int Lead =
        (GeMapsFrames.ShortFftSize - GeMapsFrames.ShortLength) / 2 * BandLimitedAutocorrelation.SampleRate / GeMapsFrames.SampleRate;

    // A block is a vector before its middle and one behind it.
    private const int Width = 8;
    private const int Block = 2 * Width;
    private const int Rounded = (Bins + Width - 1) / Width * Width;
    private const int Period = Points / Block;
    private const int Residues = Period / 2 + 1;

    // Blocks are numbered from the middle one of those that are kept, where their symmetry is used best.
    private const int FirstBlock = -6;
    private const int LastBlock = 7;
    private const int BaseBlocks = 6;
    private const double Middle = Block * -FirstBlock - Lead + (Block - 1) / 2.0;

    // Cosine of the real part, sine of the imaginary part, and the other way round.
    private const int Sums = 4;

    private readonly RealFft _fft = new(GeMapsFrames.ShortFftSize);
    private readonly float[] _window = Window.Hamming(GeMapsFrames.ShortLength, periodic: false);
    private readonly float[] _frame = new float[GeMapsFrames.ShortFftSize];
    private readonly float[] _re = new float[GeMapsFrames.ShortFftSize / 2 + 1];
    private readonly float[] _im = new float[GeMapsFrames.ShortFftSize / 2 + 1];
    private readonly float[] _turnRe = new float[Rounded];
    private readonly float[] _turnIm = new float[Rounded];

    // For each bin eight cosines, then eight sines, of the points behind a block's middle.
    private readonly AlignedFloats _around = new(2 * Width * Bins);
    private readonly AlignedFloats _folded = new(Sums * Width * Residues);

    // For each base block and residue a cosine and a sine.
    private readonly float[] _steps = new float[2 * BaseBlocks * Residues];
    private readonly float[] _points = new float[Block * (LastBlock - FirstBlock + 1)];

    /// <summary>Computes the tables.</summary>
    public NarrowbandResampling()
    {
        ref var around = ref _around.First;
        for (var k = 0; k < Bins; k++)
        {
            var (turnSine, turnCosine) = Math.SinCos(2 * Math.PI * k * Middle / Points);
            (_turnRe[k], _turnIm[k]) = ((float)turnCosine, (float)turnSine);
            for (var j = 0; j < Width; j++)
            {
                var (sine, cosine) = Math.SinCos(2 * Math.PI * k * (j + 0.5) / Points);
                Unsafe.Add(ref around, 2 * Width * k + j) = (float)cosine;
                Unsafe.Add(ref around, 2 * Width * k + Width + j) = (float)sine;
            }
        }

        for (var i = 0; i < BaseBlocks * Residues; i++)
        {
            var (sine, cosine) = Math.SinCos(2 * Math.PI * (i / Residues * (i % Residues) % Period) / Period);
            (_steps[2 * i], _steps[2 * i + 1]) = ((float)cosine, (float)sine);
        }
    }

    /// <summary>Resamples one frame.</summary>
    /// <param name="samples">320 samples at 16 kHz.</param>
    /// <param name="resampled">Takes 220 samples, to an arbitrary but constant scale.</param>
    public void Resample(ReadOnlySpan<float> samples, Span<float> resampled)
    {
        WindowedFrame.Cut(samples, _window, _frame);
        _fft.Forward(_frame, _re, _im);
        Turn(ref _re[0], ref _im[0], ref _turnRe[0], ref _turnIm[0]);
        ref var folded = ref _folded.First;
        FoldBins(ref _re[0], ref _im[0], ref _around.First, ref folded);
        for (var block = 0; block < BaseBlocks; block++)
        {
            Spread(block, ref folded, ref _steps[2 * Residues * block]);
        }

        _points.AsSpan(0, Length).CopyTo(resampled);
    }

    // Moves point 0 to the middle of block 0. The last vector turns some bins that nobody reads.
    private static void Turn(ref float re, ref float im, ref float turnRe, ref float turnIm)
    {
        for (nuint k = 0; k < Bins; k += Width)
        {
            var (r, i) = (Vector256.LoadUnsafe(ref re, k), Vector256.LoadUnsafe(ref im, k));
            var (c, s) = (Vector256.LoadUnsafe(ref turnRe, k), Vector256.LoadUnsafe(ref turnIm, k));
            (r * c - i * s).StoreUnsafe(ref re, k);
            (r * s + i * c).StoreUnsafe(ref im, k);
        }
    }

    // Bins q x 22 + r and, conjugated, q x 22 - r share residue r; residues 0 and 11 are their own mirror.
    private static void FoldBins(ref float re, ref float im, ref float around, ref float folded)
    {
        for (var residue = 0; residue < Residues; residue++)
        {
            var (reCosine, imSine) = (Vector256<float>.Zero, Vector256<float>.Zero);
            var (imCosine, reSine) = (Vector256<float>.Zero, Vector256<float>.Zero);
            for (var k = residue; k < Bins; k += Period)
            {
                var (r, i) = (Vector256.Create(Unsafe.Add(ref re, k)), Vector256.Create(Unsafe.Add(ref im, k)));
                var cosine = Vector256.LoadUnsafe(ref around, (nuint)(2 * Width * k));
                var sine = Vector256.LoadUnsafe(ref around, (nuint)(2 * Width * k + Width));
                reCosine = Eight.MultiplyAdd(r, cosine, reCosine);
                imSine = Eight.MultiplyAdd(i, sine, imSine);
                imCosine = Eight.MultiplyAdd(i, cosine, imCosine);
                reSine = Eight.MultiplyAdd(r, sine, reSine);
            }

            for (var k = Period - residue; k < Bins && residue % (Residues - 1) != 0; k += Period)
            {
                var (r, i) = (Vector256.Create(Unsafe.Add(ref re, k)), Vector256.Create(Unsafe.Add(ref im, k)));
                var cosine = Vector256.LoadUnsafe(ref around, (nuint)(2 * Width * k));
                var sine = Vector256.LoadUnsafe(ref around, (nuint)(2 * Width * k + Width));
                reCosine = Eight.MultiplyAdd(r, cosine, reCosine);
                imSine = Eight.MultiplyAdd(i, sine, imSine);
                imCosine = Eight.MultiplyAdd(-i, cosine, imCosine);
                reSine = Eight.MultiplyAdd(-r, sine, reSine);
            }

            ref var to = ref Unsafe.Add(ref folded, Sums * Width * residue);
            reCosine.StoreUnsafe(ref to);
            imSine.StoreUnsafe(ref to, Width);
            imCosine.StoreUnsafe(ref to, 2 * Width);
            reSine.StoreUnsafe(ref to, 3 * Width);
        }
    }

    // Sums of even and of odd residues: block -s turns the sines' sign, block 11 - s the odd cosines' and the even sines'.
    private void Spread(int block, ref float folded, ref float steps)
    {
        var (a, aOdd, b, bOdd) = (Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero);
        var (c, cOdd, d, dOdd) = (Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero);
        for (var residue = 0; residue < Residues; residue += 2)
        {
            ref var from = ref Unsafe.Add(ref folded, Sums * Width * residue);
            ref var step = ref Unsafe.Add(ref steps, 2 * residue);
            var (cosine, sine) = (Vector256.Create(step), Vector256.Create(Unsafe.Add(ref step, 1)));
            a = Eight.MultiplyAdd(cosine, Vector256.LoadUnsafe(ref from), a);
            c = Eight.MultiplyAdd(cosine, Vector256.LoadUnsafe(ref from, Width), c);
            b = Eight.MultiplyAdd(sine, Vector256.LoadUnsafe(ref from, 2 * Width), b);
            d = Eight.MultiplyAdd(sine, Vector256.LoadUnsafe(ref from, 3 * Width), d);
            (cosine, sine) = (Vector256.Create(Unsafe.Add(ref step, 2)), Vector256.Create(Unsafe.Add(ref step, 3)));
            aOdd = Eight.MultiplyAdd(cosine, Vector256.LoadUnsafe(ref from, 4 * Width), aOdd);
            cOdd = Eight.MultiplyAdd(cosine, Vector256.LoadUnsafe(ref from, 5 * Width), cOdd);
            bOdd = Eight.MultiplyAdd(sine, Vector256.LoadUnsafe(ref from, 6 * Width), bOdd);
            dOdd = Eight.MultiplyAdd(sine, Vector256.LoadUnsafe(ref from, 7 * Width), dOdd);
        }

        WritePair(block, a + aOdd, b + bOdd, c + cOdd, d + dOdd);
        WritePair(Period / 2 - block, a - aOdd, bOdd - b, c - cOdd, dOdd - d);
    }

    private void WritePair(int block, Vector256<float> a, Vector256<float> b, Vector256<float> c, Vector256<float> d)
    {
        if (block <= LastBlock)
        {
            Write(block, a - b, c + d);
        }

        if (-block >= FirstBlock)
        {
            Write(-block, a + b, c - d);
        }
    }

    private void Write(int block, Vector256<float> even, Vector256<float> odd)
    {
        ref var to = ref _points[Block * (block - FirstBlock)];
        Eight.Reverse(even + odd).StoreUnsafe(ref to);
        (even - odd).StoreUnsafe(ref to, Width);
    }
}
