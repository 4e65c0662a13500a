using SerWorkbook.Corpora;
using SerWorkbook.Corpora.Readers;
using SerWorkbook.Speech;
using SerWorkbook.Speech.Tests.Audio;

namespace SerWorkbook.Tests.Corpora;

public sealed class AudioFilesTests
{
    [Fact]
    public void Every_file_is_read_or_left_out_with_a_reason_or_counted_as_no_audio()
    {
        using var folder = new TemporaryFolder();
        const string stem = "bea/Angry/anger_1-28_000";
        Put(folder, stem + "1.wav");
        Write(folder, stem + "2.flac", [.. "fLaC"u8, .. new byte[40]]);
        Write(folder, stem + "3.dat", [.. "ID3\x04"u8, .. new byte[40]]);
        Write(folder, stem + "4.m4a", [0, 0, 0, 32, .. "ftypM4A "u8, .. new byte[40]]);
        Write(folder, stem + "5.ogg", [.. "OggS"u8, .. new byte[24], .. "OpusHead"u8, .. new byte[20]]);
        Write(folder, stem + "6.ogg", [.. "OggS"u8, .. new byte[24], .. "\x01vorbis"u8, .. new byte[20]]);
        Write(folder, stem + "7.MP3", [1, 2, 3]);
        Write(folder, "elsewhere.bin", [0xFF, 0xFB, 0x90, 0x64, .. new byte[40]]);
        Write(folder, "readme.txt", [.. "about the corpus"u8]);
        Write(folder, "photo.jpg", [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[40]]);
        var corpus = CorpusReader.Open(folder.Path, 1);
        Assert.Equal(stem + "1.wav", Assert.Single(corpus.Utterances).Path);
        Assert.Equal(["photo.jpg", "readme.txt"], corpus.OtherFiles);
        (string Path, string Part)[] expected =
        [
            (stem + "2.flac", "ends in the middle of its header"),
            (stem + "3.dat", "its MP3 data is damaged"),
            (stem + "4.m4a", "it is M4A"),
            (stem + "5.ogg", "its Opus data is damaged"),
            (stem + "6.ogg", "its Ogg Vorbis data is damaged"),
            (stem + "7.MP3", "is not an audio format that is known"),
            ("elsewhere.bin", "is not one of EmoV-DB"),
        ];
        Assert.Equal(expected.Select(file => file.Path), corpus.Skipped.Select(file => file.Path));
        Assert.All(expected.Zip(corpus.Skipped), pair => Assert.Contains(pair.First.Part, pair.Second.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public void Recordings_of_other_formats_are_read_under_the_names_of_their_corpus()
    {
        using var folder = new TemporaryFolder();
        Put(folder, "bea/Angry/anger_1-28_0001.wav");
        Copy(folder, "flac.flac", "bea/Angry/anger_1-28_0002.flac");
        Copy(folder, "mp3.mp3", "sam/Sleepy/sleepiness_1-28_0003.mp3");
        Copy(folder, "opus.opus", "sam/Sleepy/sleepiness_1-28_0004.wav");
        var corpus = CorpusReader.Open(folder.Path, 1);
        Assert.Equal("EmoV-DB", corpus.Name);
        Assert.Equal(["PCM", "FLAC", "MP3", "Opus"], corpus.Utterances.Select(utterance => utterance.Codec));
        Assert.Equal([16_000, 16_000, 16_000, 48_000], corpus.Utterances.Select(utterance => utterance.SampleRate));
        Assert.Equal(6400, corpus.Read(corpus.Utterances[2]).Length);
        Assert.Empty(corpus.Skipped);
    }

    [Fact]
    public void A_recording_in_two_formats_counts_once_and_the_better_one_is_used()
    {
        using var folder = new TemporaryFolder();
        Copy(folder, "mp3.mp3", "mp3/bea/Angry/anger_1-28_0001.mp3");
        Copy(folder, "mono.wav", "wav/bea/Angry/anger_1-28_0001.wav");
        Copy(folder, "mp3.mp3", "mp3/bea/Angry/anger_1-28_0002.mp3");
        Copy(folder, "flac.flac", "mp3/bea/Angry/anger_1-28_0002.flac");
        var corpus = CorpusReader.Open(folder.Path, 1);
        Assert.Equal(
            ["mp3/bea/Angry/anger_1-28_0002.flac", "wav/bea/Angry/anger_1-28_0001.wav"],
            corpus.Utterances.Select(utterance => utterance.Path)
        );
        Assert.Equal(
            [
                "mp3/bea/Angry/anger_1-28_0001.mp3: the same recording as wav/bea/Angry/anger_1-28_0001.wav in another format",
                "mp3/bea/Angry/anger_1-28_0002.mp3: the same recording as mp3/bea/Angry/anger_1-28_0002.flac in another format",
            ],
            corpus.Skipped.Select(file => $"{file.Path}: {file.Reason}")
        );
    }

    [Fact]
    public void Two_recordings_with_one_name_are_two_and_a_broken_one_does_not_hide_the_other()
    {
        using var folder = new TemporaryFolder();
        Copy(folder, "flac.flac", "bea/Angry/anger_1-28_0001.flac");
        File.WriteAllBytes(folder.File("bea/Angry/anger_1-28_0001.wav"), WavWriter.ToBytes(TestSignal.Noise(2)));
        Copy(folder, "flac.flac", "bea/Angry/anger_1-28_0002.flac");
        File.WriteAllBytes(folder.File("bea/Angry/anger_1-28_0002.wav"), [.. "RIFF"u8, 0, 0, 0, 0]);
        var corpus = CorpusReader.Open(folder.Path, 1);
        Assert.Equal(
            ["bea/Angry/anger_1-28_0001.flac", "bea/Angry/anger_1-28_0001.wav", "bea/Angry/anger_1-28_0002.flac"],
            corpus.Utterances.Select(utterance => utterance.Path)
        );
        Assert.Equal("bea/Angry/anger_1-28_0002.wav", Assert.Single(corpus.Skipped).Path);
    }

    [Fact]
    public void Folders_that_link_to_each_other_are_read_once_and_deep_ones_too()
    {
        using var folder = new TemporaryFolder();
        const string deep = "1/2/3/4/5/6/7/8/9/10/bea/Angry/anger_1-28_0001.wav";
        Put(folder, deep);
        Directory.CreateSymbolicLink(folder.File("1/2/again"), folder.File("1"));
        Directory.CreateSymbolicLink(folder.File("1/2/other"), "../../1/2");
        var found = AudioFiles.Find(folder.Path);
        Assert.Equal([deep], found.Wav);
        Assert.Equal(
            ["1/2/again: it leads to 1, which is read already", "1/2/other: it leads to 1/2, which is read already"],
            found.Other.Select(file => $"{file.Path}: {file.Reason}")
        );
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

    private static void Copy(TemporaryFolder folder, string kind, string path) =>
        Write(folder, path, File.ReadAllBytes(KindFiles.Path(kind)));

    private static void Write(TemporaryFolder folder, string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder.File(path))!);
        File.WriteAllBytes(folder.File(path), bytes);
    }
}
