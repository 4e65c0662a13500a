using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Corpora;

public sealed class CorpusReaderTests
{
    [Fact]
    public void Reads_a_manifest_or_the_folder_that_holds_it()
    {
        using var folder = new TemporaryFolder();
        TestCorpus.Write(folder);
        var fromFolder = CorpusReader.Open(folder.Path, 2);
        var fromFile = CorpusReader.Open(folder.File("manifest.csv"), 1);
        Assert.Equal(36, fromFolder.Utterances.Count);
        Assert.Equal(["s0", "s1", "s2"], fromFolder.Speakers);
        Assert.Equal(["a", "b", "c"], fromFolder.Emotions);
        Assert.Equal(Sex.Male, fromFolder.Utterances.First(u => u.Speaker == "s1").Sex);
        Assert.Equal(fromFolder.Utterances, fromFile.Utterances);
        Assert.Equal(fromFolder.DataHash, fromFile.DataHash);
        Assert.All(fromFolder.Utterances, u => Assert.Equal((16_000, 1.05), (u.SampleRate, Math.Round(u.Seconds, 3))));
    }

    [Theory]
    [InlineData("bea/Amused/amused_1-15_0001.wav", "josh/Sleepy/sleepiness_1-15_0001.wav", "EmoV-DB")]
    [InlineData("bea_Amused/amused_1-15_0001.wav", "josh_Sleepy/sleepiness_1-15_0001.wav", "EmoV-DB")]
    [InlineData("Actor_01/03-01-01-01-01-01-01.wav", "Actor_02/03-01-05-01-01-01-02.wav", "RAVDESS")]
    public void Recognises_the_layout_from_the_folder(string first, string second, string name)
    {
        using var folder = new TemporaryFolder();
        Put(folder, first, TestSignal.Noise(0.5));
        Put(folder, second, TestSignal.Noise(0.5, seed: 2));
        Put(folder, "other/readme.wav", TestSignal.Noise(0.5, seed: 3));
        var corpus = CorpusReader.Open(folder.Path, 1);
        Assert.Equal((name, 2, 1), (corpus.Name, corpus.Utterances.Count, corpus.Skipped.Count));
        Assert.Contains("other/readme.wav", corpus.Skipped[0].Path, StringComparison.Ordinal);
        Assert.NotNull(corpus.Notice);
    }

    [Fact]
    public void Lists_what_it_leaves_out_and_why_and_keeps_the_rest()
    {
        using var folder = new TemporaryFolder();
        const string stem = "bea/Neutral/neutral_1-28_000";
        Put(folder, stem + "1.wav", TestSignal.Noise(1));
        File.WriteAllBytes(folder.File(stem + "2.wav"), []);
        File.WriteAllText(folder.File(stem + "3.wav"), "no sound");
        Put(folder, stem + "4.wav", TestSignal.Silence(1));
        Put(folder, stem + "5.wav", TestSignal.Noise(0.01));
        File.WriteAllBytes(folder.File(stem + "6.wav"), File.ReadAllBytes(folder.File(stem + "1.wav"))[..20_000]);
        File.WriteAllBytes(folder.File(stem + "7.wav"), NanFile());
        Put(folder, "sam/Angry/anger_1-28_0008 'ж\" <script>.wav", TestSignal.Noise(1));
        var corpus = CorpusReader.Open(folder.Path, 2);
        Assert.Single(corpus.Utterances);
        Assert.Equal(
            ["empty (0 bytes)", "not audio, but text", "silent", "10 ms", "cut off", "not finite numbers", "is not one of EmoV-DB"],
            new[]
            {
                "empty (0 bytes)",
                "not audio, but text",
                "silent",
                "10 ms",
                "cut off",
                "not finite numbers",
                "is not one of EmoV-DB",
            }.Where((part, i) => corpus.Skipped[i].Reason.Contains(part, StringComparison.Ordinal))
        );
    }

