using SerWorkbook.Speech.Tests.Features;

namespace SerWorkbook.Speech.Tests.Tracking;

/// <summary>Sounds for trackers: voices between pauses, with a room's noise below.</summary>
internal static class TrackerSounds
{
    private const double RoomDeviation = 0.0003;

    /// <summary>A voice of one F0, 16 kHz.</summary>
    public static AudioClip Voice(double hertz, double seconds, int seed = 1) => SyntheticVoice.Speak(hertz, "a", seconds, seed).Clip;

    /// <summary>Adds the noise of a quiet room, -70 dB of full scale.</summary>
    public static AudioClip InRoom(AudioClip clip, double deviation = RoomDeviation, int seed = 5)
    {
        var noise = TestSignal.Noise(clip.Seconds + 0.01, clip.SampleRate, deviation, seed);
        var samples = clip.Samples.ToArray();
        for (var n = 0; n < samples.Length; n++)
        {
            samples[n] += noise.Samples[n];
        }

        return new AudioClip(samples, clip.SampleRate);
    }

    /// <summary>Two seconds of pause, three of a low voice, two of pause, three of a high voice, two of pause.</summary>
    public static AudioClip Dialogue(int sampleRate = 16_000)
    {
        var joined = InRoom(
            TestSignal.Join(TestSignal.Silence(2), Voice(110, 3), TestSignal.Silence(2), Voice(230, 3, seed: 2), TestSignal.Silence(2))
        );
        return sampleRate == 16_000 ? joined : new Resampler(16_000, sampleRate).Process(joined);
    }

    /// <summary>All events of a sound that comes in blocks.</summary>
    public static List<TrackerEvent> Events(EmotionTracker tracker, AudioClip clip, int block)
    {
        var events = new List<TrackerEvent>();
        for (var start = 0; start < clip.Length; start += block)
        {
            tracker.Push(clip.Samples.Slice(start, Math.Min(block, clip.Length - start)));
            while (tracker.TryRead(out var item))
            {
                events.Add(item);
            }
        }

        tracker.Complete();
        while (tracker.TryRead(out var item))
        {
            events.Add(item);
        }

        return events;
    }
}
