using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech.Features;

/// <summary>Brings a stream down to the few kilohertz that hold the harmonics which tell F0, and takes offset and rumble away.</summary>
/// <remarks>
/// A linear-phase low-pass (a sinc under a Kaiser window) whose delay is taken off, so that output k stands at input
/// k x factor; then a Butterworth high-pass of second order.
/// </remarks>
internal sealed class F0Decimator
{
    // Between the used band and its nearest image, 60 dB are reached with eight lobes of the sinc on each side.
    private const double StopBandDb = 60;
    private const double CutoffShare = 0.95;
    private const int TapsPerFactor = 16;

    // Below every voice, above mains hum and what a hand at the microphone makes.
    private const double HighPassHz = 45;

    private readonly int _factor;
    private readonly float[] _taps;
    private readonly float _gain;
    private readonly float _a1;
    private readonly float _a2;
    private float _state1;
    private float _state2;

    public F0Decimator(int sampleRate, int factor)
    {
        _factor = factor;
        _taps = factor == 1 ? [1f] : LowPass(factor);
        var w = Math.Tan(Math.PI * HighPassHz * factor / sampleRate);
        var gain = 1 / (1 + Math.Sqrt(2) * w + w * w);
        _gain = (float)gain;
        _a1 = (float)(2 * (w * w - 1) * gain);
        _a2 = (float)((1 - Math.Sqrt(2) * w + w * w) * gain);
    }

    /// <summary>Appends all outputs for which the input is there.</summary>
    public void Run(SampleHistory input, SampleHistory output)
    {
        var reach = _taps.Length / 2;
        while (output.End * _factor + reach < input.End)
        {
            var start = output.End * _factor - reach;
            output.Grow(1)[0] = HighPass(StableSum.OfProducts(input.Slice(start, _taps.Length), _taps));
        }
    }

    /// <summary>Begins a new stream, before which there was a constant.</summary>
    /// <param name="before">The constant.</param>
    public void Restart(float before) => (_state1, _state2) = (-_gain * before, _gain * before);

    // Transposed direct form II of gain (1 - 2 z^-1 + z^-2) / (1 + a1 z^-1 + a2 z^-2).
    private float HighPass(float x)
    {
        var scaled = _gain * x;
        var y = scaled + _state1;
        _state1 = -2 * scaled - _a1 * y + _state2;
        _state2 = scaled - _a2 * y;
        return y;
    }

    private static float[] LowPass(int factor)
    {
        var taps = new double[TapsPerFactor * factor + 1];
        var half = taps.Length / 2;
        var beta = Window.KaiserBeta(StopBandDb);
        for (var i = 0; i < taps.Length; i++)
        {
            var x = Math.PI * CutoffShare * (i - half) / factor;
            taps[i] = (i == half ? 1 : Math.Sin(x) / x) * Window.Kaiser((i - half) / (half + 1.0), beta);
        }

        var sum = taps.Sum();
        return Array.ConvertAll(taps, tap => (float)(tap / sum));
    }
}
