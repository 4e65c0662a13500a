using SerWorkbook.Corpora.Readers;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Corpora;

/// <summary>The processes of one run read each recording once; a recording that changes in between is read again.</summary>
public sealed class RecordingIndexTests
{
    [Fact]
    public void What_is_known_is_what_reading_gives_unusable_files_included()
    {
        using var folder = new TemporaryFolder();
        TestCorpus.Write(folder);
        File.WriteAllText(folder.File("broken.wav"), "no audio");
        File.AppendAllText(folder.File("manifest.csv"), "broken.wav,s0,a,f,9\n");
        var read = Open(folder, null);
        var (first, second) = (Open(folder, folder.File("index.json")), Open(folder, folder.File("index.json")));
        Assert.Equal(36, read.Utterances.Count);
        Assert.Equal("broken.wav", Assert.Single(read.Skipped).Path);
        Assert.All([first, second], corpus => Assert.Equal(read.Utterances, corpus.Utterances));
        Assert.All([first, second], corpus => Assert.Equal(read.Skipped, corpus.Skipped));
        Assert.All([first, second], corpus => Assert.Equal(read.DataHash, corpus.DataHash));
    }

    [Fact]
    public void A_recording_is_read_once_and_again_when_it_changes()
    {
        using var folder = new TemporaryFolder();
        TestCorpus.Write(folder);
        var index = folder.File("index.json");
        var before = Open(folder, index);
        var path = folder.File(before.Utterances[0].Path);
        var time = File.GetLastWriteTimeUtc(path);
        var bytes = File.ReadAllBytes(path);
        bytes[^1] ^= 1;
        File.WriteAllBytes(path, bytes);

        // Nobody but the owner of the clock can make a change invisible; this shows that the file is not read.
        File.SetLastWriteTimeUtc(path, time);
        Assert.Equal(before.DataHash, Open(folder, index).DataHash);
        Assert.Throws<AudioChangedException>(() => Open(folder, index).Read(before.Utterances[0]));

        File.SetLastWriteTimeUtc(path, time.AddSeconds(1));
        var after = Open(folder, index);
        Assert.NotEqual(before.Utterances[0].ContentHash, after.Utterances[0].ContentHash);
        Assert.Equal(Open(folder, null).DataHash, after.DataHash);
        Assert.Equal(before.Utterances.Skip(1), after.Utterances.Skip(1));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[1, 2")]
    [InlineData("null")]
    [InlineData("{\"a.wav\": 7}")]
    public void A_damaged_index_is_made_anew(string text)
    {
        using var folder = new TemporaryFolder();
        TestCorpus.Write(folder);
        File.WriteAllText(folder.File("index.json"), text);
        Assert.Equal(Open(folder, null).DataHash, Open(folder, folder.File("index.json")).DataHash);
        Assert.NotNull(RecordingIndex.Load(folder.File("index.json")));
        Assert.Contains("s0-e0-t0.wav", File.ReadAllText(folder.File("index.json")), StringComparison.Ordinal);
    }

    private static Corpus Open(TemporaryFolder folder, string? index) =>
        CorpusReader.Open(folder.File("manifest.csv"), new CorpusOptions(), 2, index, null, TestContext.Current.CancellationToken);
}
