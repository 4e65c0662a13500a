using System.Text;
using SerWorkbook.Evaluation.Auditing;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Evaluation.Auditing;

public sealed class ShortcutTests
{
    [Theory]
    [InlineData("rate", "sampling rate")]
    [InlineData("bandwidth", "bandwidth")]
    [InlineData("bits", "sample format")]
    [InlineData("grid", "bits in use")]
    [InlineData("chunk", "header chunks")]
    [InlineData("size", "header sizes")]
    [InlineData("tag", "encoder tag")]
    [InlineData("offset", "DC offset")]
    [InlineData("gate", "digital silence")]
    public void A_trait_of_the_file_that_names_the_emotion_is_a_leak(string signature, string trait)
    {
        using var corpus = PlantedCorpus.Plain((emotion, clip) => Sign(signature, emotion, clip));
        var report = PlantedCorpus.Audit(corpus.Open());
        var check = Assert.Single(report.Checks, check => check.Verdict == AuditVerdict.Leak);
        Assert.Equal("file format", check.Name);
        var score = report.Baselines.Single(score => score.Name == "file format");
        Assert.True(score.Uar > 0.6, $"{score}");
        if (signature is not ("bits" or "chunk"))
        {
            Assert.Equal(trait, score.Strongest);
        }
    }

    [Fact]
    public void A_codec_that_goes_with_the_emotion_is_a_leak_and_one_that_goes_with_the_speaker_a_warning()
    {
        using var byEmotion = PlantedCorpus.Plain((emotion, clip) => emotion == 1 ? AsMuLaw(clip) : WavWriter.ToBytes(clip));
        var opened = byEmotion.Open();
        Assert.Equal(["PCM", "mu-law"], opened.Utterances.Select(utterance => utterance.Codec).Distinct().Order(StringComparer.Ordinal));
        var report = PlantedCorpus.Audit(opened);
        Assert.True(report.HasLeak);
        Assert.Equal(AuditVerdict.Warning, CodecCheck(report).Verdict);
        Assert.Equal(
            "The codecs are PCM and mu-law; Cramér's V of codec and emotion is 0.99, of codec and speaker 0.00.",
            CodecCheck(report).Finding
        );

        var bySpeaker = opened.Utterances.Select(
            (utterance, i) => utterance with { Codec = utterance.Speaker == opened.Speakers[0] ? "MP3" : "PCM" }
        );
        var table = PlantedCorpus.TableOf(new Corpus("b", opened.Root, bySpeaker, []));
        var split = SerWorkbook.Evaluation.Protocols.Splits.LeaveOneSpeakerOut(table);
        Assert.Equal(AuditVerdict.Warning, CodecCheck(SplitAudit.Of(table, split, null, 1)).Verdict);
    }

    [Fact]
    public void Plain_files_are_none()
    {
        using var corpus = PlantedCorpus.Plain();
        var report = PlantedCorpus.Audit(corpus.Open());
        Assert.False(report.HasLeak);
        Assert.Equal(AuditVerdict.Good, report.Checks.Single(check => check.Name == "file format").Verdict);
        Assert.Equal(AuditVerdict.Good, report.Checks.Single(check => check.Name == "cues without speech").Verdict);
        Assert.Equal(1.0 / 3, report.Baselines.Single(score => score.Name == "class prior").Uar, 1e-9);
    }

    [Fact]
    public void Loudness_that_names_the_emotion_is_a_warning()
    {
        using var corpus = PlantedCorpus.Plain(
            (emotion, clip) => WavWriter.ToBytes(PlantedCorpus.Map(clip, sample => sample * (0.2f + 0.3f * emotion)))
        );
        var report = PlantedCorpus.Audit(corpus.Open());
        Assert.False(report.HasLeak);
        Assert.True(report.Baselines.Single(score => score.Name == "loudness").Uar > 0.9);
        Assert.Equal(AuditVerdict.Warning, report.Checks.Single(check => check.Name == "cues without speech").Verdict);
        Assert.Equal(AuditVerdict.Warning, report.Checks.Single(check => check.Name == "level and emotion").Verdict);
    }

