using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Wasm;
using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech.Audio;

/// <summary>Filters and keeps every D-th sample, block by block in the frequency domain.</summary>
/// <remarks>
/// y[n] = sum over i of h[i] x[D n + i] is the sum of D correlations at the lower rate, one for each phase x[D k + p], and a
/// correlation is a product of spectra: about a fifth of the work of taking the sums one by one. Of every block, the outputs
/// that the circular transform does not wrap around are kept (overlap-save; Crochiere and Rabiner, 1983, section 7.1).
/// </remarks>
internal sealed class FourierDecimator
{
    private const int Points = 1024;

    private readonly int _factor;
    private readonly RealFft _fft = new(Points);
    private readonly float[][] _filterRe;
    private readonly float[][] _filterIm;
    private readonly float[][] _phases;
    private readonly float[] _re;
    private readonly float[] _im;
    private readonly float[] _sumRe;
    private readonly float[] _sumIm;
    private readonly float[] _block = new float[Points];

    /// <summary>Computes the spectra of the filter's phases.</summary>
    /// <param name="filter">h.</param>
    /// <param name="factor">D, 2 or more.</param>
    public FourierDecimator(ReadOnlySpan<float> filter, int factor)
    {
        _factor = factor;
        Outputs = OutputsOf(filter.Length, factor);
        (_re, _im, _sumRe, _sumIm) = (
            new float[_fft.BinCount],
            new float[_fft.BinCount],
            new float[_fft.BinCount],
            new float[_fft.BinCount]
        );
        _phases = new float[factor][];
        _filterRe = new float[factor][];
        _filterIm = new float[factor][];
        for (var p = 0; p < factor; p++)
        {
            (_phases[p], _filterRe[p], _filterIm[p]) = (new float[Points], new float[_fft.BinCount], new float[_fft.BinCount]);
            for (var i = p; i < filter.Length; i += factor)
            {
                _phases[p][i / factor] = filter[i];
            }

            _fft.Forward(_phases[p], _filterRe[p], _filterIm[p]);
        }
    }

    /// <summary>Inputs of one block.</summary>
    public int Inputs => Points * _factor;

    /// <summary>Outputs of one block; the next one begins D times as many inputs later.</summary>
    public int Outputs { get; }

    /// <summary>Whether blocks are long enough for a filter to be worth it.</summary>
    public static bool Suits(int filterLength, int factor) => factor > 1 && OutputsOf(filterLength, factor) >= Points / 2;

    /// <summary>Works on one block.</summary>
    /// <param name="input"><see cref="Inputs"/> samples.</param>
    /// <returns><see cref="Outputs"/> samples, valid until the next call.</returns>
    public ReadOnlySpan<float> Apply(ReadOnlySpan<float> input)
    {
        Part(input[..Inputs]);
        _sumRe.AsSpan().Clear();
        _sumIm.AsSpan().Clear();
        for (var p = 0; p < _factor; p++)
        {
            _fft.Forward(_phases[p], _re, _im);
            AddProduct(_re, _im, _filterRe[p], _filterIm[p], _sumRe, _sumIm);
        }

        _fft.Inverse(_sumRe, _sumIm, _block);
        return _block.AsSpan(0, Outputs);
    }

    private static int OutputsOf(int filterLength, int factor) => Points - (filterLength + factor - 1) / factor + 1;

    private void Part(ReadOnlySpan<float> input)
    {
        if (_factor == 3 && !PackedSimd.IsSupported)
        {
            PartByThree(input, _phases[0], _phases[1], _phases[2]);
            return;
        }

        for (var p = 0; p < _factor; p++)
        {
            var phase = _phases[p];
            for (var (k, i) = (0, p); k < phase.Length; k++, i += _factor)
            {
                phase[k] = input[i];
            }
        }
    }

    // 48 kHz to 16 kHz. Among 24 samples each lane meets each phase once; a shuffle then brings them into order.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PartByThree(ReadOnlySpan<float> input, Span<float> first, Span<float> second, Span<float> third)
    {
        var lanes036 = Vector256.Create(-1, 0, 0, -1, 0, 0, -1, 0).AsSingle();
        var lanes147 = Vector256.Create(0, -1, 0, 0, -1, 0, 0, -1).AsSingle();
        var lanes25 = Vector256.Create(0, 0, -1, 0, 0, -1, 0, 0).AsSingle();
        for (var (k, i) = (0, 0); k < first.Length; k += Vector256<float>.Count, i += 3 * Vector256<float>.Count)
        {
            var a = Vector256.Create(input[i..]);
            var b = Vector256.Create(input[(i + 8)..]);
            var c = Vector256.Create(input[(i + 16)..]);
            var phase0 = Vector256.ConditionalSelect(lanes036, a, Vector256.ConditionalSelect(lanes147, b, c));
            var phase1 = Vector256.ConditionalSelect(lanes147, a, Vector256.ConditionalSelect(lanes25, b, c));
            var phase2 = Vector256.ConditionalSelect(lanes25, a, Vector256.ConditionalSelect(lanes036, b, c));
            Vector256.Shuffle(phase0, Vector256.Create(0, 3, 6, 1, 4, 7, 2, 5)).CopyTo(first[k..]);
            Vector256.Shuffle(phase1, Vector256.Create(1, 4, 7, 2, 5, 0, 3, 6)).CopyTo(second[k..]);
            Vector256.Shuffle(phase2, Vector256.Create(2, 5, 0, 3, 6, 1, 4, 7)).CopyTo(third[k..]);
        }
    }

    // sum += x conj(h): a correlation.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddProduct(
        ReadOnlySpan<float> re,
        ReadOnlySpan<float> im,
        ReadOnlySpan<float> filterRe,
        ReadOnlySpan<float> filterIm,
        Span<float> sumRe,
        Span<float> sumIm
    )
    {
        ref var xRe = ref MemoryMarshal.GetReference(re);
        ref var xIm = ref MemoryMarshal.GetReference(im);
        ref var hRe = ref MemoryMarshal.GetReference(filterRe);
        ref var hIm = ref MemoryMarshal.GetReference(filterIm);
        ref var yRe = ref MemoryMarshal.GetReference(sumRe);
        ref var yIm = ref MemoryMarshal.GetReference(sumIm);
        for (nuint k = 0; k < Points / 2; k += (nuint)Vector256<float>.Count)
        {
            var (a, b) = (Vector256.LoadUnsafe(ref xRe, k), Vector256.LoadUnsafe(ref xIm, k));
            var (c, d) = (Vector256.LoadUnsafe(ref hRe, k), Vector256.LoadUnsafe(ref hIm, k));
            var real = Eight.MultiplyAddEstimate(a, c, Vector256.LoadUnsafe(ref yRe, k));
            var imaginary = Eight.MultiplyAddEstimate(b, c, Vector256.LoadUnsafe(ref yIm, k));
            Eight.MultiplyAddEstimate(b, d, real).StoreUnsafe(ref yRe, k);
            Eight.MultiplyAddEstimate(-a, d, imaginary).StoreUnsafe(ref yIm, k);
        }

        // The last bin is real.
        sumRe[^1] += re[^1] * filterRe[^1];
    }
}
