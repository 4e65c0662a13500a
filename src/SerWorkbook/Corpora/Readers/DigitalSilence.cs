using System.Numerics.Tensors;

namespace SerWorkbook.Corpora.Readers;

/// <summary>Counts the samples of long runs of exact zeros that lie between sounds.</summary>
/// <remarks>Soft recordings of 16 bits hold many zeros, but no long runs of them between sounds.</remarks>
/// <param name="sampleRate">Sampling rate, Hz.</param>
internal sealed class DigitalSilence(int sampleRate)
{
    private const double ShortestRun = 0.02;

    // 46 dB below full scale.
    private const float Sound = 0.005f;

    private readonly int _least = Math.Max(1, (int)(ShortestRun * sampleRate));
    private long _run;
    private long _pending;
    private bool _hasSound;

    /// <summary>The samples so far.</summary>
    public long Between { get; private set; }

    /// <summary>Hears a block.</summary>
    public void Hear(ReadOnlySpan<float> samples)
    {
        while (true)
        {
            var zeros = samples.IndexOfAnyExcept(0f);
            if (zeros < 0)
            {
                _run += samples.Length;
                return;
            }

            EndRun(_run + zeros);
            samples = samples[zeros..];
            var end = samples.IndexOf(0f) is >= 0 and var found ? found : samples.Length;
            HearSound(samples[..end]);
            samples = samples[end..];
        }
    }

    private void EndRun(long length)
    {
        _pending += length >= _least && _hasSound ? length : 0;
        _run = 0;
    }

    private void HearSound(ReadOnlySpan<float> samples)
    {
        if (Math.Abs(TensorPrimitives.MaxMagnitude(samples)) >= Sound)
        {
            Between += _pending;
            _pending = 0;
            _hasSound = true;
        }
    }
}
