using BenchmarkDotNet.Attributes;
using SerWorkbook.Speech;
using SerWorkbook.Speech.Audio;

namespace SerWorkbook.Benchmarks;

/// <summary>Reading of files of 48 kHz, 16 bits, that the system holds in memory.</summary>
[AudioSeconds(Seconds)]
public class WavBenchmarks
{
    private const int Seconds = 4;
    private const int SourceRate = 48_000;
    private const int TargetRate = 16_000;

    private readonly string _path = Path.GetTempFileName();
    private readonly float[] _block = new float[Seconds * SourceRate];
    private readonly ResamplerStream _resampler = new(new Resampler(SourceRate, TargetRate));

    [GlobalSetup]
    public void Setup() => WavWriter.Write(_path, new AudioClip(BenchmarkSignal.Noise(Seconds * SourceRate), SourceRate));

    [GlobalCleanup]
    public void Cleanup() => File.Delete(_path);

    [Benchmark(Description = "Read and decode")]
    public int Read()
    {
        using var file = WavFile.Open(_path);
        return file.Read(_block);
    }

    [Benchmark(Description = "Read, decode and resample to 16 kHz")]
    public int ReadSpeech()
    {
        using var source = SpeechSource.Open(WavFile.Open(_path), _path, _resampler);
        return source.Read(_block);
    }
}
