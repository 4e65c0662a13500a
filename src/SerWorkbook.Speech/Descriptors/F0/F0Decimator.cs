using SerWorkbook.Speech.Audio;
using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech.Descriptors.F0;

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
    private readonly int _reach;
    private readonly float _gain;
    private readonly float _a1;
    private readonly float _a2;
    private float _state1;
    private float _state2;

    public F0Decimator(int sampleRate, int factor)
    {
        _factor = factor;
        _taps = new float[TapsPerFactor * factor];
        _reach = factor == 1 ? 0 : _taps.Length / 2 - 1;
        FillLowPass();
        var w = Math.Tan(Math.PI * HighPassHz * factor / sampleRate);
        var gain = 1 / (1 + Math.Sqrt(2) * w + w * w);
        _gain = (float)gain;
        _a1 = (float)(2 * (w * w - 1) * gain);
        _a2 = (float)((1 - Math.Sqrt(2) * w + w * w) * gain);
    }

    /// <summary>Appends all outputs for which the input is there.</summary>
    public void Run(SampleHistory input, SampleHistory output)
    {
        var start = output.End * _factor - _reach;
        for (; start + _taps.Length + 3 * _factor <= input.End; start += 4 * _factor)
        {
            var four = FilterSums.Four(input.Slice(start, _taps.Length + 3 * _factor), _factor, _taps);
            var room = output.Grow(4);
            room[0] = HighPass(four[0]);
            room[1] = HighPass(four[1]);
            room[2] = HighPass(four[2]);
            room[3] = HighPass(four[3]);
        }

        for (; start + _taps.Length <= input.End; start += _factor)
        {
            output.Grow(1)[0] = HighPass(FilterSums.One(input.Slice(start, _taps.Length), _taps));
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

    // One value less than the length, so that there is a middle; it stands at "reach". The last value stays 0.
    private void FillLowPass()
    {
        var weights = new double[_factor == 1 ? 1 : _taps.Length - 1];
        var beta = Window.KaiserBeta(StopBandDb);
        for (var i = 0; i < weights.Length; i++)
        {
            var x = Math.PI * CutoffShare * (i - _reach) / _factor;
            weights[i] = (i == _reach ? 1 : Math.Sin(x) / x) * Window.Kaiser((i - _reach) / (_reach + 1.0), beta);
        }

        var sum = weights.Sum();
        for (var i = 0; i < weights.Length; i++)
        {
            _taps[i] = (float)(weights[i] / sum);
        }
    }
}
