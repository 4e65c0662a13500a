using SerWorkbook.Evaluation.Auditing;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Evaluation.Auditing;

[Collection(SpokenClips.Name)]
public sealed class CopyTests(SpokenClips spoken)
{
    private const string Planted = "planted.wav";

    [Theory]
    [InlineData("as it is")]
    [InlineData("44.1 kHz")]
    [InlineData("8 kHz")]
    [InlineData("8 bits")]
    [InlineData("float")]
    [InlineData("coarse as by mu-law")]
    [InlineData("20 dB softer")]
    [InlineData("louder and clipped")]
    [InlineData("upside down")]
    [InlineData("3 samples later")]
    [InlineData("behind 2.37 s of silence")]
    [InlineData("1 s cut out")]
    [InlineData("44.1 kHz, softer, cut, coarse")]
    public void A_copy_is_found_whatever_was_done_to_it(string what)
    {
        using var corpus = new PlantedCorpus();
        var original = spoken.Corpus.Utterances.First(utterance => utterance.SampleRate == 16_000);
        foreach (
            var utterance in spoken.Corpus.Utterances.Where(utterance =>
                utterance.Speaker == original.Speaker || utterance.Sentence == original.Sentence
            )
        )
        {
            corpus.Add(
                utterance.Path.Replace('/', '-'),
                utterance.Speaker,
                utterance.Emotion,
                utterance.Sentence!,
                WavWriter.ToBytes(spoken.Corpus.Read(utterance))
            );
        }

        corpus.Add(Planted, "somebody", original.Emotion, "another", Change(spoken.Corpus.Read(original), what));
        var report = PlantedCorpus.Audit(corpus.Open());
        var copy = Assert.Single(report.Copies);
        Assert.Equal((original.Path.Replace('/', '-'), Planted), (copy.First, copy.Second));
        Assert.True(report.HasLeak);
        var check = Assert.Single(report.Checks, check => check.Verdict == AuditVerdict.Leak);
        Assert.Equal(what == "as it is" ? "identical files" : "copied audio", check.Name);
        var example = Assert.Single(check.Examples);
        Assert.Equal(
            new[] { copy.First, Planted }.Order(StringComparer.Ordinal),
            new[] { example.Train, example.Test }.Order(StringComparer.Ordinal)
        );
        if (what == "behind 2.37 s of silence")
        {
            Assert.Equal(-2.37, copy.Lag, 0.001);
        }
    }

    [Fact]
    public void Takes_of_one_sentence_by_one_voice_are_no_copies()
    {
        Assert.Empty(spoken.Survey.Copies);
        Assert.Equal(spoken.Corpus.Utterances.Count, spoken.Survey.Traits.Count);
    }

    [Fact]
    public void The_survey_does_not_depend_on_threads()
    {
        var one = AudioSurvey.Of(spoken.Corpus, 1);
        Assert.Equal(
            spoken.Survey.Traits.OrderBy(t => t.Key, StringComparer.Ordinal),
            one.Traits.OrderBy(t => t.Key, StringComparer.Ordinal)
        );
        Assert.Equal(spoken.Survey.Copies, one.Copies);
    }

    [Fact]
    public void Many_copies_of_one_recording_are_named_once_each()
    {
        using var corpus = new PlantedCorpus();
        var clip = spoken.Corpus.Read(spoken.Corpus.Utterances[0]);
        for (var i = 0; i < 12; i++)
        {
            corpus.Add($"{i:00}.wav", $"s{i % 3}", $"{i % 2}", "1", WavWriter.ToBytes(PlantedCorpus.Map(clip, sample => sample / (1 + i))));
        }

        var copies = AudioSurvey.Of(corpus.Open(), 2).Copies;
        Assert.Equal(11, copies.Count);
        Assert.Equal(11, copies.Select(copy => copy.Second).Distinct().Count());
        Assert.All(copies, copy => Assert.True(copy.Correlation > 0.99));
    }

    [Fact]
    public void Silence_hum_and_a_tone_have_no_copies()
    {
        using var corpus = new PlantedCorpus();
        corpus.Add(
            "click.wav",
            "a",
            "x",
            "1",
            WavWriter.ToBytes(TestSignal.Join(TestSignal.Silence(1), TestSignal.Noise(0.05), TestSignal.Silence(1)))
        );
        corpus.Add(
            "click2.wav",
            "b",
            "y",
            "1",
            WavWriter.ToBytes(TestSignal.Join(TestSignal.Silence(1.2), TestSignal.Noise(0.05, seed: 2), TestSignal.Silence(1)))
        );
        corpus.Add("hum.wav", "a", "x", "1", WavWriter.ToBytes(TestSignal.Sine(50, 2)));
        corpus.Add("hum2.wav", "b", "y", "1", WavWriter.ToBytes(Augmentation.AddNoise(TestSignal.Sine(50, 2.2), 30, 1)));
        corpus.Add("noise.wav", "a", "x", "1", WavWriter.ToBytes(TestSignal.Noise(2, seed: 3)));
        corpus.Add("noise2.wav", "b", "y", "1", WavWriter.ToBytes(TestSignal.Noise(2, seed: 4)));
        corpus.Add("short.wav", "b", "y", "1", WavWriter.ToBytes(TestSignal.Noise(0.12, seed: 5)));
        Assert.Empty(AudioSurvey.Of(corpus.Open(), 2).Copies);
    }

    private static byte[] Change(AudioClip clip, string what) =>
        what switch
        {
            "as it is" => WavWriter.ToBytes(clip),
            "44.1 kHz" => WavWriter.ToBytes(Resampler.To(clip, 44_100)),
            "8 kHz" => WavWriter.ToBytes(Resampler.To(clip, 8_000)),
            "8 bits" => PlantedCorpus.As8Bit(PlantedCorpus.Map(clip, sample => sample * 0.9f / clip.Peak())),
            "float" => PlantedCorpus.AsFloat(PlantedCorpus.Map(clip, sample => sample * 1.234f)),
            "coarse as by mu-law" => WavWriter.ToBytes(PlantedCorpus.Map(clip, Coarse)),
            "20 dB softer" => WavWriter.ToBytes(PlantedCorpus.Map(clip, sample => sample * 0.1f)),
            "louder and clipped" => WavWriter.ToBytes(PlantedCorpus.Map(clip, sample => sample * 2 / clip.Peak())),
            "upside down" => WavWriter.ToBytes(PlantedCorpus.Map(clip, sample => -sample)),
            "3 samples later" => WavWriter.ToBytes(clip.Slice(3, clip.Length - 3)),
            "behind 2.37 s of silence" => WavWriter.ToBytes(TestSignal.Join(TestSignal.Silence(2.37, clip.SampleRate), clip)),
            "1 s cut out" => WavWriter.ToBytes(clip.Slice(clip.SampleRate / 3, clip.SampleRate)),
            _ => WavWriter.ToBytes(
                PlantedCorpus.Map(Resampler.To(clip.Slice(4321, clip.Length - 4321), 44_100), sample => Coarse(sample * 0.5f))
            ),
        };

    // The steps of mu-law (ITU-T G.711) in their continuous form, 127 on either side.
    private static float Coarse(float sample)
    {
        var step = Math.Round(127 * Math.Log(1 + 255 * Math.Min(1, Math.Abs(sample))) / Math.Log(256));
        return (float)(Math.Sign(sample) * (Math.Pow(256, step / 127) - 1) / 255);
    }
}
