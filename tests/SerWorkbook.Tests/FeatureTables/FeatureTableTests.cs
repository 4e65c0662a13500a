using Microsoft.ML;
using Microsoft.ML.Data;
using SerWorkbook.FeatureTables;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.FeatureTables;

public sealed class FeatureTableTests
{
    [Fact]
    public void Has_the_same_values_whatever_the_threads_and_the_cache()
    {
        using var folder = new TemporaryFolder();
        using var store = new TemporaryFolder();
        var corpus = CorpusReader.Open(TestCorpus.Write(folder), 2);
        var plain = new FeatureTableBuilder(FeatureSet.GeMaps, null, 1).Build(corpus);
        var cached = new FeatureTableBuilder(FeatureSet.GeMaps, new FeatureCache(store.Path), 3);
        var first = cached.Build(corpus);
        var second = cached.Build(corpus);
        foreach (var table in new[] { first, second })
        {
            Assert.Equal(plain.Rows.Select(row => row.Utterance), table.Rows.Select(row => row.Utterance));
            Assert.All(plain.Rows.Zip(table.Rows), pair => Assert.Equal(pair.First.Features, pair.Second.Features));
        }

        var entries = Directory.GetFiles(store.Path, "*", SearchOption.AllDirectories);
        Assert.Equal(36, entries.Length);
        var expected = new FeatureExtractor(FeatureSet.GeMaps).Extract(corpus.PathOf(corpus.Utterances[5]));
        Assert.Equal(expected, plain.Rows[5].Features);
    }

    [Fact]
    public void A_damaged_cache_entry_costs_one_extraction_and_nothing_else()
    {
        using var folder = new TemporaryFolder();
        using var store = new TemporaryFolder();
        var corpus = CorpusReader.Open(TestCorpus.Write(folder, speakers: 2, emotions: 2, takes: 2), 1);
        var cache = new FeatureCache(store.Path);
        var builder = new FeatureTableBuilder(FeatureSet.GeMaps, cache, 1);
        var before = builder.Build(corpus);
        var entries = Directory.GetFiles(store.Path, "*", SearchOption.AllDirectories).Order().ToArray();
        File.WriteAllBytes(entries[0], File.ReadAllBytes(entries[0])[..100]);
        File.WriteAllBytes(entries[1], []);
        var bytes = File.ReadAllBytes(entries[2]);
        bytes[50] ^= 1;
        File.WriteAllBytes(entries[2], bytes);
        Assert.Equal(3, corpus.Utterances.Count(u => cache.Find(u.ContentHash, FeatureSet.GeMaps, null) is null));
        var after = builder.Build(corpus);
        Assert.All(before.Rows.Zip(after.Rows), pair => Assert.Equal(pair.First.Features, pair.Second.Features));
        Assert.All(corpus.Utterances, u => Assert.NotNull(cache.Find(u.ContentHash, FeatureSet.GeMaps, null)));
    }

    [Fact]
    public void Pieces_are_rows_of_their_own_under_a_key_of_their_own()
    {
        using var folder = new TemporaryFolder();
        using var store = new TemporaryFolder();
        WavWriter.Write(folder.File("long.wav"), TestSignal.Harmonics(150, 5));
        WavWriter.Write(folder.File("short.wav"), TestSignal.Harmonics(200, 0.4));
        File.WriteAllText(folder.File("manifest.csv"), "path,speaker,emotion\nlong.wav,x,a\nshort.wav,y,b\n");
        var corpus = CorpusReader.Open(folder.Path, 1);
        var builder = new FeatureTableBuilder(FeatureSet.GeMaps, new FeatureCache(store.Path), 1);
        var pieces = builder.Build(corpus, Cutting.Capstone);
        Assert.Equal(
            [("long.wav", 0), ("long.wav", 1), ("long.wav", 2), ("short.wav", 0)],
            pieces.Rows.Select(row => (row.Utterance.Path, row.Piece))
        );
        Assert.Equal(2, builder.Build(corpus).Rows.Count);
        Assert.Equal(4, builder.Build(corpus, Cutting.Capstone).Rows.Count);
    }

    [Fact]
    public void Lists_recordings_without_speech()
    {
        using var folder = new TemporaryFolder();
        var click = new float[16_000];
        click[8_000] = 1;
        WavWriter.Write(folder.File("click.wav"), new AudioClip(click, 16_000));
        WavWriter.Write(folder.File("good.wav"), TestSignal.Harmonics(200, 0.4));
        File.WriteAllText(folder.File("manifest.csv"), "path,speaker,emotion\nclick.wav,x,a\ngood.wav,y,b\n");
        var table = new FeatureTableBuilder(FeatureSet.GeMaps, null, 2).Build(CorpusReader.Open(folder.Path, 1));
        Assert.Equal("good.wav", Assert.Single(table.Rows).Utterance.Path);
        Assert.Equal("click.wav", Assert.Single(table.Skipped).Path);
    }

    [Fact]
    public void Goes_to_ml_net_and_to_a_data_frame_with_the_same_values()
    {
        var table = TestCorpus.Table(speakers: 2, classes: 2, rowsPerCell: 2);
        var view = table.ToDataView(new MLContext(1), [3, 1]);
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, table.Set.Columns.Count), view.Schema["Features"].Type);
        Assert.Equal([table.Rows[3].Features, table.Rows[1].Features], view.GetColumn<float[]>("Features"));
        Assert.Equal([table.Labels[table.Classes[3]], table.Labels[table.Classes[1]]], view.GetColumn<string>("Label"));
        var frame = table.ToDataFrame();
        Assert.Equal((8, 6 + table.Set.Columns.Count), ((int)frame.Rows.Count, frame.Columns.Count));
        Assert.Equal(table.Rows[5].Features[7], frame[table.Set.Columns[7].Name][5]);
        Assert.Equal("s1", frame["speaker"][5]);
    }

    [Fact]
    public void Csv_gives_every_value_back_to_the_last_bit()
    {
        using var folder = new TemporaryFolder();
        var table = TestCorpus.Table(speakers: 1, classes: 2, rowsPerCell: 1);
        FeatureTableCsv.Write(folder.File("t.csv"), table);
        var lines = File.ReadAllLines(folder.File("t.csv"));
        Assert.Equal(3, lines.Length);
        Assert.Equal(table.Set.Columns.Select(column => column.Name), lines[0].Split(',').Skip(7));
        Assert.Equal(
            table.Rows[1].Features,
            lines[2].Split(',').Skip(7).Select(text => float.Parse(text, System.Globalization.CultureInfo.InvariantCulture))
        );
    }
}