    [Fact]
    public void Without_audio_rates_and_lengths_are_still_looked_at()
    {
        using var corpus = PlantedCorpus.Plain((emotion, clip) => Sign("rate", emotion, clip));
        var table = PlantedCorpus.TableOf(corpus.Open());
        var report = SplitAudit.Of(table, SerWorkbook.Evaluation.Protocols.Splits.LeaveOneSpeakerOut(table), null, 1);
        Assert.False(report.HeardAudio);
        Assert.True(report.HasLeak);
        Assert.Equal(AuditVerdict.Warning, report.Checks.Single(check => check.Name == "sampling rate and emotion").Verdict);
    }

    [Fact]
    public void A_model_no_better_than_the_file_format_is_a_leak()
    {
        // Three of five files of each emotion carry its signature.
        var number = 0;
        using var corpus = PlantedCorpus.Plain((emotion, clip) => Sign("tag", number++ % 5 < 3 ? emotion : number % 3, clip));
        var opened = corpus.Open();
        var table = PlantedCorpus.TableOf(opened);
        var split = SerWorkbook.Evaluation.Protocols.Splits.LeaveOneSpeakerOut(table);
        var survey = AudioSurvey.Of(opened, 2);
        var format = SplitAudit.Of(table, split, survey, 1).Baselines.Single(score => score.Name == "file format");
        Assert.True(format.IsClear);
        Assert.True(SplitAudit.Of(table, split, survey, 1, modelUar: format.Uar).HasLeak);
    }

    private static AuditCheck CodecCheck(AuditReport report) => report.Checks.Single(check => check.Name == "codec, emotion and speaker");

    private static byte[] AsMuLaw(AudioClip clip)
    {
        byte[] codes = [.. clip.Samples.ToArray().Select(sample => MuLaw((int)(sample * 32767)))];
        var header = PlantedCorpus.As8Bit(clip)[..44];
        header[20] = 7;
        return [.. header, .. codes];
    }

    // ITU-T G.711: a bias of 33 in 14 bits, three bits of segment, four of step, all inverted.
    private static byte MuLaw(int sample)
    {
        var magnitude = Math.Min(Math.Abs(sample) + 132, 32_767);
        var segment = System.Numerics.BitOperations.Log2((uint)magnitude) - 7;
        return (byte)~((sample < 0 ? 0x80 : 0) | (segment << 4) | ((magnitude >> (segment + 3)) & 15));
    }

    private static byte[] Sign(string signature, int emotion, AudioClip clip) =>
        signature switch
        {
            "rate" => WavWriter.ToBytes(Resampler.To(clip, new[] { 16_000, 22_050, 44_100 }[emotion])),
            "bandwidth" => WavWriter.ToBytes(Resampler.To(Resampler.To(clip, new[] { 16_000, 12_000, 8_000 }[emotion]), 16_000)),
            "bits" => emotion switch
            {
                0 => WavWriter.ToBytes(clip),
                1 => PlantedCorpus.As8Bit(clip),
                _ => PlantedCorpus.AsFloat(clip),
            },
            "grid" => WavWriter.ToBytes(
                PlantedCorpus.Map(clip, sample => MathF.Round(sample * (1 << (7 + 3 * emotion))) / (1 << (7 + 3 * emotion)))
            ),
            "chunk" => PlantedCorpus.WithChunk(clip, new[] { "JUNK", "bext", "PAD " }[emotion], new byte[32]),
            "size" => PlantedCorpus.WithChunk(clip, "JUNK", new byte[16 + 2 * emotion]),
            "tag" => PlantedCorpus.WithChunk(clip, "LIST", [.. "INFOISFT"u8, 4, 0, 0, 0, .. Encoding.ASCII.GetBytes($"enc{emotion}")]),
            "offset" => WavWriter.ToBytes(PlantedCorpus.Map(clip, sample => sample + 0.004f * emotion)),
            _ => WavWriter.ToBytes(TestSignal.Join(clip, TestSignal.Silence(new[] { 0, 0.03, 0.2 }[emotion]))),
        };
}
