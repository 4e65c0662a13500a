using BenchmarkDotNet.Attributes;
using SerWorkbook.Speech;

namespace SerWorkbook.Benchmarks;

/// <summary>One real transform against FFTW's.</summary>
public class RealFftBenchmarks
{
    private float[] _signal = [];
    private float[] _re = [];
    private float[] _im = [];
    private RealFft _fft = new(2);
    private FftwPlan? _fftw;

    [Params(256, 512, 1024, 2048)]
    public int Size { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _signal = BenchmarkSignal.Noise(Size);
        _fft = new RealFft(Size);
        (_re, _im) = (new float[_fft.BinCount], new float[_fft.BinCount]);
        _fftw = FftwPlan.IsInstalled ? new FftwPlan(_signal) : null;
    }

    [GlobalCleanup]
    public void Cleanup() => _fftw?.Dispose();

    [Benchmark(Baseline = true)]
    public void Fftw() => _fftw!.Execute();

    [Benchmark]
    public void Forward() => _fft.Forward(_signal, _re, _im);

    [Benchmark]
    public void Power() => _fft.Power(_signal, _re);
}
