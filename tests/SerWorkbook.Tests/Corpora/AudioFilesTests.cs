using SerWorkbook.Corpora;
using SerWorkbook.Corpora.Readers;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Corpora;

public sealed class AudioFilesTests
{
    [Fact]
    public void Audio_that_cannot_be_read_is_counted_and_named_by_its_content_or_its_name()
    {
        using var folder = new TemporaryFolder();
        Put(folder, "bea/Angry/anger_1-28_0001.wav");
        Write(folder, "bea/Angry/a.flac", [.. "fLaC"u8, .. new byte[40]]);
        Write(folder, "bea/Angry/disguised.dat", [.. "ID3\x04"u8, .. new byte[40]]);
        Write(folder, "b.m4a", [0, 0, 0, 32, .. "ftypM4A "u8, .. new byte[40]]);
        Write(folder, "c.ogg", [.. "OggS"u8, .. new byte[24], .. "OpusHead"u8, .. new byte[20]]);
        Write(folder, "d.ogg", [.. "OggS"u8, .. new byte[24], .. "\x01vorbis"u8, .. new byte[20]]);
        Write(folder, "e.MP3", [1, 2, 3]);
        Write(folder, "frame.bin", [0xFF, 0xFB, 0x90, 0x64, .. new byte[40]]);
        Write(folder, "readme.txt", [.. "about the corpus"u8]);
        Write(folder, "photo.jpg", [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[40]]);
        File.Copy(folder.File("bea/Angry/anger_1-28_0001.wav"), folder.File("f.wave"));
        var corpus = CorpusReader.Open(folder.Path, 1);
        Assert.Equal(
            [
                "b.m4a: it is M4A",
                "bea/Angry/a.flac: it is FLAC",
                "bea/Angry/disguised.dat: it is MP3",
                "c.ogg: it is Opus",
                "d.ogg: it is Ogg Vorbis",
                "e.MP3: it is MP3 by its name",
                "f.wave: it is WAV",
                "frame.bin: it is MP3",
            ],
            corpus.Skipped.Select(file => $"{file.Path}: {file.Reason}".Split(',')[0])
        );
        Assert.Single(corpus.Utterances);
    }

    [Fact]
    public void A_folder_of_other_audio_only_says_what_it_holds()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "a.flac", [.. "fLaC"u8, .. new byte[40]]);
        var message = Assert.Throws<MissingDataException>(() => CorpusReader.Open(folder.Path, 1)).Message;
        Assert.EndsWith(
            "the folder holds no WAV file; one file cannot be used, such as a.flac: it is FLAC, which cannot be read; convert it to WAV.",
            message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Other_audio_under_the_name_of_WAV_is_named_too()
    {
        using var folder = new TemporaryFolder();
        Put(folder, "bea/Angry/anger_1-28_0001.wav");
        Write(folder, "bea/Angry/anger_1-28_0002.wav", [.. "fLaC"u8, .. new byte[40]]);
        Assert.Equal("not a WAV file, but FLAC; convert it to WAV", Assert.Single(CorpusReader.Open(folder.Path, 1).Skipped).Reason);
    }

    [Fact]
    public void Folders_that_link_to_each_other_are_read_once_and_deep_ones_too()
    {
        using var folder = new TemporaryFolder();
        const string deep = "1/2/3/4/5/6/7/8/9/10/bea/Angry/anger_1-28_0001.wav";
        Put(folder, deep);
        Directory.CreateSymbolicLink(folder.File("1/2/again"), folder.File("1"));
        Directory.CreateSymbolicLink(folder.File("1/2/other"), "../../1/2");
        Assert.Equal([deep], AudioFiles.Find(folder.Path).Wav);
        Directory.CreateSymbolicLink(folder.File("link"), folder.File("1"));
        Assert.Equal([deep], AudioFiles.Find(folder.File("link")).Wav.Select(path => "1/" + path));
    }

    [Theory]
    [InlineData("0011/Angry/0011_000351.wav", "0011", "angry")]
    [InlineData("0011/Angry/evaluation/0011_000351.wav", "0011", "angry")]
    [InlineData("en/0011/Sad/x.wav", "0011", "sad")]
    [InlineData("anna_Happy/x.wav", "anna", "happy")]
    [InlineData("spk_01_neutral/x.wav", "spk_01", "neutral")]
    [InlineData("YAF_pleasant_surprised/YAF_back_ps.wav", "YAF", "pleasant_surprised")]
    public void Any_folders_of_speakers_and_emotions_are_read(string path, string speaker, string emotion)
    {
        Assert.True(new SpeakerFolders().TryParse(path, out var file, out _));
        Assert.Equal(new LabelledFile(path, speaker, Sex.Unknown, emotion, null), file);
    }

    [Theory]
    [InlineData("Angry/x.wav")]
    [InlineData("Angry/0011/x.wav")]
    [InlineData("0011/wav/x.wav")]
    [InlineData("angry.wav")]
    public void But_nothing_is_guessed_where_an_emotion_or_a_speaker_is_missing(string path) =>
        Assert.False(new SpeakerFolders().TryParse(path, out _, out _));

    [Fact]
    public void Such_a_corpus_is_recognised_and_named_after_its_folder()
    {
        using var folder = new TemporaryFolder();
        Put(folder, "own/anna/Angry/take1.wav");
        Put(folder, "own/bert/Sad/take1.wav");
        Put(folder, "own/bert/Muffled/take1.wav");
        var corpus = CorpusReader.Open(folder.File("own"), 1);
        Assert.Equal("own", corpus.Name);
        Assert.Equal(["anna", "bert"], corpus.Speakers);
        Assert.Equal(["angry", "sad"], corpus.Emotions);
        Assert.Equal("bert/Muffled/take1.wav", Assert.Single(corpus.Skipped).Path);
    }

    private static void Put(TemporaryFolder folder, string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder.File(path))!);
        WavWriter.Write(folder.File(path), TestSignal.Noise(0.5));
    }

    private static void Write(TemporaryFolder folder, string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder.File(path))!);
        File.WriteAllBytes(folder.File(path), bytes);
    }
}
