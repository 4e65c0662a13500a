using System.Numerics.Tensors;
using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech.Features.GeMaps;

/// <summary>Harmonics-to-noise ratio of a voiced frame from its autocorrelation.</summary>
/// <remarks>
/// 10 log10(r[T] / (r[0] - r[T])) of the windowed 60 ms frame, T the period in samples (where r is highest within 2 samples of the period that F0 tells): the share of the energy that
/// comes back a period later over the rest. Sources: Boersma, IFA Proceedings 17, 1993; Eyben et al. 2016, section 3.1.
/// </remarks>
public sealed class HarmonicsToNoise
{
    // -100 dB: what a frame without any periodic share is given.
    private const double SmallestRatio = 1e-10;

    // The F0 grid is as coarse as 1 %: samples to each side in which the peak is sought.
    private const int Search = 2;

    // Lags that are searched: one less than what is summed at once.
    private const int Lags = 2 * Search + 1;

    private readonly float[] _window = GeMapsFrames.GaussianWindow();

    // Zeros behind the frame stand for the samples that a lag looks at beyond its end.
    private readonly float[] _frame = new float[2 * GeMapsFrames.LongLength];

    /// <summary>Measures one frame.</summary>
    /// <param name="samples">960 samples.</param>
    /// <param name="f0">F0, Hz, 20 or more.</param>
    /// <returns>dB, -100 or more.</returns>
    public float Measure(ReadOnlySpan<float> samples, double f0)
    {
        double energy = WindowedFrame.Cut(samples, _window, _frame).Frame;
        var period = (int)Math.Round(GeMapsFrames.SampleRate / f0);
        Span<float> sums = stackalloc float[LagSums.Count];
        LagSums.Six<float>(_frame, GeMapsFrames.LongLength - period + Search, period - Search, sums);
        double repeated = TensorPrimitives.Max<float>(sums[..Lags]);
        var ratio = repeated / Math.Max(energy - repeated, SmallestRatio * energy);
        return ratio > SmallestRatio ? (float)(10 * Math.Log10(ratio)) : (float)(10 * Math.Log10(SmallestRatio));
    }
}
