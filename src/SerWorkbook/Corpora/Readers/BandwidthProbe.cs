using System.Numerics.Tensors;
using SerWorkbook.Speech;

namespace SerWorkbook.Corpora.Readers;

/// <summary>Finds recordings whose spectrum ends far below what their sampling rate allows: upsampled, or from a telephone.</summary>
/// <param name="sampleRate">Sampling rate, Hz.</param>
internal sealed class BandwidthProbe(int sampleRate)
{
    private const int FrameLength = 1024;

    // What is left above the end of the band: what a good resampler lets through, and four times the rounding of 16 bits, whose variance
    // is a twelfth of a step.
    private const float EmptyShare = 1e-9f;
    private const double Rounding = 4.0 / 12 / 32768 / 32768;

    // A band that ends higher is that of an encoder's filter, which says less.
    private const double LargestShare = 0.6;

    // Power in this share of the band below the end must stand out from the emptiness above, or the recording is only dull.
    private const float EdgeShare = 1e-6f;
    private const int EdgeBins = 12;

    private static readonly float[] Window = Speech.Window.Hann(FrameLength);
    private static readonly float RoundingPower = (float)(Rounding * FixedOrderSums.SumOfSquares<float>(Window));

    private readonly RealFft _fft = new(FrameLength);
    private readonly float[] _sum = new float[FrameLength / 2 + 1];
    private readonly float[] _frame = new float[FrameLength];
    private readonly float[] _power = new float[FrameLength / 2 + 1];
    private int _frames;

    /// <summary>Hears the middle of a block.</summary>
    public void Hear(ReadOnlySpan<float> block)
    {
        if (block.Length < FrameLength)
        {
            return;
        }

        var start = (block.Length - FrameLength) / 2;
        TensorPrimitives.Multiply(block.Slice(start, FrameLength), Window, _frame);
        _fft.Power(_frame, _power);
        TensorPrimitives.Add(_sum, _power, _sum);
        _frames++;
    }

    /// <summary>The end of the band, Hz; <see langword="null"/> where it is not far below half the sampling rate.</summary>
    public double? Find()
    {
        var peak = TensorPrimitives.Max<float>(_sum);
        var empty = Math.Max(EmptyShare * peak, _frames * RoundingPower);
        var last = Array.FindLastIndex(_sum, power => power > empty);
        var isEdge = last >= EdgeBins && TensorPrimitives.Max(_sum.AsSpan(last - EdgeBins, EdgeBins)) > EdgeShare * peak;
        return peak > 0 && isEdge && last < LargestShare * FrameLength / 2 ? (double)last * sampleRate / FrameLength : null;
    }
}
