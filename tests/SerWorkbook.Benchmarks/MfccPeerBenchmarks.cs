using BenchmarkDotNet.Attributes;
using NWaves.FeatureExtractors;
using NWaves.FeatureExtractors.Options;
using NWaves.Signals;
using NWaves.Windows;
using SerWorkbook.Speech;

namespace SerWorkbook.Benchmarks;

/// <summary>
/// The same MFCC by this library and by NWaves, side by side: librosa's convention at 16 kHz, frames of 25 ms every 10 ms, 40 bands, 13
/// coefficients. Setup fails unless both give the same values.
/// </summary>
[AudioSeconds(Seconds)]
public class MfccPeerBenchmarks
{
    private const int Seconds = 4;
    private const int SampleRate = 16_000;
    private const int Coefficients = 13;
    private const float LargestDifference = 0.01f;

    private static readonly StftOptions Frames = StftOptions.Speech(SampleRate) with { SymmetricWindow = true };

    private readonly AudioClip _clip = new(BenchmarkSignal.Noise(Seconds * SampleRate), SampleRate);
    private readonly Speech.MfccOptions _options = new(new LogMelOptions(Frames, 40), Coefficients);
    private readonly MfccStream _stream;
    private readonly float[] _rows;
    private readonly MfccExtractor _extractor = new(TheirOptions());
    private readonly DiscreteSignal _signal;

    public MfccPeerBenchmarks()
    {
        _stream = new MfccStream(SampleRate, _options);
        _rows = new float[_stream.RowsFor(_clip.Length) * _stream.Coefficients];
        _signal = _clip.ToDiscreteSignal();
    }

    [GlobalSetup]
    public void RequireTheSame()
    {
        var ours = Mfcc.Of(_clip, _options);
        var theirs = _extractor.ComputeFrom(_signal);
        Assert.Equal(theirs.Count, ours.Frames);
        for (var frame = 0; frame < ours.Frames; frame++)
        {
            for (var c = 0; c < Coefficients; c++)
            {
                Assert.InRange(Math.Abs(theirs[frame][c] - ours.Row(frame)[c]), 0, LargestDifference);
            }
        }
    }

    [Benchmark(Description = "NWaves, tables kept", Baseline = true)]
    public object Theirs() => _extractor.ComputeFrom(_signal);

    [Benchmark(Description = "SerWorkbook, tables kept")]
    public int Ours()
    {
        var done = _stream.Push(_clip.Samples, _rows);
        return done + _stream.Complete(_rows.AsSpan(done * _stream.Coefficients));
    }

    [Benchmark(Description = "NWaves, tables included")]
    public object TheirsFromStart() => new MfccExtractor(TheirOptions()).ComputeFrom(_signal);

    [Benchmark(Description = "SerWorkbook, tables included")]
    public object OursFromStart() => Mfcc.Of(_clip, _options);

    private static MfccSlaneyOptions TheirOptions() =>
        new(SampleRate, Coefficients, 0.025, filterbankSize: 40, fftSize: Frames.FftSize, normalize: true)
        {
            HopDuration = 0.010,
            NonLinearity = NonLinearityType.ToDecibel,
            Window = WindowType.Hann,
            SpectrumType = SpectrumType.Power,
            DctType = "2N",
            LogFloor = 1e-10f,
        };
}
