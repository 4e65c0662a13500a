using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech.Descriptors.VoiceQuality;

/// <summary>Harmonics-to-noise ratio of a voiced frame from its autocorrelation.</summary>
/// <remarks>
/// 10 log10(r[T] / (r[0] - r[T])) of the windowed 60 ms frame: the share of the energy that comes back a period later over
/// the rest. T is the top of the hill of r on which the period stands that F0 tells, rounded down to samples. Sources:
/// Boersma, IFA Proceedings 17, 1993; Eyben et al. 2016, section 3.1.
/// </remarks>
internal sealed class HarmonicsToNoise
{
    // -100 dB: what a frame without any periodic share is given.
    private const double SmallestRatio = 1e-10;

    // Of what the climb may end at, samples: a hill has its top before that in any voice.
    private const int LongestPeriod = GeMapsFrames.LongLength / 2;

    private readonly float[] _window = GeMapsFrames.GaussianWindow();
    private readonly float[] _frame = new float[GeMapsFrames.LongLength];

    /// <summary>Measures one frame.</summary>
    /// <param name="samples">960 samples.</param>
    /// <param name="f0">F0, Hz, 20 or more.</param>
    /// <returns>dB, -100 or more.</returns>
    public float Measure(ReadOnlySpan<float> samples, double f0)
    {
        double energy = WindowedFrame.Cut(samples, _window, _frame).Frame;
        var repeated = Top((int)(GeMapsFrames.SampleRate / f0));
        var ratio = repeated / Math.Max(energy - repeated, SmallestRatio * energy);
        return ratio > SmallestRatio ? (float)(10 * Math.Log10(ratio)) : (float)(10 * Math.Log10(SmallestRatio));
    }

    // The highest autocorrelation that a climb from a lag reaches, to longer lags if it rises there.
    private double Top(int lag)
    {
        var (here, next) = (Autocorrelation(lag), Autocorrelation(lag + 1));
        var step = next > here ? 1 : -1;
        next = step > 0 ? next : Autocorrelation(lag - 1);
        while (next > here && lag + step is > 1 and < LongestPeriod)
        {
            (lag, here) = (lag + step, next);
            next = Autocorrelation(lag + step);
        }

        return here;
    }

    private float Autocorrelation(int lag) => FixedOrderSums.Dot<float>(_frame.AsSpan(lag), _frame.AsSpan(0, _frame.Length - lag));
}