    [Fact]
    public void The_data_hash_follows_content_and_labels_but_not_the_place()
    {
        using var first = new TemporaryFolder();
        using var second = new TemporaryFolder();
        TestCorpus.Write(first, speakers: 2, emotions: 2, takes: 1);
        TestCorpus.Write(second, speakers: 2, emotions: 2, takes: 1);
        var hash = CorpusReader.Open(first.Path, 1).DataHash;
        Assert.Equal(hash, CorpusReader.Open(second.Path, 2).DataHash);
        WavWriter.Write(second.File("s0-e0-t0.wav"), TestSignal.Noise(1));
        Assert.NotEqual(hash, CorpusReader.Open(second.Path, 1).DataHash);
        File.WriteAllText(
            first.File("manifest.csv"),
            File.ReadAllText(first.File("manifest.csv")).Replace("s1,b", "s1,a", StringComparison.Ordinal)
        );
        Assert.NotEqual(hash, CorpusReader.Open(first.Path, 1).DataHash);
    }

    [Fact]
    public void Says_what_is_missing_in_one_sentence()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains(
            "no such folder",
            Assert.Throws<MissingDataException>(() => CorpusReader.Open(folder.File("nowhere"), 1)).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "no such manifest",
            Assert.Throws<MissingDataException>(() => CorpusReader.Open(folder.File("no.csv"), 1)).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "no recording",
            Assert.Throws<MissingDataException>(() => CorpusReader.Open(folder.Path, 1)).Message,
            StringComparison.Ordinal
        );
        Put(folder, "a/b.wav", TestSignal.Noise(1));
        Assert.Contains(
            "no layout that is known",
            Assert.Throws<SerException>(() => CorpusReader.Open(folder.Path, 1)).Message,
            StringComparison.Ordinal
        );
        File.WriteAllText(folder.File("manifest.csv"), "path,speaker,emotion\na/none.wav,x,y\n");
        Assert.Contains(
            "a/none.wav",
            Assert.Throws<MissingDataException>(() => CorpusReader.Open(folder.Path, 1)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Refuses_to_learn_from_one_speaker_or_one_emotion()
    {
        using var folder = new TemporaryFolder();
        TestCorpus.Write(folder, speakers: 1, emotions: 2, takes: 1);
        Assert.Contains(
            "one speaker ('s0')",
            Assert.Throws<SerException>(CorpusReader.Open(folder.Path, 1).RequireLearnable).Message,
            StringComparison.Ordinal
        );
        TestCorpus.Write(folder, speakers: 2, emotions: 1, takes: 1);
        Assert.Contains(
            "one emotion ('a')",
            Assert.Throws<SerException>(CorpusReader.Open(folder.Path, 1).RequireLearnable).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Stops_when_asked_to()
    {
        using var folder = new TemporaryFolder();
        TestCorpus.Write(folder);
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => CorpusReader.Open(folder.Path, 2, null, stop.Token));
    }

    [Fact]
    public void Reads_the_real_recordings()
    {
        var corpus = CorpusReader.Open(SharedData.Ravdess, 2);
        Assert.Equal((960, 16, 8, 0), (corpus.Utterances.Count, corpus.Speakers.Count, corpus.Emotions.Count, corpus.Skipped.Count));
        Assert.Equal(480, corpus.Utterances.Count(u => u.Sex == Sex.Female));
    }

    private static void Put(TemporaryFolder folder, string path, AudioClip clip)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder.File(path))!);
        WavWriter.Write(folder.File(path), clip);
    }

    private static byte[] NanFile()
    {
        var bytes = new byte[44 + 4 * 8000];
        WavWriter.ToBytes(TestSignal.Silence(0.1)).AsSpan(0, 44).CopyTo(bytes);
        BitConverter.TryWriteBytes(bytes.AsSpan(4), bytes.Length - 8);
        (bytes[20], bytes[32], bytes[34]) = (3, 4, 32);
        BitConverter.TryWriteBytes(bytes.AsSpan(40), bytes.Length - 44);
        for (var i = 44; i < bytes.Length; i += 4)
        {
            BitConverter.TryWriteBytes(bytes.AsSpan(i), float.NaN);
        }

        return bytes;
    }
}
