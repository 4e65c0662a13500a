using SerWorkbook.Speech.Tests.Features;

namespace SerWorkbook.Speech.Tests.Tracking;

public sealed class EmotionTrackerTests(ITestOutputHelper output)
{
    private static readonly EmotionModel Model = HandmadeModel.Of(FeatureSet.SerFull);

    [Fact]
    public void A_dialogue_is_followed_from_rest_to_rest()
    {
        var events = TrackerSounds.Events(new EmotionTracker(Model, 16_000), TrackerSounds.Dialogue(), 1_600);
        foreach (var item in events)
        {
            output.WriteLine($"{item.Seconds:0.00} {item.SoundSeconds:0.00} {item.Kind} {item.Answer} {item.Confidence:0.00}");
        }

        Assert.Equal(
            ["no speech", HandmadeModel.Low, "no speech", HandmadeModel.High, "no speech"],
            events.Where(item => item.Kind == TrackerEventKind.EmotionChanged).Select(item => item.Answer).Prepend("no speech")
        );
        var speech = events.Where(item => item.Kind is TrackerEventKind.SpeechStarted or TrackerEventKind.SpeechEnded).ToArray();
        Assert.Equal(
            [TrackerEventKind.SpeechStarted, TrackerEventKind.SpeechEnded, TrackerEventKind.SpeechStarted, TrackerEventKind.SpeechEnded],
            speech.Select(item => item.Kind)
        );

        // The voices start with up to 0.25 s of gap or hiss and may end with one.
        Assert.InRange(speech[0].SoundSeconds, 1.95, 2.4);
        Assert.InRange(speech[0].Seconds - speech[0].SoundSeconds, 0, 0.35);
        Assert.InRange(speech[1].SoundSeconds, 4.6, 5.1);
        Assert.Equal(0.5, speech[1].Seconds - speech[1].SoundSeconds, 1e-9);
        Assert.InRange(speech[2].SoundSeconds, 6.95, 7.4);
        Assert.All(events, item => Assert.True(item.SoundSeconds <= item.Seconds));
        Assert.Equal(events.Select(item => item.Seconds).Order(), events.Select(item => item.Seconds));
    }

    [Fact]
    public void Every_window_gets_the_probabilities_of_a_batch_prediction()
    {
        foreach (var set in FeatureSet.All)
        {
            var model = HandmadeModel.Of(set, set == FeatureSet.GeMaps ? "F0semitoneFrom27.5Hz_sma3nz_amean" : "f0_mean");
            var clip = TrackerSounds.Dialogue();
            var tracker = new EmotionTracker(model, 16_000, new TrackerSettings { WindowSeconds = 1.5 });
            var compared = 0;
            tracker.WindowEnded = () =>
            {
                if (tracker.State.Predictions > compared)
                {
                    compared++;
                    var end = (int)Math.Round(tracker.State.Seconds * 16_000);
                    var expected = model.Predict(clip.Samples[(end - 24_000)..end], 16_000);
                    Assert.Equal(expected.Probabilities.Select(pair => pair.Value), tracker.State.WindowProbabilities.ToArray());
                    Assert.Equal(expected.Doubt, tracker.State.WindowDoubt);
                }
            };
            tracker.Push(clip.Samples);
            tracker.Complete();
            Assert.True(compared > 15, $"Only {compared} windows of {set.Id} were predicted.");
        }
    }

    [Theory]
    [InlineData(8_000)]
    [InlineData(44_100)]
    [InlineData(48_000)]
    public void At_other_rates_the_windows_are_those_of_a_file(int rate)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("dialogue.wav");
        WavWriter.Write(path, TrackerSounds.Dialogue(rate));
        var timeline = EmotionTimeline.Of(Model, WavReader.Read(path), new TrackerSettings { LeastSpeechSeconds = 0 });
        var batch = Model.PredictWindows(WavFile.Open(path), path, 2, 0.25).ToArray();
        var compared = 0;
        double[] before = [0.5, 0.5];
        foreach (var (hop, window) in timeline.Hops.Zip(batch))
        {
            Assert.Equal(hop.Seconds, window.Start + window.Seconds, 1e-9);
            if (!hop.WindowProbabilities.SequenceEqual(before))
            {
                Assert.Equal(window.Prediction.Probabilities.Select(pair => pair.Value), hop.WindowProbabilities);
                before = [.. hop.WindowProbabilities];
                compared++;
            }
        }

