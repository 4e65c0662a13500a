using SerWorkbook.Evaluation.Protocols;
using SerWorkbook.Speech;
using SerWorkbook.Tests.Corpora.Catalogue;

namespace SerWorkbook.Tests.Corpora.Exchange;

public sealed class ExchangeFormatTests
{
    private static readonly string[] Labels =
    [
        "wav/1.wav: s1 Female angry -",
        "wav/2.wav: s1 Female sad -",
        "wav/3.wav: s2 Male angry -",
        "wav/4.wav: s2 Male sad -",
    ];

    private static readonly string[] Recordings = ["wav/1.wav", "wav/2.wav", "wav/3.wav", "wav/4.wav"];

    [Fact]
    public void Audformat()
    {
        using var folder = new TemporaryFolder();
        TinyCorpus.Write(
            folder,
            Recordings,
            (
                "db.yaml",
                """
                name: mine
                source: https://example.org
                usage: research
                license: CC-BY-4.0
                schemes:
                  speaker:
                    dtype: str
                    labels:
                      s1: {gender: female, age: 30}
                      s2: {gender: male}
                  emotion: {dtype: str, labels: [angry, sad]}
                tables:
                  emotion:
                    type: filewise
                    columns: {emotion: {scheme_id: emotion}}
                  files:
                    type: filewise
                    columns: {speaker: {scheme_id: speaker}, duration: {}}
                  cuts:
                    type: segmented
                    columns: {emotion: {}}
                """
            ),
            ("db.emotion.csv", "file,emotion\nwav/1.wav,angry\nwav/2.wav,sad\nwav/3.wav,angry\nwav/4.wav,sad\n"),
            ("db.files.csv", "file,speaker,duration\nwav/1.wav,s1,1\nwav/2.wav,s1,1\nwav/3.wav,s2,1\nwav/4.wav,s2,1\n"),
            ("db.cuts.csv", "file,start,end,emotion\nwav/1.wav,0 days 00:00:01,0 days 00:00:02,sad\n")
        );
        var corpus = CorpusReader.Open(folder.Path, 1);
        Assert.Equal(Labels, TinyCorpus.Labels(corpus));
        Assert.Equal("mine", corpus.Name);
        Assert.Contains("CC-BY-4.0", corpus.Notice, StringComparison.Ordinal);
        Assert.Equal("1", corpus.Utterances[0].Metadata["duration"]);
        Assert.Contains("1 row of the table cuts are segments of files and were not read.", corpus.Remarks);
    }

