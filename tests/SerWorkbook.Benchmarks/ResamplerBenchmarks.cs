using BenchmarkDotNet.Attributes;
using SerWorkbook.Speech;
using SerWorkbook.Speech.Audio;

namespace SerWorkbook.Benchmarks;

/// <summary>Resampling to 16 kHz.</summary>
[AudioSeconds(Seconds)]
public class ResamplerBenchmarks
{
    private const int Seconds = 10;
    private const int TargetRate = 16_000;

    private float[] _samples = [];
    private float[] _output = [];
    private ResamplerStream _stream = new(new Resampler(TargetRate, TargetRate));

    [Params(48_000, 44_100, 22_050, 8_000)]
    public int SourceRate { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _samples = BenchmarkSignal.Noise(Seconds * SourceRate);
        _output = new float[Seconds * TargetRate];
        _stream = new ResamplerStream(new Resampler(SourceRate, TargetRate));
    }

    [Benchmark]
    public void ToSpeechRate()
    {
        var done = _stream.Push(_samples, _output);
        _stream.Complete(_output.AsSpan(done));
    }
}
