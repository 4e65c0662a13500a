using System.Text.Json;

namespace SerWorkbook.Cli.Tests.Downloads;

/// <summary><c>ser data get</c> as a process, from a server on this machine.</summary>
public sealed class DataGetTests : IDisposable
{
    private static readonly string[] Josh = ["josh_Amused", "josh_Neutral", "josh_Sleepy"];

    private readonly SerProcess _ser = new();
    private readonly FaultyServer _server = new();

    public DataGetTests()
    {
        foreach (var (i, name) in Josh.Index())
        {
            _server.Add(name + ".tar.gz", SmallArchive.TarGz(40 + i, i));
        }
    }

    [Fact]
    public void The_licence_is_shown_and_must_be_accepted()
    {
        var refused = Get();
        Assert.Equal(1, refused.Code);
        Assert.Contains("non-commercial", refused.Error, StringComparison.Ordinal);
        Assert.Contains("GB of disk space are needed", refused.Error, StringComparison.Ordinal);
        Assert.Contains("add --accept-license", refused.Error, StringComparison.Ordinal);
        Assert.Empty(_server.Asks);
    }

    [Fact]
    public void A_corpus_comes_in_the_folders_of_its_speakers_and_emotions_and_is_compared_with_the_literature()
    {
        var got = Get("--accept-license", "--json");
        Assert.Equal(0, got.Code);
        var json = JsonDocument.Parse(got.Output).RootElement;
        Assert.Equal(40 + 41 + 42, json.GetProperty("recordings").GetInt32());
        Assert.Equal(64, json.GetProperty("archives")[0].GetProperty("sha256").GetString()!.Length);
        Assert.Contains("josh_Amused.tar.gz: it holds 40 recordings; the literature counts 298", got.Error, StringComparison.Ordinal);
        Assert.Equal(41, Directory.GetFiles(_ser.At("corpus/josh/Neutral"), "*.wav").Length);
        Assert.Equal(["josh"], Directory.GetFileSystemEntries(_ser.At("corpus")).Select(Path.GetFileName));
        Assert.False(Directory.Exists(_ser.At("corpus.unpacking")));
        Assert.Equal(3, File.ReadAllLines(_ser.At("corpus.downloads/checksums.sha256")).Length);

        // Nothing is left to do.
        var asks = _server.Asks.Count;
        Assert.Equal(0, Get("--accept-license").Code);
        Assert.Equal(asks, _server.Asks.Count);
    }

    [Fact]
    public void Archives_that_are_there_are_unpacked_without_a_server()
    {
        Directory.CreateDirectory(_ser.At("have"));
        File.WriteAllBytes(_ser.At("have/josh_Amused.tar.gz"), SmallArchive.TarGz(3, 1));
        string[] args = ["data", "get", "emov-db", "--speakers", "JOSH", "--out", "c", "--archives", "have", "--accept-license"];
        Assert.Equal(0, _ser.Run([.. args, "--emotions", "amused"]).Code);
        Assert.Equal(3, Directory.GetFiles(_ser.At("c/josh/Amused")).Length);
        var missing = _ser.Run(args);
        Assert.Equal(1, missing.Code);
        Assert.Contains("josh_Neutral.tar.gz: there is no such archive", missing.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_archive_without_a_recording_is_refused_and_not_counted_as_installed()
    {
        Directory.CreateDirectory(_ser.At("have"));
        string[] args = ["data", "get", "emov-db", "--speakers", "josh", "--emotions", "amused", "--out", "c", "--archives", "have"];
        for (var attempt = 0; attempt < 2; attempt++)
        {
            File.WriteAllBytes(_ser.At("have/josh_Amused.tar.gz"), SmallArchive.TarGz(SmallArchive.Entry("readme.txt", 1)));
            var refused = _ser.Run([.. args, "--accept-license"]);
            Assert.Equal(1, refused.Code);
            Assert.Contains("josh_Amused.tar.gz: the archive holds no recording", refused.Error, StringComparison.Ordinal);
            Assert.False(Directory.Exists(_ser.At("c/josh/Amused")));
        }
    }

    [Fact]
    public void An_archive_of_other_recordings_is_refused()
    {
        Directory.CreateDirectory(_ser.At("have"));
        File.WriteAllBytes(_ser.At("have/josh_Amused.tar.gz"), SmallArchive.TarGz(SmallArchive.Entry("foo/ok.wav", 1)));
        string[] args = ["data", "get", "emov-db", "--speakers", "josh", "--emotions", "amused", "--out", "c", "--archives", "have"];
        var refused = _ser.Run([.. args, "--accept-license"]);
        Assert.Equal(1, refused.Code);
        Assert.Contains("recordings such as 'ok.wav'", refused.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_ser.At("c/josh/Amused")));
    }

    [Fact]
    public void The_archive_of_Zenodo_must_have_its_published_checksum()
    {
        Directory.CreateDirectory(_ser.At("have"));
        File.WriteAllBytes(_ser.At("have/Audio_Speech_Actors_01-24.zip"), SmallArchive.Zip(("03-01-05-01-01-01-01.wav", "x")));
        var refused = _ser.Run(["data", "get", "ravdess", "--out", "c", "--archives", "have", "--accept-license"]);
        Assert.Equal(1, refused.Code);
        Assert.Contains("is another one than RAVDESS (speech, audio) is published in", refused.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_ser.At("c")));
    }

