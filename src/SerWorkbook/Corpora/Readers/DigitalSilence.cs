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
        var zeros = samples.IndexOfAnyExcept(0f);
        if (zeros < 0)
        {
            _run += samples.Length;
            return;
        }

        EndRun(_run + zeros);
        samples = samples[zeros..];
        while (FindRun(samples) is var (start, length) && length > 0)
        {
            HearSound(samples[..start]);
            if (start + length == samples.Length)
            {
                _run = length;
                return;
            }

            EndRun(length);
            samples = samples[(start + length)..];
        }

        HearSound(samples);
    }

    // The first run that is long enough, or that goes on in the next block: a long run covers one of every so many samples.
    private (int Start, int Length) FindRun(ReadOnlySpan<float> samples)
    {
        for (var i = _least - 1; i < samples.Length; i += _least)
        {
            if (samples[i] != 0)
            {
                continue;
            }

            var start = samples[..i].LastIndexOfAnyExcept(0f) + 1;
            var length = samples[start..].IndexOfAnyExcept(0f) is >= 0 and var end ? end : samples.Length - start;
            if (length >= _least || start + length == samples.Length)
            {
                return (start, length);
            }
        }

        var last = samples.LastIndexOfAnyExcept(0f) + 1;
        return (last, samples.Length - last);
    }

    private void EndRun(long length)
    {
        _pending += length >= _least && _hasSound ? length : 0;
        _run = 0;
    }

    private void HearSound(ReadOnlySpan<float> samples)
    {
        if ((_pending > 0 || !_hasSound) && Math.Abs(TensorPrimitives.MaxMagnitude(samples)) >= Sound)
        {
            Between += _pending;
            _pending = 0;
            _hasSound = true;
        }
    }
}
