using SerWorkbook.Corpora;
using SerWorkbook.Corpora.Readers;
using SerWorkbook.Corpora.Tables;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Corpora;

public sealed class ManifestTests
{
    [Fact]
    public void Reads_quoted_fields_columns_in_any_order_and_odd_names()
    {
        using var folder = new TemporaryFolder();
        const string name = "a b, \"c\" <script>ж.wav";
        WavWriter.Write(folder.File(name), TestSignal.Noise(0.5));
        var listing = Read(folder, "\uFEFFEmotion,SEX,path,speaker\r\nangry,F,\"a b, \"\"c\"\" <script>ж.wav\",\"O'Neil, J.\"\r\n");
        Assert.Empty(listing.Skipped);
        Assert.Equal(new LabelledFile(name, "O'Neil, J.", Sex.Female, "angry", null), Assert.Single(listing.Files));
    }

    [Fact]
    public void Lists_rows_that_cannot_be_used_with_their_line()
    {
        using var folder = new TemporaryFolder();
        WavWriter.Write(folder.File("a.wav"), TestSignal.Noise(0.5));
        WavWriter.Write(folder.File("b.wav"), TestSignal.Noise(0.5));
        var listing = Read(
            folder,
            "path,speaker,emotion,sex\na.wav,x,sad,f\nnone.wav,x,sad,f\na.wav,x,sad,f\n./a.wav,x,glad,f\n"
                + "b.wav,,sad,f\nb.wav,x,NA,f\nb.wav,x,sad,f,9\n"
        );
        Assert.Equal("a.wav", Assert.Single(listing.Files).Path);
        Assert.Equal(
            [
                "line 3 of m.csv: there is no such file",
                "line 4 of m.csv: it repeats line 2",
                "line 5 of m.csv: it names the file of line 2 again, with other labels",
                "line 6 of m.csv: its speaker is empty",
                "line 7 of m.csv: its emotion is empty",
                "line 8 of m.csv: it has 5 fields; there are 4 columns",
            ],
            listing.Skipped.Select(file => file.Reason)
        );
    }

    [Fact]
    public void What_is_no_sex_is_unknown_and_told()
    {
        using var folder = new TemporaryFolder();
        TinyCorpus.Write(folder, ["a.wav", "b.wav"], ("m.csv", "path,speaker,emotion,sex,sentence\na.wav,x,sad,cat,NA\nb.wav,y,sad,w,s\n"));
        var corpus = CorpusReader.Open(folder.File("m.csv"), 1);
        Assert.Equal([Sex.Unknown, Sex.Female], corpus.Utterances.Select(utterance => utterance.Sex));
        Assert.Equal([null, "s"], corpus.Utterances.Select(utterance => utterance.Sentence));
        Assert.Contains("The sex is given as 'cat' (1) and counts as unknown; female, male, f and m are known.", corpus.Remarks);
    }

