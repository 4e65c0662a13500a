using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Export.Onnx;

/// <summary>The features of whole corpora, which all tests of a class share.</summary>
public sealed class SpeechTables : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<FeatureTable> _demo;

    // Not lazy: a test that skips throws.
    private FeatureTable? _realSpeech;
    private FeatureTable? _inFull;

    public SpeechTables() => _demo = new Lazy<FeatureTable>(ExtractDemo);

    public FeatureTable Demo => _demo.Value;

    public FeatureTable RealSpeech => _realSpeech ??= Extract(SharedData.Ravdess, "real", FeatureSet.MelStats);

    public FeatureTable RealSpeechInFull => _inFull ??= Extract(SharedData.Ravdess, "full", FeatureSet.SerFull);

    public void Dispose() => _folder.Dispose();

    /// <summary>A model that learnt from the first half of the speakers.</summary>
    internal static EmotionModel Train(FeatureTable all, string trainer, TemporaryFolder folder)
    {
        var heard = all.Speakers.Take(all.Speakers.Count / 2).ToArray();
        var table = new FeatureTable(all.Corpus, all.Set, all.Cutting, all.Rows.Where(row => heard.Contains(row.Utterance.Speaker)), []);
        var search = new ModelSearch([TrainerCatalogue.Find(trainer)]).Run(
            table,
            new SearchOptions { MaximumTrials = 1, Protocol = Protocol.Groups(2) }
        );
        return ModelExport.Save(search, folder.Path);
    }

    private FeatureTable ExtractDemo()
    {
        DemoCorpus.Render(_folder.File("demo"), new DemoCorpusOptions { SentencesPerCell = 4, Threads = 2 });
        return Extract(_folder.File("demo"), "synthetic", FeatureSet.MelStats);
    }

    private FeatureTable Extract(string data, string name, FeatureSet set)
    {
        var workbook = new Workbook(data, _folder.File(name), _folder.File(name), threads: 2);
        return workbook.ExtractFeatures(workbook.OpenCorpus(), set: set);
    }
}
