using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Export.Onnx;

/// <summary>The features of whole corpora, which all tests of a class share.</summary>
public sealed class WaveformTables : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<FeatureTable> _demo;

    // Not lazy: a test that skips throws.
    private FeatureTable? _realSpeech;

    public WaveformTables() => _demo = new Lazy<FeatureTable>(ExtractDemo);

    public FeatureTable Demo => _demo.Value;

    public FeatureTable RealSpeech => _realSpeech ??= Extract(SharedData.Ravdess, "real");

    public void Dispose() => _folder.Dispose();

    private FeatureTable ExtractDemo()
    {
        DemoCorpus.Render(_folder.File("demo"), new DemoCorpusOptions { SentencesPerCell = 4, Threads = 2 });
        return Extract(_folder.File("demo"), "synthetic");
    }

    private FeatureTable Extract(string data, string name)
    {
        var workbook = new Workbook(data, _folder.File(name), _folder.File(name), threads: 2);
        return workbook.ExtractFeatures(workbook.OpenCorpus(), set: FeatureSet.MelStats);
    }
}