    [Fact]
    public void Folders_that_name_no_emotion_are_told()
    {
        using var folder = new TemporaryFolder();
        TinyCorpus.Write(folder, ["x/sad/1.wav", "x/happy/1.wav", "x/angrry/1.wav", "y/sad/1.wav", "y/angrry/2.wav", "y/happy/2.wav"]);
        var corpus = CorpusReader.Open(folder.Path, 1);
        Assert.Contains(corpus.Remarks, remark => remark.Contains("'angrry' (2)", StringComparison.Ordinal));
        Assert.Equal(2, corpus.Skipped.Count);
        Assert.All(corpus.Skipped, file => Assert.Contains("the last, 'angrry'", file.Reason, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("speaker,emotion,mood\n", "no column 'path'")]
    [InlineData("path,speaker\n", "no column 'emotion'")]
    [InlineData("path,speaker,emotion,path\n", "'path' twice")]
    [InlineData("", "empty")]
    [InlineData("path,speaker,emotion\n\"a.wav,x,y\n", "not valid CSV")]
    public void Refuses_a_manifest_that_is_wrong_as_a_whole(string content, string part)
    {
        using var folder = new TemporaryFolder();
        var fault = Assert.Throws<SerException>(() => Read(folder, content));
        Assert.Contains(part, fault.Message, StringComparison.Ordinal);
        Assert.Contains("m.csv", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("path,speaker,emotion,sex\na.wav,x,sad,f\n")]
    [InlineData("\uFEFFpath;speaker;emotion;sex\r\na.wav;x;sad;Female\r\n")]
    [InlineData("path\tspeaker\temotion\tsex\na.wav\tx\tsad\tF\n")]
    [InlineData("\tfile\tspk\tlabel\tgender\n0\ta.wav\tx\tsad\tfemale\n")]
    [InlineData(",file,spk,label,gender\n0,a.wav,x,sad,w\n")]
    [InlineData("Unnamed: 0,FileName,Speaker_ID,Emotion,Gender\n0,a.wav,x,sad,female\n")]
    [InlineData("file_name;actor;class;sex\n\"a.wav\";\"x\";\"sad\";\"f\"\n\n")]
    public void Reads_tables_as_people_write_them(string content)
    {
        using var folder = new TemporaryFolder();
        WavWriter.Write(folder.File("a.wav"), TestSignal.Noise(0.5));
        var listing = Read(folder, content);
        Assert.Empty(listing.Skipped);
        Assert.Equal(new LabelledFile("a.wav", "x", Sex.Female, "sad", null), Assert.Single(listing.Files));
    }

    [Fact]
    public void Keeps_other_columns_and_knows_no_speaker_without_one()
    {
        using var folder = new TemporaryFolder();
        WavWriter.Write(folder.File("a.wav"), TestSignal.Noise(0.5));
        File.WriteAllText(folder.File("m.csv"), "path,emotion,age,mood\na.wav,sad,31,\n");
        var corpus = CorpusReader.Open(folder.File("m.csv"), 1);
        Assert.False(corpus.HasSpeakers);
        Assert.Equal(["age"], corpus.Utterances[0].Metadata.Keys);
        Assert.Equal("31", corpus.Utterances[0].Metadata["age"]);
        Assert.Equal("Columns that are kept as they are: age, mood.", Assert.Single(corpus.Remarks));
    }

    [Fact]
    public void Finds_recordings_by_relative_absolute_and_foreign_paths_and_folds_do_too()
    {
        using var folder = new TemporaryFolder();
        TinyCorpus.Write(folder, ["data/s1/a.wav", "data/s1/b.wav", "data/s2/a.wav", "data/s2/b.wav"]);
        File.WriteAllText(
            folder.File("data/m.csv"),
            $"path,speaker,emotion\ns1/a.wav,1,sad\n{folder.File("data/s1/b.wav")},1,angry\n/home/else/corpus/s2/a.wav,2,sad\n"
                + "C:\\corpus\\s2\\b.wav,2,angry\n"
        );
        var corpus = CorpusReader.Open(folder.File("data/m.csv"), 1);
        Assert.Equal(["s1/a.wav", "s1/b.wav", "s2/a.wav", "s2/b.wav"], corpus.Utterances.Select(utterance => utterance.Path));
        Assert.Contains(corpus.Remarks, remark => remark.StartsWith("2 recordings of the table lie elsewhere", StringComparison.Ordinal));

        File.WriteAllText(
            folder.File("folds.csv"),
            $"fold,file\n1,data/s1/a.wav\n2,{folder.File("data/s1/b.wav")}\n1,/home/else/corpus/s2/a.wav\n2,s2\\b.wav\n"
        );
        var folds = FoldFile.Read(folder.File("folds.csv")).Assign(corpus);
        Assert.Equal(["1", "2", "1", "2"], corpus.Utterances.Select(utterance => folds[utterance.Path]));
    }

    [Fact]
    public void Paths_may_start_at_a_folder_above_the_table()
    {
        using var folder = new TemporaryFolder();
        TinyCorpus.Write(folder, ["lists/x.txt.wav", "wav/a.wav"], ("lists/m.csv", "path,speaker,emotion\nwav/a.wav,x,sad\n"));
        Assert.Equal("../wav/a.wav", Assert.Single(CorpusReader.Open(folder.File("lists/m.csv"), 1).Utterances).Path);
    }

    [Fact]
    public void A_name_that_several_recordings_have_is_not_guessed()
    {
        using var folder = new TemporaryFolder();
        TinyCorpus.Write(folder, ["s1/a.wav", "s2/a.wav"], ("m.csv", "path,speaker,emotion\na.wav,x,sad\ns1/a.wav,x,sad\n"));
        Assert.Equal(
            "line 2 of m.csv: it may be s1/a.wav or s2/a.wav; give more of the path",
            Assert.Single(CorpusReader.Open(folder.File("m.csv"), 1).Skipped).Reason
        );
    }

    [Fact]
    public void Bad_rows_are_reported_together_where_none_is_good()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(
            folder.File("m.csv"),
            "path,speaker,emotion\n" + string.Concat(Enumerable.Range(2, 25).Select(line => $"{line}.wav,x,sad\n"))
        );
        var message = Assert.Throws<MissingDataException>(() => CorpusReader.Open(folder.File("m.csv"), 1)).Message;
        var lines = message.Split('\n');
        Assert.Equal(1 + 20 + 1, lines.Length);
        Assert.EndsWith("m.csv: the manifest names no file that can be used:", lines[0], StringComparison.Ordinal);
        Assert.Equal("  2.wav: line 2 of m.csv: there is no such file", lines[1]);
        Assert.Equal("  and 5 more", lines[^1]);
    }

    [Theory]
    [InlineData("\"path\" \"speaker\" \"emotion\"\n\"1\" \"a b.wav\" \"x\" \"sad\"\n\"2\" \"c.wav\" \"y\" \"glad\"\n")]
    [InlineData("\"path\"\t\"speaker\"\t\"emotion\"\n\"1\"\t\"a b.wav\"\t\"x\"\t\"sad\"\n\"2\"\t\"c.wav\"\t\"y\"\t\"glad\"\n")]
    [InlineData("sep=;\r\npath;speaker;emotion\r\na b.wav;x;sad\r\nc.wav;y;glad\r\n")]
    [InlineData("path       speaker  emotion  \n\"a b.wav\"  x        sad\nc.wav      y        glad\n")]
    [InlineData("path,speaker,emotion\na b.wav,x,sad\nc.wav,y,glad")]
    public void Tables_of_R_and_Excel_are_read(string content)
    {
        using var folder = new TemporaryFolder();
        TinyCorpus.Write(folder, ["a b.wav", "c.wav"]);
        var listing = Read(folder, content);
        Assert.Empty(listing.Skipped);
        Assert.Equal(
            [("a b.wav", "x", "sad"), ("c.wav", "y", "glad")],
            listing.Files.Select(file => (file.Path, file.Speaker, file.Emotion))
        );
        Assert.All(listing.Files, file => Assert.Equal(Metadata.Empty, file.Metadata));
    }

    [Fact]
    public void A_table_without_names_of_columns_says_what_is_missing()
    {
        using var folder = new TemporaryFolder();
        TinyCorpus.Write(folder, ["a.wav"]);
        Assert.EndsWith(
            "Its first row must name the columns, and seems to name a recording.",
            Assert.Throws<SerException>(() => Read(folder, "a.wav,x,sad\na.wav,x,sad\n")).Message,
            StringComparison.Ordinal
        );
    }

    private static FileListing Read(TemporaryFolder folder, string content)
    {
        File.WriteAllText(folder.File("m.csv"), content);
        var table = TableFile.Read(folder.File("m.csv"));
        return Manifest.Read(table, folder.Path, "m", root => AudioFiles.Find(root).Wav).Listing;
    }
}