    [Fact]
    public void An_archive_that_changed_since_the_first_time_is_refused()
    {
        Assert.Equal(0, Get("--accept-license").Code);
        Directory.Delete(_ser.At("corpus/josh/Amused"), recursive: true);
        File.Delete(_ser.At("corpus.downloads/josh_Amused.tar.gz"));
        _server.Add("josh_Amused.tar.gz", SmallArchive.TarGz(40, 99));
        var changed = Get("--accept-license");
        Assert.Equal(1, changed.Code);
        Assert.Contains("when it was first downloaded", changed.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_ser.At("corpus/josh/Amused")));
    }

    [Fact]
    public void A_damaged_archive_is_downloaded_again_once()
    {
        var good = SmallArchive.TarGz(40, 0);
        var cut = good[..(good.Length / 2)];
        _server.Next(FaultyServer.Send(cut, cut.Length));
        var got = Get("--accept-license");
        Assert.Equal(0, got.Code);
        Assert.Contains("it is downloaded again", got.Error, StringComparison.Ordinal);
        Assert.Equal(40, Directory.GetFiles(_ser.At("corpus/josh/Amused")).Length);
    }

    [Fact]
    public void Folders_with_other_files_are_left_alone()
    {
        Directory.CreateDirectory(_ser.At("corpus/josh/Amused"));
        File.WriteAllText(_ser.At("corpus/josh/Amused/mine.wav"), "mine");
        var got = Get("--accept-license");
        Assert.Equal(1, got.Code);
        Assert.Contains("holds other files than josh_Amused.tar.gz", got.Error, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(_ser.At("corpus/josh/Amused/mine.wav")));
    }

    [Theory]
    [InlineData("'iemocap' cannot be downloaded by this command", "iemocap")]
    [InlineData("'tom' is not one of EmoV-DB's: bea, jenie, josh, sam", "emov-db", "--speakers", "tom")]
    [InlineData("josh has no Angry", "emov-db", "--speakers", "josh", "--emotions", "angry")]
    [InlineData("RAVDESS (speech, audio) is one archive", "ravdess", "--speakers", "bea")]
    [InlineData("--mirror is 'ftp://x'", "emov-db", "--mirror", "ftp://x")]
    [InlineData("give one of the two", "emov-db", "--mirror", "http://x", "--archives", ".")]
    [InlineData("--archives is 'nowhere'; there is no such folder", "emov-db", "--archives", "nowhere")]
    public void Wrong_requests_are_one_sentence(string part, params string[] args)
    {
        var run = _ser.Run(["data", "get", .. args]);
        Assert.Equal(1, run.Code);
        Assert.Contains(part, Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_killed_at_any_time_is_continued_and_ends_whole()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A test of kill -9.");
        var random = new Random(11);
        for (var round = 0; round < 6; round++)
        {
            _server.Next(_server.Drop(20_000));
            using var process = _ser.Start(Args("--accept-license"));
            process.StandardInput.Close();
            if (!process.WaitForExit(random.Next(150, 700)))
            {
                process.Kill();
                process.WaitForExit();
            }
        }

        Assert.Equal(0, Get("--accept-license").Code);
        foreach (var (i, name) in Josh.Index())
        {
            var folder = _ser.At("corpus/" + name.Replace('_', '/'));
            Assert.Equal(40 + i, Directory.GetFiles(folder).Length);
            Assert.All(Directory.GetFiles(folder), file => Assert.Equal(3000, new FileInfo(file).Length));
        }
    }

    public void Dispose()
    {
        _server.Dispose();
        _ser.Dispose();
    }

    private string[] Args(params string[] more) =>
        ["data", "get", "emov-db", "--speakers", "josh", "--out", "corpus", "--mirror", _server.Root.ToString(), .. more];

    private SerOutput Get(params string[] more) => _ser.Run(Args(more));
}
