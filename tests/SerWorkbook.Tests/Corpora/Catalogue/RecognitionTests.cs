using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Corpora.Catalogue;

public sealed class RecognitionTests
{
    [Theory]
    [InlineData("", "DC/a01.wav", "KL/su15.wav")]
    [InlineData("", "up/two/levels/DC/a01.wav", "up/two/levels/KL/su15.wav")]
    [InlineData("DC", "DC/a01.wav", "DC/sa15.wav")]
    public void A_corpus_is_recognised_one_level_too_high_or_too_low(string opened, string first, string second)
    {
        using var folder = new TemporaryFolder();
        TinyCorpus.Write(folder, [first, second]);
        var corpus = CorpusReader.Open(Path.Combine(folder.Path, opened), 1);
        Assert.Equal(("SAVEE", 2), (corpus.Name, corpus.Utterances.Count));
        Assert.Equal("DC", corpus.Utterances[0].Speaker);
        Assert.Equal("common01", corpus.Utterances[0].Sentence);
        Assert.Contains("recordings: 2 of 480", corpus.PublishedDifferences);
    }

    [Fact]
    public void Labels_in_tables_are_found_from_the_folder_of_the_recordings_too()
    {
        using var folder = new TemporaryFolder();
        TinyCorpus.Write(
            folder,
            ["Audios/MSP-PODCAST_0001_0008.wav", "Audios/MSP-PODCAST_0001_0019.wav", "Audios/MSP-PODCAST_0002_0001.wav"],
            (
                "Labels/labels_consensus.csv",
                "FileName,EmoClass,EmoAct,SpkrID,Gender,Split_Set\nMSP-PODCAST_0001_0008.wav,N,2,127,Male,Train\n"
                    + "MSP-PODCAST_0001_0019.wav,X,2,127,Male,Train\nMSP-PODCAST_0002_0001.wav,A,2,Unknown,Unknown,Test1\n"
            )
        );
        foreach (var opened in new[] { folder.Path, folder.File("Audios") })
        {
            var corpus = CorpusReader.Open(opened, 1);
            Assert.Equal("MSP-Podcast", corpus.Name);
            Assert.Equal(
                ("127", Sex.Male, "neutral"),
                (corpus.Utterances[0].Speaker, corpus.Utterances[0].Sex, corpus.Utterances[0].Emotion)
            );
            Assert.Equal("Train", corpus.Utterances[0].Metadata["split"]);
            Assert.Equal(2, corpus.Skipped.Count);
        }

        var all = CorpusReader.Open(folder.Path, new CorpusOptions { Corpus = "msp_podcast+no-agreement+unknown-speakers" }, 1);
        Assert.Equal(["angry", "neutral", "no agreement"], all.Emotions);
        Assert.Contains(all.Doubts, doubt => doubt.Contains("speaker 'unknown'", StringComparison.Ordinal));
    }