    [Theory]
    [InlineData("name: [", "no valid YAML")]
    [InlineData("- a", "no header")]
    [InlineData("name: x\ntables: {files: {}}", "no table has a column of emotions")]
    public void A_wrong_header_of_audformat_is_refused(string yaml, string part)
    {
        using var folder = new TemporaryFolder();
        TinyCorpus.Write(folder, Recordings, ("db.yaml", yaml));
        Assert.Contains(part, Assert.Throws<SerException>(() => CorpusReader.Open(folder.Path, 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Kaldi()
    {
        using var folder = new TemporaryFolder();
        TinyCorpus.Write(
            folder,
            Recordings,
            ("wav.scp", $"u1 wav/1.wav\nu2\twav/2.wav\nu3 {folder.File("wav/3.wav")}\nu4 /elsewhere/wav/4.wav\nu5 sox x.wav -t wav - |\n"),
            ("utt2spk", "u1 s1\nu2 s1\nu3 s2\nu4 s2\nu5 s2\n"),
            ("utt2emo", "u1 angry\nu2 sad\nu3 angry\nu4 sad\nu5 sad\n"),
            ("spk2gender", "s1 f\ns2 m\n")
        );
        var corpus = CorpusReader.Open(folder.Path, 1);
        Assert.Equal(Labels, TinyCorpus.Labels(corpus));
        Assert.Contains("line 5 of wav.scp is a command", Assert.Single(corpus.Skipped).Reason, StringComparison.Ordinal);
        File.WriteAllText(folder.File("segments"), "u1 r1 0 1\n");
        Assert.Contains(
            "utterances are segments",
            Assert.Throws<SerException>(() => CorpusReader.Open(folder.Path, 1)).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(
        "metadata.csv",
        "file_name,label,speaker,gender\nwav/1.wav,angry,s1,F\nwav/2.wav,sad,s1,F\nwav/3.wav,angry,s2,M\nwav/4.wav,sad,s2,M\n"
    )]
    [InlineData(
        "wav/metadata.jsonl",
        """
            {"file_name": "1.wav", "emotion": "angry", "speaker_id": "s1", "gender": "female"}
            {"file_name": "2.wav", "emotion": "sad", "speaker_id": "s1", "gender": "female"}
            {"file_name": "3.wav", "emotion": "angry", "speaker_id": "s2", "gender": "male"}
            {"file_name": "4.wav", "emotion": "sad", "speaker_id": "s2", "gender": "male"}
            """
    )]
    [InlineData(
        "nkululeko.csv",
        ",file,speaker,emotion,gender\n0,wav/1.wav,s1,angry,f\n1,wav/2.wav,s1,sad,f\n2,wav/3.wav,s2,angry,m\n3,wav/4.wav,s2,sad,m\n"
    )]
    public void Tables_of_Hugging_Face_and_Nkululeko(string name, string text)
    {
        using var folder = new TemporaryFolder();
        TinyCorpus.Write(folder, Recordings, (name, text));
        Assert.Equal(Labels, TinyCorpus.Labels(CorpusReader.Open(folder.Path, 1)));
    }

    [Fact]
    public void Two_tables_that_may_list_the_recordings_are_both_named()
    {
        using var folder = new TemporaryFolder();
        TinyCorpus.Write(folder, Recordings, ("a.csv", "file,emotion\nwav/1.wav,sad\n"), ("b.csv", "file,emotion\nwav/2.wav,sad\n"));
        var message = Assert.Throws<SerException>(() => CorpusReader.Open(folder.Path, 1)).Message;
        Assert.Contains("a.csv and b.csv may each list the recordings", message, StringComparison.Ordinal);
        Assert.False(CorpusReader.Open(folder.File("a.csv"), 1).HasSpeakers);
    }

    // The lists of EmoBox have the folders as an archive garbled them, below another root.
    [Fact]
    public void The_official_fold_of_a_real_corpus_is_assigned_to_its_recordings()
    {
        var names = PublishedNames.Read("cafe", "CaFE");
        static string RealName(string path) =>
            path.Replace("Col\u0160re", "Col\u00E8re", StringComparison.Ordinal)
                .Replace("D\u201Ago\u2013t", "De\u0301gou\u0302t", StringComparison.Ordinal);
        var utterances = names.Rows.Select(row => new Utterance(
            RealName(row.Path),
            "s",
            Sex.Unknown,
            row.Code,
            null,
            "CaFE",
            48_000,
            1,
            ""
        ));
        var corpus = new Corpus("CaFE", "/nowhere", utterances, []);
        var fold = Path.Combine(
            Path.GetDirectoryName(SharedData.Reference("README.md"))!,
            "..",
            "data",
            "corpora",
            "emobox-cafe",
            "fold_1"
        );
        var assigned = FoldFile.Read(fold).Assign(corpus);
        Assert.Equal((312, 624), (assigned.Values.Count(name => name == "test"), assigned.Values.Count(name => name == "train")));
    }

    [Fact]
    public void EmoBox_with_speakers_by_the_names_of_the_corpus_and_its_official_fold()
    {
        using var folder = new TemporaryFolder();
        static string Row(string name, string emotion) =>
            $"{{\"key\": \"{name}\", \"dataset\": \"cafe\", \"wav\": \"downloads/CaFE_48k/X/{name}.wav\", \"emo\": \"{emotion}\"}}\n";
        TinyCorpus.Write(
            folder,
            ["CaFE/X/01-C-1-1.wav", "CaFE/X/02-T-2-6.wav", "CaFE/X/03-C-1-2.wav"],
            ("cafe.jsonl", Row("01-C-1-1", "c") + Row("02-T-2-6", "t") + Row("03-C-1-2", "c")),
            ("label_map.json", """{ "c": "Angry", "t": "Sad" }"""),
            ("fold_1/cafe_train_fold_1.jsonl", Row("01-C-1-1", "c") + Row("02-T-2-6", "t")),
            ("fold_1/cafe_test_fold_1.jsonl", Row("03-C-1-2", "c"))
        );
        var corpus = CorpusReader.Open(folder.Path, new CorpusOptions { Corpus = "emobox" }, 1);
        Assert.Equal(
            ["CaFE/X/01-C-1-1.wav: 01 Male angry 1", "CaFE/X/02-T-2-6.wav: 02 Female sad 6", "CaFE/X/03-C-1-2.wav: 03 Male angry 2"],
            TinyCorpus.Labels(corpus)
        );
        Assert.Equal(TinyCorpus.Labels(corpus), TinyCorpus.Labels(CorpusReader.Open(folder.File("cafe.jsonl"), 1)));
        foreach (var fold in new[] { folder.Path, folder.File("fold_1") })
        {
            var split = Splits.FromFile(FeatureTable.WithoutFeatures(corpus), FoldFile.Read(fold));
            Assert.Equal("test", Assert.Single(split.Folds).Name);
            Assert.Equal((2, 1), (split.Folds[0].Train.Count, split.Folds[0].Test.Count));
        }
    }
}
