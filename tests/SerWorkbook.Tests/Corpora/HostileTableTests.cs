using System.Text;
using SerWorkbook.Corpora.Readers;
using SerWorkbook.Corpora.Tables;
using SerWorkbook.Learning.Search;
using SerWorkbook.Learning.Trainers;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Corpora;

/// <summary>Tables and other small files take no more than they hold, and give nothing that their writers did not.</summary>
public sealed class HostileTableTests
{
    private const long FixedBytes = 64L << 20;

    [Theory]
    [InlineData("x.csv")]
    [InlineData("x.jsonl")]
    public void A_table_takes_memory_in_proportion_to_its_file(string name)
    {
        using var folder = new TemporaryFolder();
        var rows = Enumerable.Range(0, 20_000).Select(i => name == "x.csv" ? "\"\n\n\n" : $"{{\"{i}\":1}}\n");
        File.WriteAllText(folder.File(name), string.Concat(rows));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var fault = Assert.Throws<SerException>(() => TableFile.Read(folder.File(name)));
        Assert.StartsWith(folder.File(name), fault.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, FixedBytes + 8 * new FileInfo(folder.File(name)).Length);
    }

    [Fact]
    public void Columns_that_some_rows_leave_out_are_no_fault()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(
            folder.File("x.jsonl"),
            "{\"path\":\"a.wav\",\"emotion\":\"sad\"}\n{\"path\":\"b.wav\",\"emotion\":\"sad\",\"age\":3}\n"
        );
        var table = TableFile.Read(folder.File("x.jsonl"));
        Assert.Equal(["path", "emotion", "age"], table.Header);
        Assert.Equal(
            [
                ["a.wav", "sad", ""],
                ["b.wav", "sad", "3"],
            ],
            table.Rows.Select(row => row.Fields)
        );
    }

    [Fact]
    public void A_damaged_index_of_recordings_is_not_used()
    {
        using var folder = new TemporaryFolder();
        var entry = new RecordingEntry(new FileState(1, 2), "00", 16_000, 1.5, null);
        RecordingIndex.Save(folder.File("index"), [KeyValuePair.Create("/a.wav", entry)]);
        Assert.Equal(entry, RecordingIndex.Load(folder.File("index")).Find("/a.wav", entry.State));
        var bytes = File.ReadAllBytes(folder.File("index"));
        var place = bytes.AsSpan().IndexOf("16000"u8);
        bytes[place] = (byte)'2';
        File.WriteAllBytes(folder.File("index"), bytes);
        Assert.Null(RecordingIndex.Load(folder.File("index")).Find("/a.wav", entry.State));
    }

    [Theory]
    [InlineData("\"keep\": 0", "\"keep\": 2.5")]
    [InlineData("\"balanced\": 1", "\"balanced\": 0.5")]
    [InlineData("\"trainer\": \"ridge\"", "\"trainer\": \"unknown\"")]
    [InlineData("\"scaling\": \"global\"", "\"scaling\": 99")]
    [InlineData("\"columns\": \"all\"", "\"columns\": \"none such\"")]
    public void A_winner_that_its_trainer_cannot_take_is_refused(string right, string wrong)
    {
        using var folder = new TemporaryFolder();
        var table = TestCorpus.Table(rowsPerCell: 2);
        var options = new SearchOptions { MaximumTrials = 1, Seed = 1 };
        var path = folder.File(SearchFile.Name);
        SearchFile.Save(path, new ModelSearch([new RidgeTrainer()]).Run(table, options));
        Assert.Equal("ridge", SearchFile.LoadWinner(path, table.Corpus).Trainer);
        var text = File.ReadAllText(path);
        Assert.Contains(right, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(right, wrong, StringComparison.Ordinal), Encoding.UTF8);
        Assert.StartsWith(
            path,
            Assert.ThrowsAny<SerException>(() => SearchFile.LoadWinner(path, table.Corpus)).Message,
            StringComparison.Ordinal
        );
    }
}
