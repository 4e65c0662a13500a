using System.Numerics.Tensors;
using SerWorkbook.Corpora.Demo.Script;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Corpora.Demo;

/// <summary>What the whole default corpus sounds like, measured in its samples.</summary>
public sealed class SpokenCorpusTests(SpokenCorpus corpus, ITestOutputHelper output) : IClassFixture<SpokenCorpus>
{
    public static TheoryData<string> AllVoices() => [.. VoiceList.All.Select(v => v.Name)];

    public static TheoryData<string> AngryVoices() =>
        [.. VoiceList.All.Where(v => v.Emotions.Contains(ActedEmotion.Angry)).Select(v => v.Name)];

    [Fact]
    public void Samples_are_finite_within_full_scale_and_without_offset() =>
        Assert.All(
            corpus.Clips,
            clip =>
            {
                var samples = clip.Utterance.Clip.Samples;
                Assert.Equal(clip.Voice.SampleRate, clip.Utterance.Clip.SampleRate);
                Assert.Equal(-1, samples.IndexOfAnyExceptInRange(-0.951f, 0.951f)); // NaN is in no range
                var rms = Math.Sqrt(TensorPrimitives.SumOfSquares(samples) / samples.Length);
                Assert.True(Math.Abs(TensorPrimitives.Sum(samples) / samples.Length) < 0.02 * rms, clip.Name);
                Assert.True(rms > 0.002, clip.Name);
            }
        );

    // A single sample that stands out has a step of 18 at 16 kHz; noise and bursts stay below 8.
    [Fact]
    public void No_clip_clicks() =>
        Assert.All(
            corpus.Clips,
            clip =>
            {
                var samples = clip.Utterance.Clip.Samples;
                var peak = clip.Utterance.Clip.Peak();
                Assert.True(clip.LargestStep < 10, $"{clip.Name} has a step of {clip.LargestStep} times what is around it");

                // Before and after the speech there is only the room.
                var edge = (int)(0.1 * clip.Utterance.Clip.SampleRate);
                Assert.True(TensorPrimitives.MaxMagnitude(samples[..edge]) < 0.3 * peak, clip.Name);
                Assert.True(TensorPrimitives.MaxMagnitude(samples[^edge..]) < 0.3 * peak, clip.Name);
            }
        );

    [Fact]
    public void Clips_are_as_long_as_short_sentences_are()
    {
        Assert.All(corpus.Clips, clip => Assert.InRange(clip.Utterance.Clip.Seconds, 1.2, 7.5));
        Assert.All(corpus.Clips.Where(c => c.Emotion == ActedEmotion.Neutral), clip => Assert.InRange(clip.Utterance.Clip.Seconds, 1.2, 4));
    }

    [Fact]
    public void Segments_follow_each_other_within_the_clip() =>
        Assert.All(
            corpus.Clips,
            clip =>
            {
                var segments = clip.Utterance.Segments;
                Assert.All(segments.Zip(segments.Skip(1)), pair => Assert.Equal(pair.First.EndSeconds, pair.Second.StartSeconds, 9));
                Assert.All(segments, s => Assert.True(s.EndSeconds > s.StartSeconds));
                Assert.True(segments[0].StartSeconds > 0.1 && segments[^1].EndSeconds < clip.Utterance.Clip.Seconds - 0.1, clip.Name);
                Assert.InRange(
                    clip.Utterance.F0.Hertz.Length / clip.Utterance.F0.FrameRate,
                    clip.Utterance.Clip.Seconds,
                    clip.Utterance.Clip.Seconds + 0.002
                );
            }
        );

    [Fact]
    public void The_F0_in_the_samples_is_the_F0_of_the_track()
    {
        var errors = corpus
            .Clips.SelectMany(c => c.F0.Where(f => f.Strength > 0.85).Select(f => (True: c.Utterance.F0.At(f.Time), Measured: f.Hertz)))
            .Where(f => f.True > 0)
            .Select(f => Math.Abs(f.Measured / f.True - 1))
            .Order()
            .ToArray();
        Assert.True(errors.Length > 10_000, $"only {errors.Length} frames are voiced");
        Assert.True(errors[errors.Length / 2] < 0.01, $"median deviation {errors[errors.Length / 2]}");
        Assert.True(
            errors.Count(e => e > 0.2) < 0.01 * errors.Length,
            $"{errors.Count(e => e > 0.2)} of {errors.Length} frames are off by a fifth"
        );
    }

    // The limits of the F0 tracker on voices whose F0 is known: gross errors (more than 20 %, over the frames voiced in both)
    // and voicing errors (over all frames). Noise at 10 dB hides soft voicing, which counts as a voicing error here.
    [Theory]
    [InlineData(false, 0.01, 0.05)]
    [InlineData(true, 0.01, 0.06)]
    public void The_F0_tracker_finds_the_F0_of_the_track(bool noisy, double mostGross, double mostVoicing)
    {
        var (frames, voicedInBoth, gross, voicing) = (0, 0, 0, 0);
        foreach (var utterance in corpus.Clips.Select(c => c.Utterance))
        {
            var clip = noisy ? Augmentation.AddNoise(utterance.Clip, snrDb: 10, seed: 1) : utterance.Clip;
            var track = new F0Tracker(clip.SampleRate).Track(clip);
            for (var i = 0; i < track.Frames; i++)
            {
                var (found, truth) = (track.Hertz[i], utterance.F0.At(track.FrameTime(i)));
                frames++;
                voicing += found > 0 != truth > 0 ? 1 : 0;
                voicedInBoth += found > 0 && truth > 0 ? 1 : 0;
                gross += found > 0 && truth > 0 && Math.Abs(found / truth - 1) > 0.2 ? 1 : 0;
            }
        }

        var (grossShare, voicingShare) = ((double)gross / voicedInBoth, (double)voicing / frames);
        output.WriteLine($"gross errors {grossShare:P2}, voicing errors {voicingShare:P2} over {frames} frames");
        Assert.True(
            frames > 60_000 && grossShare < mostGross && voicingShare < mostVoicing,
            $"gross {grossShare:P2}, voicing {voicingShare:P2}"
        );
    }

