using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Corpora.Demo;

/// <summary>Demo corpora with the names, rates and lengths of a list.</summary>
public sealed class TwinCorpusTests
{
    [Fact]
    public void Clips_take_names_rates_and_lengths_from_the_list()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(
            folder.Below("list.csv"),
            "path,sample_rate_hz,samples\nbea_Amused/amused_1-15_0001.wav,44100,100001\nsam_Sleepy/sleepiness_1-28_0002.wav,16000,20003\n"
                + "josh_Neutral/neutral_1-28_0007.wav,22050,11025\n"
        );
        var options = new DemoCorpusOptions { Like = folder.Below("list.csv"), Threads = 2 };
        var out1 = folder.Below("one");
        Assert.Equal(new DemoCorpusSummary(out1, 3, 3), DemoCorpus.Render(out1, options));
        var corpus = CorpusReader.Open(out1, 1);
        Assert.True(corpus.IsSynthetic);
        Assert.Equal(
            [
                ("bea_Amused/amused_1-15_0001.wav", "bea", "amused", 44_100, 100_001),
                ("josh_Neutral/neutral_1-28_0007.wav", "josh", "neutral", 22_050, 11_025),
                ("sam_Sleepy/sleepiness_1-28_0002.wav", "sam", "sleepy", 16_000, 20_003),
            ],
            corpus.Utterances.Select(u => (u.Path, u.Speaker, u.Emotion, u.SampleRate, corpus.Read(u).Length))
        );

        // Other threads and an interruption change nothing; a complete corpus is left alone.
        var out2 = folder.Below("two");
        DemoCorpus.Render(out2, options with { Threads = 1 });
        File.Move(Path.Combine(out2, DemoCorpus.MarkerName), Path.Combine(out2, "demo-corpus.incomplete.json"));
        File.Delete(Path.Combine(out2, "sam_Sleepy/sleepiness_1-28_0002.wav"));
        Assert.Equal(1, DemoCorpus.Render(out2, options).Rendered);
        Assert.Equal(0, DemoCorpus.Render(out2, options).Rendered);
        Assert.All(
            corpus.Utterances,
            u => Assert.Equal(File.ReadAllBytes(Path.Combine(out1, u.Path)), File.ReadAllBytes(Path.Combine(out2, u.Path)))
        );
    }

    [Theory]
    [InlineData("path,rate\na.wav,16000\n", "the list has no column samples or duration_s")]
    [InlineData("path,rate,duration\n../a.wav,16000,1\n", "line 2 (../a.wav): a path below the corpus")]
    [InlineData("path,rate,duration\n/a.wav,16000,1\n", "line 2 (/a.wav): a path below the corpus")]
    [InlineData("path,rate,duration\na.wav,1,1\n", "the rate must be 8000 to 192000 Hz")]
    [InlineData("path,rate,duration\na.wav,16000,1e6\n", "the length must be 0.1 to 3600 s")]
    [InlineData("path,rate,duration\na.wav,16000,1\na.wav,16000,1\n", "line 3 (a.wav): the path is there twice")]
    [InlineData("path,rate,duration\na.wav,16000,1\nb.wav,16000,1\n", "names are those of no known corpus")]
    [InlineData("path,rate,duration\n", "the list names no clip")]
    public void Lists_that_cannot_be_used_are_refused_before_anything_is_written(string list, string part)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Below("list.csv"), list);
        var options = new DemoCorpusOptions { Like = folder.Below("list.csv") };
        var fault = Assert.Throws<SerException>(() => DemoCorpus.Render(folder.Below("out"), options));
        Assert.Contains(part, fault.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.Below("out")));
    }
}