    [Fact]
    public void Missing_tables_are_named()
    {
        using var folder = new TemporaryFolder();
        TinyCorpus.Write(folder, ["Session1/sentences/wav/Ses01F_impro01/Ses01F_impro01_F000.wav"]);
        var message = Assert.Throws<SerException>(() => CorpusReader.Open(folder.Path, 1)).Message;
        Assert.Contains("named like those of IEMOCAP, but the tables of its labels are not there", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Songs_are_read_when_asked_for()
    {
        using var folder = new TemporaryFolder();
        TinyCorpus.Write(folder, ["Actor_01/03-01-05-01-01-01-01.wav", "Actor_01/03-02-05-01-01-01-01.wav"]);
        Assert.Single(CorpusReader.Open(folder.Path, 1).Utterances);
        var both = CorpusReader.Open(folder.Path, new CorpusOptions { Corpus = "ravdess+SONG" }, 1);
        Assert.Equal(["song", "speech"], both.Utterances.Select(utterance => utterance.Metadata["channel"]).Order());
        Assert.Contains(
            "the parts song, not 'opera'",
            Assert.Throws<SerException>(() => CorpusReader.Open(folder.Path, new CorpusOptions { Corpus = "RAVDESS+opera" }, 1)).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("Actor_01/03-01-05-01-01-01-01.wav", "audio_speech_actors_01-24/Actor_01/03-01-05-01-01-01-01.wav")]
    [InlineData("OAF_angry/OAF_back_angry.wav", "TESS Toronto emotional speech set data/OAF_angry/OAF_back_angry.wav")]
    public void The_doubled_folder_of_a_mirror_counts_once(string first, string second)
    {
        using var folder = new TemporaryFolder();
        TinyCorpus.Write(folder, [first, second]);
        var corpus = CorpusReader.Open(folder.Path, 1);
        Assert.Equal(first, Assert.Single(corpus.Utterances).Path);
        Assert.Equal(second, Assert.Single(corpus.Skipped).Path);
        Assert.StartsWith($"it repeats {first}", corpus.Skipped[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_corpora_that_fit_both_are_named_and_the_user_chooses()
    {
        using var folder = new TemporaryFolder();
        TinyCorpus.Write(folder, ["a/1001_DFA_ANG_XX.wav", "a/1002_DFA_SAD_XX.wav", "b/OAF_back_angry.wav"]);
        var message = Assert.Throws<SerException>(() => CorpusReader.Open(folder.Path, 1)).Message;
        Assert.Contains("CREMA-D (2 recordings) and of TESS (1 recording)", message, StringComparison.Ordinal);
        Assert.Contains("--corpus 'TESS'", message, StringComparison.Ordinal);
        Assert.Equal(["OAF"], CorpusReader.Open(folder.Path, new CorpusOptions { Corpus = "tess" }, 1).Speakers);
        Assert.Contains(
            "--corpus is 'EMO-DB', but none of its 3 recordings",
            Assert.Throws<SerException>(() => CorpusReader.Open(folder.Path, new CorpusOptions { Corpus = "EMO-DB" }, 1)).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "it may be AESDD, ",
            Assert.Throws<SerException>(() => CorpusReader.Open(folder.Path, new CorpusOptions { Corpus = "none" }, 1)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Own_descriptions_are_used()
    {
        using var folder = new TemporaryFolder();
        TinyCorpus.Write(
            folder,
            ["p7x_ire.wav", "p8x_joie.wav"],
            (
                "own/mine.json",
                """
                {
                  "name": "Mine", "title": "t", "language": "French", "citation": "me", "licence": "mine", "url": "https://x", "sources": ["me"],
                  "naming": "pNx_emotion.wav", "files": ["(?<who>p\\d)x_(?<word>[a-z]+)"], "speaker": { "from": "{who}" },
                  "emotion": { "from": "{word}", "map": { "ire": "angry", "joie": "happy" } }, "counts": { "recordings": 2 },
                  "examples": [{ "path": "p7x_ire.wav", "speaker": "p7", "emotion": "angry" }]
                }
                """
            )
        );
        var corpus = CorpusReader.Open(folder.Path, new CorpusOptions { Descriptions = folder.File("own") }, 1);
        Assert.Equal(["p7x_ire.wav: p7 Unknown angry -", "p8x_joie.wav: p8 Unknown happy -"], TinyCorpus.Labels(corpus));
        Assert.Equal("Mine", corpus.Name);
        Assert.Empty(corpus.PublishedDifferences);
    }

    [Fact]
    public void A_folder_for_each_emotion_has_no_speakers_until_they_are_named()
    {
        using var folder = new TemporaryFolder();
        string[] recordings =
        [
            .. from emotion in new[] { "train/angry", "test/sad" }
            from name in new[] { "s01_1", "s01_2", "s02_1", "s02_2", "s02_3" }
            select $"{emotion}/{name}.wav",
        ];
        TinyCorpus.Write(folder, recordings);
        var corpus = CorpusReader.Open(folder.Path, 1);
        Assert.False(corpus.HasSpeakers);
        Assert.Equal(["angry", "sad"], corpus.Emotions);
        corpus.RequireLearnable();
        var message = Assert.Throws<SerException>(() => Protocol.Loso.RequireFit(corpus, 1)).Message;
        Assert.StartsWith("loso keeps speakers apart, but who speaks in", message, StringComparison.Ordinal);
        Assert.Contains("--speaker-from REGEX", message, StringComparison.Ordinal);
        Protocol.Clips.RequireFit(corpus, 1);

        var named = CorpusReader.Open(folder.Path, new CorpusOptions { SpeakerFrom = @"/(s\d+)_" }, 1);
        Assert.Equal(["s01", "s02"], named.Speakers);
        Protocol.Loso.RequireFit(named, 1);
    }

    [Fact]
    public void Numbers_before_emotions_are_no_speakers()
    {
        using var folder = new TemporaryFolder();
        TinyCorpus.Write(folder, ["data/01_Angry/a.wav", "data/02_Sad/b.wav", "data/03Fearful/c.wav"]);
        var corpus = CorpusReader.Open(folder.Path, 1);
        Assert.False(corpus.HasSpeakers);
        Assert.Equal(["angry", "fearful", "sad"], corpus.Emotions);
    }

    [Theory]
    [InlineData("[", "no regular expression")]
    [InlineData("zzz", "finds no speaker in any path")]
    public void A_pattern_for_speakers_that_is_wrong_is_refused(string pattern, string part)
    {
        using var folder = new TemporaryFolder();
        TinyCorpus.Write(folder, ["angry/a.wav", "sad/b.wav"]);
        var options = new CorpusOptions { SpeakerFrom = pattern };
        Assert.Contains(
            part,
            Assert.Throws<SerException>(() => CorpusReader.Open(folder.Path, options, 1)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Emotions_are_renamed_and_chosen()
    {
        using var folder = new TemporaryFolder();
        TinyCorpus.Write(folder, ["s1/Angry/a.wav", "s1/Joy/b.wav", "s2/Happy/c.wav", "s2/Sad/d.wav"]);
        var map = new Dictionary<string, string> { ["joy"] = "happy" };
        Assert.Equal(["angry", "happy", "sad"], CorpusReader.Open(folder.Path, new CorpusOptions { Map = map }, 1).Emotions);
        var only = CorpusReader.Open(folder.Path, new CorpusOptions { Map = map, Only = ["Happy", "sad"] }, 1);
        Assert.Equal(["happy", "sad"], only.Emotions);
        Assert.Equal("its emotion is angry, which --only leaves out", Assert.Single(only.Skipped).Reason);
        Assert.Equal(["angry"], CorpusReader.Open(folder.Path, new CorpusOptions { Drop = ["joy", "happy", "sad"] }, 1).Emotions);
        Assert.Contains(
            "--drop names the emotion 'fear'; the corpus has angry, happy, joy and sad",
            Assert.Throws<SerException>(() => CorpusReader.Open(folder.Path, new CorpusOptions { Drop = ["fear"] }, 1)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Options_go_to_another_process_as_text()
    {
        var options = new CorpusOptions
        {
            Corpus = "TESS",
            SpeakerFrom = "(.)",
            Map = new Dictionary<string, string> { ["a"] = "b" },
            Drop = ["c"],
        };
        var read = CorpusOptions.FromText(options.ToText());
        Assert.Equal(options.ToText(), read.ToText());
        Assert.Equal(("TESS", "b", "c"), (read.Corpus, read.Map["a"], read.Drop[0]));
        Assert.True(CorpusOptions.FromText(null).IsEmpty);
        Assert.Throws<SerException>(() => CorpusOptions.FromText("{"));
    }
}
