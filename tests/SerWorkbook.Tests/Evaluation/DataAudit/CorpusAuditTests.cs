using SerWorkbook.Evaluation.Auditing;
using SerWorkbook.Speech;
using SerWorkbook.Tests.Evaluation.Auditing;

namespace SerWorkbook.Tests.Evaluation.DataAudit;

public sealed class CorpusAuditTests
{
    private static readonly string[] Topics =
    [
        "emotions",
        "speakers and emotions",
        "speakers",
        "sex of speakers",
        "sentences",
        "names",
        "who and what is meant",
        "published counts",
        "files left out",
        "sampling rates",
        "codecs",
        "sample formats",
        "bits in use",
        "bandwidth",
        "level",
        "near silence",
        "clipping",
        "DC offset",
        "digital silence",
        "length",
        "silence at the ends",
        "copies",
    ];

    [Fact]
    public void A_sound_corpus_has_no_warning_but_the_one_sex_of_its_speakers()
    {
        using var planted = PlantedCorpus.Plain();
        var audit = AuditOf(planted);
        Assert.Equal(Topics, audit.Findings.Select(finding => finding.Topic));
        Assert.Equal(["sex of speakers"], audit.Findings.Where(f => f.Verdict == AuditVerdict.Warning).Select(f => f.Topic));
        Assert.Equal(1, audit.Warnings);
        Assert.All(audit.Findings, finding => Assert.Equal(finding.Verdict == AuditVerdict.Good, finding.Effect.Length == 0));
    }

    // Each fault is planted into the recordings of emotion a, a third of all.
    [Theory]
    [InlineData("clipping")]
    [InlineData("DC offset")]
    [InlineData("digital silence")]
    [InlineData("near silence")]
    [InlineData("bandwidth")]
    [InlineData("bits in use")]
    [InlineData("sample formats")]
    [InlineData("sampling rates")]
    [InlineData("silence at the ends")]
    public void A_fault_of_one_emotion_is_found_where_it_is(string topic)
    {
        using var planted = PlantedCorpus.Plain((emotion, clip) => emotion == 0 ? Spoilt(topic, clip) : WavWriter.ToBytes(clip));
        var finding = AuditOf(planted).Findings.Single(found => found.Topic == topic);
        Assert.Equal(AuditVerdict.Warning, finding.Verdict);
        if (topic != "silence at the ends")
        {
            Assert.Equal(20, finding.Files.Count);
            Assert.All(finding.Files, file => Assert.Contains("-e0-", file, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_copy_under_another_emotion_is_told_with_both_files()
    {
        using var planted = PlantedCorpus.Plain();
        var clip = WavWriter.ToBytes(Augmentation.AddNoise(TestSignal.Harmonics(333, 0.5), 20, 77));
        planted.Add("x.wav", "s0", "a", "0", clip);
        planted.Add("y.wav", "s0", "b", "0", clip);
        var copies = AuditOf(planted).Findings.Single(finding => finding.Topic == "copies");
        Assert.Equal(AuditVerdict.Warning, copies.Verdict);
        Assert.StartsWith("1 recording is a copy of others, 1 under another emotion and 0 under", copies.Finding, StringComparison.Ordinal);
        Assert.Equal(["x.wav", "y.wav"], copies.Files);
    }

    [Fact]
    public void Labels_that_mislead_are_told()
    {
        using var planted = new PlantedCorpus();
        for (var i = 0; i < 24; i++)
        {
            var file = WavWriter.ToBytes(Augmentation.AddNoise(TestSignal.Harmonics(100 + 9 * i, 0.5), 20, i));
            planted.Add($"{i}.wav", i < 12 ? "s0" : "s1", i is < 3 ? "rare" : $"e{i % 2}", $"words {i % 2}", file);
        }

        var findings = AuditOf(planted).Findings.ToDictionary(finding => finding.Topic);
        Assert.Contains("A single recording decides 33 % of the recall of rare", findings["emotions"].Effect, StringComparison.Ordinal);
        Assert.Contains("s1 has no rare", findings["speakers and emotions"].Finding, StringComparison.Ordinal);
        Assert.Equal(AuditVerdict.Warning, findings["speakers"].Verdict);
        Assert.Equal(AuditVerdict.Warning, findings["sentences"].Verdict);
    }

    [Fact]
    public void The_report_shows_every_finding_and_measurement()
    {
        using var planted = PlantedCorpus.Plain();
        var audit = AuditOf(planted);
        var report = CorpusAuditReport.Of(audit);
        Assert.Equal(Topics.Length, CorpusTables.Findings(audit).Rows.Count);
        Assert.Equal(60, CorpusTables.Recordings(audit).Rows.Count);
        Assert.Contains("sound", report.Figures.Select(figure => figure.Name));
        Assert.Contains("Effect on a model", report.ToMarkdown(figure => figure.Name), StringComparison.Ordinal);
    }

    private static byte[] Spoilt(string topic, AudioClip clip) =>
        topic switch
        {
            "clipping" => WavWriter.ToBytes(PlantedCorpus.Map(clip, sample => Math.Clamp(4 * sample, -0.9f, 0.9f))),
            "DC offset" => WavWriter.ToBytes(PlantedCorpus.Map(clip, sample => 0.5f * sample + 0.05f)),
            "digital silence" => WavWriter.ToBytes(TestSignal.Join(clip, TestSignal.Silence(0.4), clip)),
            "near silence" => PlantedCorpus.AsFloat(PlantedCorpus.Map(clip, sample => 0.003f * sample)),
            "bandwidth" => WavWriter.ToBytes(Resampler.To(Resampler.To(clip, 8_000), clip.SampleRate)),
            "bits in use" => WavWriter.ToBytes(PlantedCorpus.Map(clip, sample => MathF.Round(sample * 128) / 128)),
            "sample formats" => PlantedCorpus.AsFloat(clip),
            "sampling rates" => WavWriter.ToBytes(Resampler.To(clip, 22_050)),
            _ => WavWriter.ToBytes(TestSignal.Join(TestSignal.Silence(0.5), clip)),
        };

    private static CorpusAudit AuditOf(PlantedCorpus planted)
    {
        var corpus = planted.Open();
        return CorpusAudit.Of(corpus, AudioSurvey.Of(corpus, 2));
    }
}