        Assert.True(compared > 20, $"Only {compared} windows were compared.");
    }

    [Theory]
    [InlineData(8_000)]
    [InlineData(16_000)]
    [InlineData(44_100)]
    [InlineData(48_000)]
    public void Blocks_of_any_size_give_the_same_events(int rate)
    {
        var clip = TrackerSounds.Dialogue(rate);
        var settings = new TrackerSettings { WindowSeconds = 1, Rules = [new TrackerRule("loud", HandmadeModel.High, 1)] };
        var tracker = new EmotionTracker(HandmadeModel.Of(FeatureSet.MelStats), rate, settings);
        var expected = TrackerSounds.Events(tracker, clip, 48_000);
        Assert.Contains(expected, item => item.Kind == TrackerEventKind.RuleMet && item.Rule == "loud");
        foreach (var block in new[] { 1, 7, 160, 4_096, clip.Length })
        {
            tracker.Reset();
            Assert.Equal(expected, TrackerSounds.Events(tracker, clip, block));
        }
    }

    [Fact]
    public void A_recording_gives_the_events_of_the_live_sound()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("dialogue.wav");
        WavWriter.Write(path, TrackerSounds.Dialogue());
        using var file = WavFile.Open(path);
        var clip = WavReader.Read(path);
        var live = TrackerSounds.Events(new EmotionTracker(Model, 16_000), clip, 333);
        Assert.Equal(live, EmotionTimeline.Of(Model, file).Events);
        Assert.Equal(live, EmotionTimeline.Of(Model, clip).Events);
    }

    [Fact]
    public void Segments_cover_the_recording_without_gaps()
    {
        var clip = TrackerSounds.Dialogue();
        var timeline = EmotionTimeline.Of(Model, clip);
        Assert.Equal(clip.Seconds, timeline.Seconds, 1e-9);
        Assert.Equal(0, timeline.Segments[0].Start);
        Assert.Equal(timeline.Seconds, timeline.Segments[^1].End);
        Assert.All(timeline.Segments.Zip(timeline.Segments.Skip(1)), pair => Assert.Equal(pair.First.End, pair.Second.Start));
        Assert.All(timeline.Segments.Where(segment => segment.Doubt == PredictionDoubt.None), s => Assert.InRange(s.Confidence, 0.5, 1));
    }

    [Fact]
    public void A_clip_shorter_than_a_window_is_predicted_as_it_is()
    {
        var clip = TestSignal.Join(TestSignal.Silence(0.1), TrackerSounds.Voice(230, 1.2));
        var timeline = EmotionTimeline.Of(Model, clip, new TrackerSettings { LeastSpeechSeconds = 0.2, HangoverSeconds = 1 });
        Assert.Equal(
            Model.Predict(clip.Samples, 16_000).Probabilities.Select(pair => pair.Value),
            Assert.Single(timeline.Hops).WindowProbabilities
        );
        Assert.Equal(HandmadeModel.High, timeline.Hops[0].Emotion);
    }

    [Fact]
    public void A_model_that_needs_a_speaker_learns_one_from_two_utterances()
    {
        var model = HandmadeModel.Of(FeatureSet.SerFull, perSpeaker: true);
        var tracker = new EmotionTracker(model, 16_000);
        var answers = new List<string>();
        foreach (var (hertz, seed) in new[] { (150, 1), (190, 2), (170, 3), (240, 4), (110, 5) })
        {
            tracker.Push(TrackerSounds.InRoom(TestSignal.Join(TrackerSounds.Voice(hertz, 3, seed), TestSignal.Silence(1))).Samples);
            answers.Add(tracker.State.SpeakerUtterances < 2 ? "" : model.Labels[tracker.State.WindowProbabilities[0] > 0.5 ? 0 : 1]);
            Assert.Equal(answers.Count, tracker.State.SpeakerUtterances);
        }

        // The last two lie outside what was heard before, above and below.
        Assert.Equal([HandmadeModel.High, HandmadeModel.Low], answers[^2..]);
    }

    [Fact]
    public void A_speakers_mean_moves_to_that_of_the_training_clips()
    {
        // The middle of the model lies far above this voice, so that all of it is "calm" at first.
        var model = HandmadeModel.Of(FeatureSet.SerFull, middle: 40);
        var settings = new TrackerSettings { AdaptToSpeaker = true };
        var tracker = new EmotionTracker(model, 16_000, settings);
        var firstOfHigh = 0.0;
        for (var utterance = 0; utterance < 12; utterance++)
        {
            var voice = TrackerSounds.Voice(utterance % 2 == 0 ? 120 : 190, 2, utterance);
            tracker.Push(TrackerSounds.InRoom(TestSignal.Join(voice, TestSignal.Silence(1))).Samples);
            firstOfHigh = utterance == 1 ? tracker.State.WindowProbabilities[1] : firstOfHigh;
        }

        Assert.True(firstOfHigh < 0.1, $"{firstOfHigh}");
        Assert.True(tracker.State.WindowProbabilities[1] > 4 * firstOfHigh, $"{tracker.State.WindowProbabilities[1]}");
    }

    [Fact]
    public void Unusable_samples_are_refused_and_none_is_taken()
    {
        var tracker = new EmotionTracker(Model, 16_000);
        tracker.Push(new float[800]);
        var bad = new float[3_200];
        bad[1_700] = float.NaN;
        Assert.Contains(
            "its sample 1700 of 3200 is not a finite number",
            Assert.Throws<InvalidAudioException>(() => tracker.Push(bad)).Message,
            StringComparison.Ordinal
        );
        bad[1_700] = 30_000;
        Assert.Contains(
            "above full scale",
            Assert.Throws<InvalidAudioException>(() => tracker.Push(bad)).Message,
            StringComparison.Ordinal
        );
        Assert.Equal(0.05, tracker.State.Seconds, 1e-9);
        tracker.Complete();
        Assert.Throws<InvalidOperationException>(() => tracker.Push(new float[1]));
        tracker.Reset();
        tracker.Push(new float[1]);
    }

    [Fact]
    public void Settings_that_cannot_work_are_refused_in_one_sentence()
    {
        (TrackerSettings Settings, string Sentence)[] cases =
        [
            (new TrackerSettings { WindowSeconds = 0.1 }, "the window is 0.1 s; it must be from 0.2 to 30 s"),
            (new TrackerSettings { WindowSeconds = double.NaN }, "the window is NaN s"),
            (new TrackerSettings { HopSeconds = 3 }, "the hop is 3 s; it must be from 0.05 to 2 s"),
            (new TrackerSettings { HopSeconds = 0.255 }, "the hop is 0.255 s; it must be a multiple of 0.01 s"),
            (new TrackerSettings { Margin = -0.1 }, "the margin is -0.1; it must be from 0 to 1"),
            (new TrackerSettings { RestSeconds = 0.2 }, "the time to rest is 0.2 s; it must be from 0.5 to 60 s"),
            (new TrackerSettings { RestLabel = " " }, "the label at rest is empty"),
            (new TrackerSettings { Rules = [new TrackerRule("x", "sleepy", 10)] }, "waits for 'sleepy'; the model knows calm, angry"),
            (new TrackerSettings { Rules = [new TrackerRule("x", "calm", 0)] }, "the rule 'x' waits for 0 s; it must be above 0"),
        ];
        foreach (var (settings, sentence) in cases)
        {
            var fault = Assert.Throws<SerException>(() => new EmotionTracker(Model, 16_000, settings));
            Assert.Contains(sentence, fault.Message, StringComparison.Ordinal);
        }

        Assert.Contains(
            "8000 to 192000 Hz",
            Assert.Throws<SerException>(() => new EmotionTracker(Model, 4_000)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Events_that_nobody_reads_are_bounded()
    {
        var settings = new TrackerSettings
        {
            WindowSeconds = 0.5,
            LeastSpeechSeconds = 0.5,
            HangoverSeconds = 0.1,
            RestSeconds = 0.1,
        };
        var tracker = new EmotionTracker(HandmadeModel.Of(FeatureSet.MelStats), 16_000, settings);
        var phrase = TrackerSounds.InRoom(TestSignal.Join(SyntheticVoice.Speak(120, "a", 0.45, 3).Clip, TestSignal.Silence(0.4)));
        for (var i = 0; i < 600; i++)
        {
            tracker.Push(phrase.Samples);
        }

        var read = 0;
        while (tracker.TryRead(out _))
        {
            read++;
        }

        Assert.Equal(1_024, read);
        Assert.True(tracker.LostEvents > 0);
    }
}
