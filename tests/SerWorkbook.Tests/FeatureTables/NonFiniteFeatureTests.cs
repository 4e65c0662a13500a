using System.Security.Cryptography;
using SerWorkbook.FeatureTables;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.FeatureTables;

/// <summary>A value that is no finite number gets into no cache, no table and no prediction.</summary>
public sealed class NonFiniteFeatureTests
{
    private const string Hash = "00aa00aa";

    private static readonly FeatureSet Set = FeatureSet.GeMaps;

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    public void The_cache_stores_none(float value)
    {
        using var store = new TemporaryFolder();
        var cache = new FeatureCache(store.Path);
        var fault = Assert.Throws<ArgumentException>(() => cache.Store(Hash, Set, null, [new float[Set.Columns.Count], Row(value)]));
        Assert.Contains($"'{Set.Columns[7].Name}'", fault.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => cache.Store(Hash, Set, null, [new float[Set.Columns.Count + 1]]));
        Assert.Null(cache.Find(Hash, Set, null));
        Assert.Empty(Directory.GetFileSystemEntries(store.Path));
    }

    // As a version stored it that did not look: sound but for the value.
    [Fact]
    public void An_entry_that_holds_one_counts_as_none()
    {
        using var store = new TemporaryFolder();
        var cache = new FeatureCache(store.Path);
        cache.Store(Hash, Set, null, [Row(1)]);
        Assert.NotNull(cache.Find(Hash, Set, null));
        var path = Directory.GetFiles(store.Path, "*", SearchOption.AllDirectories).Single();
        var bytes = File.ReadAllBytes(path);
        BitConverter.TryWriteBytes(bytes.AsSpan(12 + 4 * 7), float.NaN);
        SHA256.HashData(bytes.AsSpan(0, bytes.Length - 32), bytes.AsSpan(bytes.Length - 32));
        File.WriteAllBytes(path, bytes);
        Assert.Null(cache.Find(Hash, Set, null));
    }

    [Fact]
    public void A_table_names_the_recording_and_the_column()
    {
        var table = TestCorpus.Table();
        FeatureRow[] rows = [.. table.Rows];
        rows[5] = rows[5] with { Features = Row(float.PositiveInfinity) };
        var fault = Assert.Throws<SerException>(() => new FeatureTable(table.Corpus, Set, null, rows, []));
        Assert.Contains(rows[5].Utterance.Path, fault.Message, StringComparison.Ordinal);
        Assert.Contains($"'{Set.Columns[7].Name}'", fault.Message, StringComparison.Ordinal);
        rows[5] = rows[5] with { Features = [1, 2] };
        Assert.Contains(
            "2 features",
            Assert.Throws<SerException>(() => new FeatureTable(table.Corpus, Set, null, rows, [])).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    public void A_prediction_of_a_row_holds_probabilities(double value)
    {
        Assert.Contains(
            "not finite numbers from 0 to 1",
            Assert.Throws<SerException>(() => new RowPrediction(0, 0, 0, [0.5, value])).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<SerException>(() => new RowPrediction(0, 0, 0, [0.5, 0.5]) with { Probabilities = [value, 0] });
        Assert.Equal([0, 1], (new RowPrediction(0, 0, 0, [0.5, 0.5]) with { Probabilities = [0, 1] }).Probabilities);
    }

    private static float[] Row(float value)
    {
        var row = new float[Set.Columns.Count];
        row[7] = value;
        return row;
    }
}
