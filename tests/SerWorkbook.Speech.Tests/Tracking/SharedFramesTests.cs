using SerWorkbook.Speech.Features.Columns;
using SerWorkbook.Speech.Features.SerFull;

namespace SerWorkbook.Speech.Tests.Tracking;

public sealed class SharedFramesTests
{
    private const int Hop = 4_000;

    [Theory]
    [InlineData(16_000, Hop)]
    [InlineData(32_000, Hop)]
    [InlineData(23_456, 160)]
    [InlineData(24_000, 1_000)]
    [InlineData(300, 160)]
    [InlineData(480, 160)]
    public void Overlapping_windows_are_as_if_each_were_measured_alone(int length, int hop)
    {
        var stream = Stream().Samples;
        var (shared, alone) = ((IWindowAnalyser)FeatureSet.SerFull.CreateAnalyser(), FeatureSet.SerFull.CreateAnalyser());
        var (with, without) = (new float[shared.Columns.Count], new float[shared.Columns.Count]);
        for (var start = 0; start + length <= stream.Length && start < 100 * hop; start += hop)
        {
            shared.Analyse(stream.Slice(start, length), start, with);
            alone.Push(stream.Slice(start, length));
            alone.Complete(without);
            Assert.Equal(without, with);
        }
    }

    [Fact]
    public void Another_stream_shares_nothing_with_the_one_before()
    {
        var (first, second) = (Stream(), TrackerSounds.InRoom(TrackerSounds.Voice(200, 3, seed: 8)));
        var (shared, alone) = ((IWindowAnalyser)FeatureSet.SerFull.CreateAnalyser(), FeatureSet.SerFull.CreateAnalyser());
        var (with, without) = (new float[shared.Columns.Count], new float[shared.Columns.Count]);
        shared.Analyse(first.Samples[..32_000], 0, with);
        shared.Forget();
        shared.Analyse(second.Samples[..32_000], 0, with);
        alone.Push(second.Samples[..32_000]);
        alone.Complete(without);
        Assert.Equal(without, with);
    }

    // Counts what is computed anew, as time depends on the machine.
    [Fact]
    public void A_hop_measures_its_new_frames_and_the_edges_only()
    {
        var stream = Stream().Samples;
        var analyser = new SerFullAnalyser();
        var vector = new float[analyser.Columns.Count];
        analyser.Analyse(stream[..32_000], 0, vector);
        var before = analyser.DescribedFrames;
        Assert.Equal(198, before);
        analyser.Analyse(stream.Slice(Hop, 32_000), Hop, vector);

        // 25 new ones, those at both edges, which look beyond the window, and one to have the spectrum before the new ones at hand.
        Assert.InRange(analyser.DescribedFrames - before, 25, 29);
    }

    [Fact]
    public void A_hop_allocates_nothing()
    {
        var model = HandmadeModel.Of(FeatureSet.SerFull);
        var tracker = new EmotionTracker(model, 48_000);
        var sound = new Resampler(16_000, 48_000).Process(Stream());
        Read(tracker, sound);
        var predictions = tracker.State.Predictions;
        Assert.Equal(0, Allocation.LeastOf(() => Read(tracker, sound)));
        Assert.True(tracker.State.Predictions > predictions);
    }

    [Fact]
    public void Hours_of_sound_take_no_more_memory_than_minutes()
    {
        // The gate, the windows and the decision run on two hours; the model is asked about a voice every minute.
        var tracker = new EmotionTracker(HandmadeModel.Of(FeatureSet.SerFull), 16_000);
        var minute = TestSignal.Join(TrackerSounds.InRoom(TrackerSounds.Voice(130, 2)), TrackerSounds.InRoom(TestSignal.Silence(58)));
        Read(tracker, minute);
        Read(tracker, minute);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 118; i++)
        {
            Read(tracker, minute);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
        Assert.Equal(7_200, tracker.State.Seconds, 1e-6);
        Assert.True(tracker.State.Predictions > 500, $"{tracker.State.Predictions}");
    }

    private static void Read(EmotionTracker tracker, AudioClip clip)
    {
        for (var start = 0; start < clip.Length; start += 4_096)
        {
            tracker.Push(clip.Samples[start..Math.Min(clip.Length, start + 4_096)]);
            while (tracker.TryRead(out _)) { }
        }
    }

    private static AudioClip Stream() =>
        TrackerSounds.InRoom(
            TestSignal.Join(
                TestSignal.Silence(0.5),
                TrackerSounds.Voice(110, 3),
                TestSignal.Silence(1),
                TrackerSounds.Voice(230, 2, seed: 2)
            )
        );
}
