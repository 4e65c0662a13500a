using SerWorkbook.Evaluation.Auditing;

namespace SerWorkbook.Tests.Evaluation.Auditing;

/// <summary>A small demo corpus, rendered and listened to once for the tests that need speech.</summary>
[CollectionDefinition(Name)]
public sealed class SpokenClips : ICollectionFixture<SpokenClips>, IDisposable
{
    public const string Name = "spoken clips";

    private readonly TemporaryFolder _folder = new();

    public SpokenClips()
    {
        DemoCorpus.Render(_folder.File("demo"), new DemoCorpusOptions { SentencesPerCell = 2, Threads = 2 });
        Corpus = CorpusReader.Open(_folder.File("demo"), 2);
        Survey = AudioSurvey.Of(Corpus, 2);
    }

    public Corpus Corpus { get; }

    internal AudioSurvey Survey { get; }

    public void Dispose() => _folder.Dispose();
}
