using BenchmarkDotNet.Attributes;
using SerWorkbook.Speech;

namespace SerWorkbook.Benchmarks;

/// <summary>MFCC of speech at 16 kHz: frames of 25 ms every 10 ms, 40 bands, 14 coefficients.</summary>
[AudioSeconds(Seconds)]
public class MfccBenchmarks
{
    private const int Seconds = 4;
    private const int SampleRate = 16_000;

    private static readonly MfccOptions Options = MfccOptions.Speech(SampleRate);

    private readonly AudioClip _clip = new(BenchmarkSignal.Noise(Seconds * SampleRate), SampleRate);
    private readonly MfccStream _stream = new(SampleRate, Options);
    private float[] _rows = [];

    [GlobalSetup]
    public void Setup() => _rows = new float[_stream.RowsFor(_clip.Length) * _stream.Coefficients];

    [Benchmark(Description = "Whole clip, tables included")]
    public object WholeClip() => Mfcc.Of(_clip, Options);

    [Benchmark(Description = "Stream, one clip after the other")]
    public int Stream()
    {
        var done = _stream.Push(_clip.Samples, _rows);
        return done + _stream.Complete(_rows.AsSpan(done * _stream.Coefficients));
    }
}