    [Fact]
    public void Unvoiced_sounds_have_no_F0_and_vowels_have_one()
    {
        foreach (var clip in corpus.Clips)
        {
            foreach (var segment in clip.Utterance.Segments.Where(s => s.EndSeconds - s.StartSeconds > 0.05))
            {
                var f0 = clip.Utterance.F0.At((segment.StartSeconds + segment.EndSeconds) / 2);
                if (segment.Phoneme is "S" or "SH" or "F" or "TH" or "SIL")
                {
                    Assert.Equal(0, f0);
                }
                else if (segment is { IsSpeech: true, Phoneme: "IY" or "EH" or "AE" or "AA" or "EY" or "AY" })
                {
                    Assert.InRange(f0, 55, 500);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(AllVoices))]
    public void Neutral_speech_has_the_voices_mean_F0(string name)
    {
        var voice = VoiceList.Find(name);
        Assert.InRange(corpus.Mean(voice, ActedEmotion.Neutral, c => c.MeanF0), 0.95 * voice.F0Hz, 1.06 * voice.F0Hz);
    }

    [Theory]
    [MemberData(nameof(AngryVoices))]
    public void Anger_is_louder_higher_and_brighter_than_neutral(string name)
    {
        var voice = VoiceList.Find(name);
        Assert.True(Change(voice, ActedEmotion.Angry, c => c.LevelDb) > 3);
        Assert.True(Semitones(voice, ActedEmotion.Angry) > 0.8);
        Assert.True(Change(voice, ActedEmotion.Angry, c => c.BrightnessDb) > 1.5);
    }

    [Theory]
    [MemberData(nameof(AllVoices))]
    public void Sleepiness_is_slower_lower_and_softer_than_neutral(string name)
    {
        var voice = VoiceList.Find(name);
        Assert.True(Ratio(voice, ActedEmotion.Sleepy) > 1.05);
        Assert.True(Semitones(voice, ActedEmotion.Sleepy) < -0.8);
        Assert.True(Change(voice, ActedEmotion.Sleepy, c => c.LevelDb) < -2);
    }

    [Theory]
    [MemberData(nameof(AllVoices))]
    public void Amusement_is_higher_and_louder_than_neutral(string name)
    {
        var voice = VoiceList.Find(name);
        Assert.True(Semitones(voice, ActedEmotion.Amused) > 0.8);
        Assert.True(Change(voice, ActedEmotion.Amused, c => c.LevelDb) > 0.5);
        Assert.Contains(true, corpus.Clips.Where(c => c.Voice == voice && c.Emotion == ActedEmotion.Amused).Select(Laughs));
    }

    [Fact]
    public void Nobody_laughs_or_yawns_who_is_neutral_or_angry() =>
        Assert.DoesNotContain(true, corpus.Clips.Where(c => c.Emotion is ActedEmotion.Neutral or ActedEmotion.Angry).Select(Laughs));

    [Fact]
    public void Disgust_is_lower_and_slower_where_a_voice_acts_it_from_the_chest()
    {
        var sam = VoiceList.Find("sam");
        // Creak hides many low frames from an F0 measurement; the track does not.
        double TrackMean(ActedEmotion emotion) =>
            corpus.Mean(sam, emotion, c => c.Utterance.F0.Hertz.ToArray().Where(hz => hz > 0).Average());
        Assert.True(TrackMean(ActedEmotion.Disgusted) < 0.97 * TrackMean(ActedEmotion.Neutral));
        Assert.True(Ratio(sam, ActedEmotion.Disgusted) > 1.25);
    }

    [Fact]
    public void Voices_act_differently()
    {
        var durations = VoiceList.All.Select(v => Ratio(v, ActedEmotion.Sleepy)).ToArray();
        Assert.True(durations.Max() - durations.Min() > 0.3, string.Join(" ", durations));
        Assert.True(Semitones(VoiceList.Find("bea"), ActedEmotion.Angry) - Semitones(VoiceList.Find("jenie"), ActedEmotion.Angry) > 2);
    }

    [Fact]
    public void Takes_of_one_cell_differ()
    {
        var bea = corpus.Clips.Where(c => c.Voice.Name == "bea" && c.Emotion == ActedEmotion.Angry).Select(c => c.LevelDb).ToArray();
        Assert.True(bea.Max() - bea.Min() > 4);
    }

    private static bool Laughs(SpokenClip clip) => clip.Utterance.Segments.Any(s => !s.IsSpeech && s.Phoneme == "HH");

    private double Change(Voice voice, ActedEmotion emotion, Func<SpokenClip, double> measure) =>
        corpus.Mean(voice, emotion, measure) - corpus.Mean(voice, ActedEmotion.Neutral, measure);

    private double Ratio(Voice voice, ActedEmotion emotion) =>
        corpus.Mean(voice, emotion, c => c.Seconds) / corpus.Mean(voice, ActedEmotion.Neutral, c => c.Seconds);

    private double Semitones(Voice voice, ActedEmotion emotion) =>
        12 * Math.Log2(corpus.Mean(voice, emotion, c => c.MeanF0) / corpus.Mean(voice, ActedEmotion.Neutral, c => c.MeanF0));
}
