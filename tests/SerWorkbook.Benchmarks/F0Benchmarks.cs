using BenchmarkDotNet.Attributes;
using SerWorkbook.Speech;

namespace SerWorkbook.Benchmarks;

/// <summary>F0 of a voice in noise, a frame every 10 ms.</summary>
[AudioSeconds(Seconds)]
public class F0Benchmarks
{
    private const int Seconds = 4;
    private const int Block = 1600;

    private AudioClip _clip = new(ReadOnlyMemory<float>.Empty, 16_000);
    private F0Tracker _tracker = new(16_000);

    /// <summary>Rate of the samples, Hz.</summary>
    [Params(16_000, 48_000)]
    public int SampleRate { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _clip = new AudioClip(Voice(Seconds * SampleRate), SampleRate);
        _tracker = new F0Tracker(SampleRate);
    }

    [Benchmark(Description = "Whole clip")]
    public F0Track WholeClip() => _tracker.Track(_clip);

    [Benchmark(Description = "Stream in blocks of 1600 samples")]
    public int Stream()
    {
        _tracker.Reset();
        var voiced = 0;
        for (var start = 0; start < _clip.Length; start += Block)
        {
            _tracker.Push(_clip.Samples.Slice(start, Math.Min(Block, _clip.Length - start)));
            voiced += Read();
        }

        _tracker.Complete();
        return voiced + Read();
    }

    private int Read()
    {
        var voiced = 0;
        while (_tracker.TryRead(out var frame))
        {
            voiced += frame.Hertz > 0 ? 1 : 0;
        }

        return voiced;
    }

    // A sawtooth that glides between 110 and 190 Hz, 0.4 of every 0.5 s, in noise of about 20 dB.
    private float[] Voice(int length)
    {
        var samples = BenchmarkSignal.Noise(length);
        var phase = 0.0;
        for (var n = 0; n < length; n++)
        {
            var seconds = (double)n / SampleRate;
            phase += (150 + 40 * Math.Sin(2 * Math.PI * 0.7 * seconds)) / SampleRate;
            samples[n] = 0.1f * samples[n] + (seconds % 0.5 < 0.4 ? 0.3f * (float)(phase % 1 - 0.5) : 0);
        }

        return samples;
    }
}
