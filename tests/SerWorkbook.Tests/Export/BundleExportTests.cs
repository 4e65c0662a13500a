using System.Text;
using SerWorkbook.Export;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Export;

/// <summary>Bundles of models without a record, with speakers, and runtimes that answer differently.</summary>
public sealed class BundleExportTests
{
    private static readonly int Columns = FeatureSet.GeMaps.Columns.Count;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_model_without_a_record_is_exported_with_a_card_that_says_so(bool perSpeaker)
    {
        using var folder = new TemporaryFolder();
        ModelFile.Save(folder.File(ModelExport.PlainName), Model(perSpeaker));
        var export = BundleExport.Make(new ExportRequest(folder.Path));
        Assert.All(export.Parity, row => Assert.Equal((true, 0.0), (row.IsGood, row.LargestDifference)));
        var card = Encoding.UTF8.GetString(export.Bundle.Documents["model-card.md"]);
        Assert.Contains("no training.json was beside the model", card, StringComparison.Ordinal);
        Assert.Contains("Ask before copying.", card, StringComparison.Ordinal);
        Assert.Contains("33.3 %", card, StringComparison.Ordinal);
        Assert.Equal(perSpeaker, card.Contains("enrol 2 clips", StringComparison.Ordinal));
        Assert.False(export.Bundle.Documents.ContainsKey("metrics.json"));
        Assert.Equal("Ask before copying.", export.Bundle.Notice);
        Assert.All(export.Bundle.Verify(), check => Assert.True(check.IsGood));
    }

    [Fact]
    public void Markup_in_names_is_text_in_the_card()
    {
        using var folder = new TemporaryFolder();
        ModelFile.Save(folder.File(ModelExport.PlainName), Model(false, label: "<script>alert(1)</script>"));
        var html = Encoding.UTF8.GetString(BundleExport.Make(new ExportRequest(folder.Path)).Bundle.Documents["model-card.html"]);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_runtime_that_answers_differently_is_refused()
    {
        RuntimeAnswer[] expected = [new("a", "a", [0.9, 0.1]), new("unsure", "b", [0.4, 0.6])];
        Assert.True(Compare(expected, expected).IsGood);
        Assert.True(Compare(expected, [expected[0], new("unsure", "b", [0.40009, 0.59991])]).IsGood);
        Assert.False(Compare(expected, [expected[0], new("unsure", "b", [0.4002, 0.5998])]).IsGood);
        Assert.False(Compare(expected, [expected[0], new("b", "b", [0.4, 0.6])]).IsGood);
        Assert.False(Compare(expected, [expected[0], new("unsure", "a", [0.4, 0.6])]).IsGood);
        Assert.False(Compare(expected, [expected[0], new("unsure", "b", [double.NaN, 0.6])]).IsGood);
        Assert.False(Compare(expected, [expected[0], new("unsure", "b", [0.4])]).IsGood);
        Assert.False(Compare(expected, [expected[0], new("unsure", "b", [0.4 + 1e-9, 0.6])], exact: true).IsGood);
        Assert.Contains(
            "answered 1 of 2",
            Assert.Throws<SerException>(() => Compare(expected, expected[..1])).Message,
            StringComparison.Ordinal
        );
        var bad = Compare(expected, [expected[0], new("b", "b", [0.4, 0.6])]);
        var refused = Assert.Throws<SerException>(() => ParityGate.Require([bad])).Message;
        Assert.Contains("1 of 2 answers differ", refused, StringComparison.Ordinal);
        Assert.Contains("Nothing was exported", refused, StringComparison.Ordinal);
    }

    [Fact]
    public void What_gets_no_answer_is_only_studied_for_a_model_with_a_limit()
    {
        var table = TestCorpus.Table(speakers: 3, classes: 2, rowsPerCell: 3, distance: 1);
        var fault = Assert.Throws<SerException>(() => NoveltyStudy.Of(table, Model(false)));
        Assert.Contains("no novelty limit", fault.Message, StringComparison.Ordinal);
    }

    private static RuntimeParity Compare(IReadOnlyList<RuntimeAnswer> expected, IReadOnlyList<RuntimeAnswer> given, bool exact = false)
    {
        using var runtime = new Fixed(given, exact);
        return ParityGate.Compare(runtime, expected, ["1.wav", "2.wav"], 1e-4, CancellationToken.None);
    }

    private static EmotionModel Model(bool perSpeaker, string label = "calm")
    {
        var weights = new SoftmaxLinearClassifier(new LinearWeights([Draw(1), Draw(2)], [0.1f, -0.2f]));
        var identity = Standardiser.Identity(Columns);
        return new EmotionModel(
            FeatureSet.GeMaps,
            ["angry", label],
            identity,
            perSpeaker ? new ScaledClassifier(identity, weights, perSpeaker: true) : weights,
            new ModelOrigin("made up", "Ask before copying.", "00ff", 10, 2, "none", 1, 1 / 3.0, "none")
        );
    }

    private static float[] Draw(int seed)
    {
        var random = new SeededRandom(seed, "weights");
        return [.. Enumerable.Range(0, Columns).Select(_ => (float)random.NextGaussian() * 0.001f)];
    }

    private sealed class Fixed(IReadOnlyList<RuntimeAnswer> answers, bool exact) : IRuntime
    {
        public string Name => "made-up runtime";

        public bool IsExact => exact;

        public IReadOnlyList<RuntimeAnswer> Predict(IReadOnlyList<string> clips, CancellationToken cancellationToken) => answers;

        public void Dispose() { }
    }
}
