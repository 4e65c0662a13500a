using SerWorkbook.Evaluation.Auditing;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Evaluation.Auditing;

[Collection(SpokenClips.Name)]
public sealed class SurveyCacheTests(SpokenClips spoken)
{
    [Fact]
    public void What_was_heard_comes_back_whole_and_gives_the_same_audit()
    {
        using var folder = new TemporaryFolder();
        var cache = new SurveyCache(folder.File("audits"));
        Assert.Null(cache.Find(spoken.Corpus));
        cache.Store(spoken.Corpus, spoken.Survey);
        var found = cache.Find(spoken.Corpus)!;
        Assert.NotEmpty(found.Traits);
        Assert.Equal(spoken.Survey.Traits.OrderBy(pair => pair.Key), found.Traits.OrderBy(pair => pair.Key));
        Assert.Equal(spoken.Survey.Copies, found.Copies);
    }

    [Fact]
    public void Copies_come_back_too()
    {
        using var folder = new TemporaryFolder();
        using var planted = new PlantedCorpus();
        foreach (var utterance in spoken.Corpus.Utterances.Take(4))
        {
            var bytes = WavWriter.ToBytes(spoken.Corpus.Read(utterance));
            planted.Add(utterance.Path.Replace('/', '-'), utterance.Speaker, utterance.Emotion, "x", bytes);
            planted.Add("again-" + utterance.Path.Replace('/', '-'), utterance.Speaker, utterance.Emotion, "x", bytes);
        }

        var corpus = planted.Open();
        var survey = AudioSurvey.Of(corpus, 2);
        var cache = new SurveyCache(folder.Path);
        cache.Store(corpus, survey);
        Assert.Equal(4, survey.Copies.Count);
        Assert.Equal(survey.Copies, cache.Find(corpus)!.Copies);
        Assert.Null(cache.Find(spoken.Corpus));
    }

    [Fact]
    public void A_damaged_entry_is_not_used()
    {
        using var folder = new TemporaryFolder();
        var cache = new SurveyCache(folder.Path);
        cache.Store(spoken.Corpus, spoken.Survey);
        var file = Assert.Single(Directory.GetFiles(folder.Path));
        var text = File.ReadAllText(file);
        foreach (var damaged in (string[])["", text[..100], text[..^1], text.Replace("16000", "16001", StringComparison.Ordinal), "x\n{}"])
        {
            Assert.NotEqual(text, damaged);
            File.WriteAllText(file, damaged);
            Assert.Null(cache.Find(spoken.Corpus));
        }
    }
}
