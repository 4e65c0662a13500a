using SerWorkbook.Evaluation.Auditing;
using SerWorkbook.FeatureTables;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.FeatureTables;

/// <summary>A file that changes after its corpus was opened gives no features, and none that outlive it.</summary>
public sealed class ChangedRecordingTests
{
    private const string Swapped = "s0-e1-t0.wav";

    public static TheoryData<Action<string, byte[]>> Ways =>
        new()
        {
            File.WriteAllBytes,
            (path, content) =>
            {
                File.WriteAllBytes(path + ".new", content);
                File.Move(path + ".new", path, overwrite: true);
            },
        };

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_recording_that_was_swapped_is_named_and_never_reaches_the_cache(Action<string, byte[]> swap)
    {
        using var folder = new TemporaryFolder();
        using var store = new TemporaryFolder();
        var first = CorpusReader.Open(TestCorpus.Write(folder, speakers: 2, emotions: 2, takes: 2), 2);
        var cache = new FeatureCache(store.Path);
        var builder = new FeatureTableBuilder(FeatureSet.GeMaps, cache, 2);
        var original = File.ReadAllBytes(folder.File(Swapped));
        swap(folder.File(Swapped), WavWriter.ToBytes(TestSignal.Harmonics(333, 0.7)));
        var whole = Assert.Throws<AudioChangedException>(() => builder.Build(first));
        var pieces = Assert.Throws<AudioChangedException>(() => builder.Build(first, Cutting.Capstone));
        Assert.Equal(whole.Message, pieces.Message);
        Assert.Equal(folder.File(Swapped), whole.AudioSource);
        Assert.Contains("changed after", whole.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', whole.Message);
        var hash = first.Utterances.Single(utterance => utterance.Path == Swapped).ContentHash;
        Assert.Null(cache.Find(hash, FeatureSet.GeMaps, null));

        // The content of now has a hash of its own; the first content, put back, its own features.
        var second = CorpusReader.Open(folder.Path, 2);
        Assert.NotEqual(first.DataHash, second.DataHash);
        RequireFeaturesOfFiles(builder.Build(second));
        swap(folder.File(Swapped), original);
        RequireFeaturesOfFiles(builder.Build(first));
    }

    [Fact]
    public void What_was_cached_before_a_swap_is_what_was_hashed()
    {
        using var folder = new TemporaryFolder();
        using var store = new TemporaryFolder();
        var corpus = CorpusReader.Open(TestCorpus.Write(folder, speakers: 2, emotions: 2, takes: 2), 2);
        var builder = new FeatureTableBuilder(FeatureSet.GeMaps, new FeatureCache(store.Path), 2);
        var before = builder.Build(corpus);
        File.WriteAllBytes(folder.File(Swapped), WavWriter.ToBytes(TestSignal.Harmonics(333, 0.7)));
        Assert.All(before.Rows.Zip(builder.Build(corpus).Rows), pair => Assert.Equal(pair.First.Features, pair.Second.Features));
    }

    [Fact]
    public void Whoever_reads_a_swapped_recording_is_told()
    {
        using var folder = new TemporaryFolder();
        var corpus = CorpusReader.Open(TestCorpus.Write(folder, speakers: 2, emotions: 2, takes: 2), 2);
        var utterance = corpus.Utterances.Single(item => item.Path == Swapped);
        Assert.Equal(WavReader.Read(corpus.PathOf(utterance)).Samples.ToArray(), corpus.Read(utterance).Samples.ToArray());
        File.WriteAllBytes(folder.File(Swapped), WavWriter.ToBytes(TestSignal.Harmonics(333, 0.7)));
        Assert.Throws<AudioChangedException>(() => corpus.Read(utterance));
        Assert.IsType<AudioChangedException>(Assert.Throws<AggregateException>(() => AudioSurvey.Of(corpus, 1)).InnerExceptions[0]);
    }

    private static void RequireFeaturesOfFiles(FeatureTable table)
    {
        var extractor = new FeatureExtractor(FeatureSet.GeMaps);
        Assert.All(table.Rows, row => Assert.Equal(extractor.Extract(table.Corpus.PathOf(row.Utterance)), row.Features));
    }
}
