using SerWorkbook.Speech.Tracking;

namespace SerWorkbook.Speech.Tests.Tracking;

public sealed class SpeechGateTests(ITestOutputHelper output)
{
    private const int Frame = 160;

    [Fact]
    public void Neither_silence_nor_clicks_nor_steady_noise_are_speech()
    {
        var clicks = TrackerSounds.InRoom(TestSignal.Silence(20)).Samples.ToArray();
        for (var n = 8_000; n < clicks.Length; n += 5_000)
        {
            (clicks[n], clicks[n + 1]) = (0.9f, -0.8f);
        }

        AudioClip[] sounds =
        [
            TestSignal.Silence(10),
            new AudioClip(clicks, 16_000),
            TestSignal.Noise(20),
            TestSignal.Noise(20, deviation: 0.001),
            TestSignal.Join(TestSignal.Silence(5), TestSignal.Noise(20, seed: 3)),
            Pink(20),
        ];
        foreach (var (index, sound) in sounds.Index())
        {
            Assert.True(Starts(sound, out _) == 0, $"Sound {index} counts as speech.");
        }
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.0003)]
    [InlineData(0.01)]
    public void A_voice_is_found_where_it_is_in_any_room(double room)
    {
        var voice = TestSignal.Join(TestSignal.Silence(5), TrackerSounds.Voice(140, 4), TestSignal.Silence(4));
        var gate = Run(room == 0 ? voice : TrackerSounds.InRoom(voice, room), out var starts);
        output.WriteLine($"{gate.Start} to {gate.End}");
        Assert.Equal(1, starts);
        Assert.InRange(gate.Start, 490, 540);
        Assert.InRange(gate.End, 860, 915);
        Assert.False(gate.Speaking);
    }

    [Fact]
    public void A_gate_that_was_reset_is_as_new()
    {
        var sound = TrackerSounds.Dialogue();
        var gate = new SpeechGate(16_000, 0.01, new TrackerSettings());
        var first = Marks(gate, sound);
        gate.Reset();
        Assert.Equal(first, Marks(gate, sound));
        Assert.Contains(true, first);
    }

    private static bool[] Marks(SpeechGate gate, AudioClip sound)
    {
        var marks = new List<bool>();
        for (var start = 0; start + Frame <= sound.Length; start += Frame)
        {
            gate.Push(sound.Samples.Slice(start, Frame));
            marks.Add(gate.Speaking);
        }

        return [.. marks];
    }

    private static int Starts(AudioClip sound, out SpeechGate gate)
    {
        gate = Run(sound, out var starts);
        return starts;
    }

    private static SpeechGate Run(AudioClip sound, out int starts)
    {
        var gate = new SpeechGate(16_000, 0.01, new TrackerSettings());
        var marks = Marks(gate, sound);
        starts = marks.Zip(marks.Prepend(false)).Count(pair => pair.First && !pair.Second);
        return gate;
    }

    // Poles by Kellet for -3 dB an octave.
    private static AudioClip Pink(double seconds)
    {
        var white = TestSignal.Noise(seconds, deviation: 1, seed: 9).Samples;
        var samples = new float[white.Length];
        var (b0, b1, b2) = (0.0, 0.0, 0.0);
        for (var n = 0; n < samples.Length; n++)
        {
            b0 = 0.99765 * b0 + white[n] * 0.0990460;
            b1 = 0.96300 * b1 + white[n] * 0.2965164;
            b2 = 0.57000 * b2 + white[n] * 1.0526913;
            samples[n] = (float)(0.03 * (b0 + b1 + b2 + white[n] * 0.1848));
        }

        return new AudioClip(samples, 16_000);
    }
}
