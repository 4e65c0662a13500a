using Parquet;

namespace SerWorkbook.Tests.FeatureTables;

public sealed class FeatureTableParquetTests
{
    [Fact]
    public async Task Gives_every_value_back_to_the_last_bit()
    {
        using var folder = new TemporaryFolder();
        var table = TestCorpus.Table(speakers: 2, classes: 2, rowsPerCell: 2);
        await FeatureTableParquet.WriteAsync(folder.File("t.parquet"), table);
        using var stream = File.OpenRead(folder.File("t.parquet"));
        await using var reader = await ParquetReader.CreateAsync(stream);
        using var rows = reader.OpenRowGroupReader(0);
        var fields = reader.Schema.GetDataFields();
        Assert.Equal(
            ["path", "speaker", "sex", "emotion", "sentence", "data", "piece", .. table.Set.Columns.Select(column => column.Name)],
            fields.Select(field => field.Name)
        );
        var speakers = new string[table.Rows.Count];
        await rows.ReadAsync(fields[1], speakers);
        Assert.Equal(table.Rows.Select(row => row.Utterance.Speaker), speakers);
        var values = new float[table.Rows.Count];
        foreach (var column in new[] { 0, 41, table.Set.Columns.Count - 1 })
        {
            await rows.ReadAsync<float>(fields[7 + column], values);
            Assert.Equal(table.Rows.Select(row => row.Features[column]), values);
        }
    }

    [Fact]
    public async Task The_same_table_gives_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        foreach (var name in new[] { "a.parquet", "b.parquet" })
        {
            await FeatureTableParquet.WriteAsync(folder.File(name), TestCorpus.Table(speakers: 1, classes: 2, rowsPerCell: 2));
        }

        Assert.Equal(File.ReadAllBytes(folder.File("a.parquet")), File.ReadAllBytes(folder.File("b.parquet")));
    }
}
