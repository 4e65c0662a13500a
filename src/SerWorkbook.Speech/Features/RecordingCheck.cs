using System.Numerics.Tensors;

namespace SerWorkbook.Speech.Features;

/// <summary>Watches a recording that is read in blocks and says at its end whether it held anything to measure.</summary>
/// <remarks>The findings do not depend on how the recording is cut into blocks.</remarks>
internal sealed class RecordingCheck
{
    private readonly List<float> _energies = [];
    private readonly int _sampleRate;
    private readonly int _frameLength;
    private float _energy;
    private float _peak;
    private int _filled;
    private long _length;

    public RecordingCheck(int sampleRate)
    {
        _sampleRate = sampleRate;
        _frameLength = (int)(AudioCheck.LevelFrameSeconds * sampleRate);
    }

    public void Reset()
    {
        _energies.Clear();
        (_energy, _peak, _filled, _length) = (0, 0, 0, 0);
    }

    public void Push(ReadOnlySpan<float> samples)
    {
        _length += samples.Length;
        while (samples.Length > 0)
        {
            var part = samples[..Math.Min(samples.Length, _frameLength - _filled)];
            _peak = Math.Max(_peak, Math.Abs(TensorPrimitives.MaxMagnitude(part)));
            _energy += FixedOrderSums.SumOfSquares(part);
            _filled += part.Length;
            samples = samples[part.Length..];
            if (_filled == _frameLength)
            {
                _energies.Add(_energy);
                (_energy, _filled) = (0, 0);
            }
        }
    }

    /// <summary>
    /// The reason as the rest of a sentence that starts with the file's name, or <see langword="null"/> when all is well.
    /// </summary>
    public string? FindFault() => AudioCheck.FindLack(_length, _sampleRate, _peak) ?? AudioCheck.FindLackOfSpeech(ActiveSeconds());

    // From the first to the last frame that is not quiet. Which block a frame began in changes its sum by rounding, far
    // less than what lies between speech and silence.
    private double ActiveSeconds()
    {
        var threshold = AudioCheck.QuietEnergyShare * _energies.Max();
        var first = _energies.FindIndex(energy => energy >= threshold);
        var last = _energies.FindLastIndex(energy => energy >= threshold);
        return (last - first + 1) * AudioCheck.LevelFrameSeconds;
    }
}
