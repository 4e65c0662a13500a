using System.Globalization;
using SerWorkbook.Speech;

namespace SerWorkbook.Native;

/// <summary>The last seconds of audio that comes in pieces.</summary>
/// <remarks>Belongs to one thread at a time: a call during another call is refused and changes nothing.</remarks>
internal sealed class SpeechStream
{
    private const double ShortestWindow = AudioCheck.ShortestSeconds;
    private const double LongestWindow = 600;

    private readonly LoadedModel _model;
    private readonly int _sampleRate;
    private readonly float[] _ring;
    private readonly Occupancy _occupancy = new("stream");
    private int _next;
    private int _held;

    /// <summary>Opens a stream.</summary>
    /// <exception cref="NativeFault">The rate or the window is out of range.</exception>
    public SpeechStream(LoadedModel model, int sampleRate, double windowSeconds)
    {
        SampleRates.Require(sampleRate);
        if (!(windowSeconds is >= ShortestWindow and <= LongestWindow))
        {
            throw NativeFault.Argument(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"window_seconds is {windowSeconds}; it must be from {ShortestWindow} to {LongestWindow}."
                )
            );
        }

        _model = model;
        _sampleRate = sampleRate;
        _ring = new float[(int)Math.Ceiling(windowSeconds * sampleRate)];
    }

    /// <summary>Adds samples.</summary>
    /// <exception cref="NativeFault">A sample is not finite, or another thread is using the stream.</exception>
    public void Push(ReadOnlySpan<float> samples)
    {
        using var turn = _occupancy.Enter();
        for (var i = 0; i < samples.Length; i++)
        {
            if (!float.IsFinite(samples[i]))
            {
                throw new NativeFault(
                    NativeStatus.Audio,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Sample {i} of {samples.Length} is {samples[i]}, not a finite number; none was taken."
                    )
                );
            }
        }

        Keep(samples[^Math.Min(samples.Length, _ring.Length)..]);
    }

    /// <summary>Predicts from what the stream holds.</summary>
    /// <param name="block">Takes the prediction.</param>
    /// <param name="empty">Whether the stream is empty afterwards, even if there is no prediction.</param>
    /// <exception cref="NativeFault">Another thread is using the stream.</exception>
    /// <exception cref="SerException">There is no prediction.</exception>
    public unsafe void Predict(PredictionBlock* block, bool empty)
    {
        using var turn = _occupancy.Enter();
        var held = Held();
        if (empty)
        {
            (_next, _held) = (0, 0);
        }

        PredictionBlock.Fill(block, _model, _model.Predict(held, _sampleRate, "stream"));
    }

    private void Keep(ReadOnlySpan<float> samples)
    {
        var untilEnd = Math.Min(samples.Length, _ring.Length - _next);
        samples[..untilEnd].CopyTo(_ring.AsSpan(_next));
        samples[untilEnd..].CopyTo(_ring);
        _next = (_next + samples.Length) % _ring.Length;
        _held = Math.Min(_ring.Length, _held + samples.Length);
    }

    private float[] Held()
    {
        var start = (_next - _held + _ring.Length) % _ring.Length;
        var untilEnd = Math.Min(_held, _ring.Length - start);
        return [.. _ring.AsSpan(start, untilEnd), .. _ring.AsSpan(0, _held - untilEnd)];
    }
}
