using System.Text.Json;
using System.Text.RegularExpressions;
using SerWorkbook.Corpora.Demo;
using SerWorkbook.Corpora.Demo.Script;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Corpora.Demo;

public sealed partial class DemoCorpusTests
{
    private static readonly DemoCorpusOptions Small = new() { SentencesPerCell = 1, Threads = 2 };

    [GeneratedRegex(@"^([A-Za-z]+)_(\d+)[-_](\d+)_(\d{4})\.wav$")]
    private static partial Regex EmoVDbName();

    [Fact]
    public void The_layout_is_that_of_EmoVDb()
    {
        using var folder = new TemporaryFolder();
        var summary = DemoCorpus.Render(folder.Path, Small with { SentencesPerCell = 2 });
        var files = Clips(folder.Path);
        Assert.Equal(new DemoCorpusSummary(folder.Path, 36, 36), summary);
        Assert.Equal(36, files.Length);
        var cells = files.Select(f => f[..f.LastIndexOf('/')]).Distinct().ToArray();
        Assert.Equal(18, cells.Length);
        Assert.DoesNotContain("josh/Angry", cells);
        Assert.DoesNotContain("josh/Disgusted", cells);
        var prefixes = new Dictionary<string, string>
        {
            ["Amused"] = "amused",
            ["Angry"] = "anger",
            ["Disgusted"] = "disgust",
            ["Neutral"] = "neutral",
            ["Sleepy"] = "sleepiness",
        };
        Assert.All(
            files,
            file =>
            {
                var match = EmoVDbName().Match(file[(file.LastIndexOf('/') + 1)..]);
                Assert.True(match.Success, file);
                Assert.Equal(prefixes[file.Split('/')[1]], match.Groups[1].Value);
                Assert.InRange(int.Parse(match.Groups[4].Value), int.Parse(match.Groups[2].Value), int.Parse(match.Groups[3].Value));
            }
        );
    }

    [Fact]
    public void By_default_there_are_324_clips() => Assert.Equal(324, DemoClip.All(new DemoCorpusOptions()).Length);

    [Fact]
    public void Only_bea_is_at_another_rate() =>
        Assert.All(VoiceList.All, v => Assert.Equal(v.Name == "bea" ? 44100 : 16000, v.SampleRate));

    [Fact]
    public void The_same_settings_give_the_same_bytes_with_any_number_of_threads()
    {
        using var one = new TemporaryFolder();
        using var other = new TemporaryFolder();
        DemoCorpus.Render(one.Path, Small with { Threads = 1 });
        DemoCorpus.Render(other.Path, Small with { Threads = 5 });
        Assert.Equal(Contents(one.Path), Contents(other.Path));
    }

    [Fact]
    public void A_clip_does_not_depend_on_what_was_rendered_before()
    {
        using var folder = new TemporaryFolder();
        DemoCorpus.Render(folder.Path, Small);
        var sam = DemoCorpus.Synthesise(VoiceList.Find("sam"), ActedEmotion.Disgusted, SentenceList.All[0]);
        Assert.Equal(File.ReadAllBytes(folder.Below("sam/Disgusted/disgust_1-28_0001.wav")), WavWriter.ToBytes(sam.Clip));
    }

    [Fact]
    public void Another_seed_gives_other_takes()
    {
        var one = DemoCorpus.Synthesise(VoiceList.Find("josh"), ActedEmotion.Neutral, SentenceList.All[3], 1);
        var two = DemoCorpus.Synthesise(VoiceList.Find("josh"), ActedEmotion.Neutral, SentenceList.All[3], 2);
        Assert.NotEqual(WavWriter.ToBytes(one.Clip), WavWriter.ToBytes(two.Clip));
    }

    [Fact]
    public void The_marker_says_what_the_corpus_is()
    {
        using var folder = new TemporaryFolder();
        Assert.False(DemoCorpus.IsDemo(folder.Path));
        Assert.False(DemoCorpus.IsDemo(folder.Below("nowhere")));
        DemoCorpus.Render(folder.Path, Small with { Seed = 7 });
        Assert.True(DemoCorpus.IsDemo(folder.Path));
        using var marker = JsonDocument.Parse(File.ReadAllBytes(folder.Below(DemoCorpus.MarkerName)));
        Assert.Equal(DemoCorpus.Notice, marker.RootElement.GetProperty("notice").GetString());
        Assert.Equal(7, marker.RootElement.GetProperty("seed").GetInt32());
        Assert.Equal(18, marker.RootElement.GetProperty("clips").GetInt32());
        Assert.Equal(64, marker.RootElement.GetProperty("settings").GetString()!.Length);
        Assert.All(
            marker.RootElement.GetProperty("files").EnumerateObject(),
            f => Assert.Equal(new FileInfo(folder.Below(f.Name)).Length, f.Value.GetInt64())
        );
    }

    [Fact]
    public void A_complete_corpus_is_left_as_it_is()
    {
        using var folder = new TemporaryFolder();
        DemoCorpus.Render(folder.Path, Small);
        var before = Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).ToDictionary(f => f, File.GetLastWriteTimeUtc);
        Assert.Equal(0, DemoCorpus.Render(folder.Path, Small with { Threads = 1 }).Rendered);
        Assert.Equal(
            before,
            Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).ToDictionary(f => f, File.GetLastWriteTimeUtc)
        );
    }

    [Fact]
    public void Missing_and_shortened_clips_are_rendered_again()
    {
        using var folder = new TemporaryFolder();
        DemoCorpus.Render(folder.Path, Small);
        var before = Contents(folder.Path);
        File.Delete(folder.Below("bea/Angry/anger_1-28_0001.wav"));
        Directory.Delete(folder.Below("jenie"), recursive: true);
        File.WriteAllBytes(folder.Below("sam/Sleepy/sleepiness_1-28_0001.wav"), [1, 2, 3]);
        Assert.Equal(7, DemoCorpus.Render(folder.Path, Small).Rendered);
        Assert.Equal(before, Contents(folder.Path));
    }

    [Fact]
    public void A_cancelled_rendering_leaves_whole_files_and_is_completed_later()
    {
        using var folder = new TemporaryFolder();
        using var reference = new TemporaryFolder();
        using var cancellation = new CancellationTokenSource();
        var progress = new Reporting(p =>
        {
            if (p.Done == 5)
            {
                cancellation.Cancel();
            }
        });
        Assert.ThrowsAny<OperationCanceledException>(() => DemoCorpus.Render(folder.Path, Small, progress, cancellation.Token));
        Assert.False(File.Exists(folder.Below(DemoCorpus.MarkerName)));
        Assert.True(DemoCorpus.IsDemo(folder.Path));
        Assert.DoesNotContain(Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories), f => f.Contains(AtomicFile.PartialSuffix));
        DemoCorpus.Render(reference.Path, Small);
        var done = Contents(folder.Path);
        Assert.InRange(done.Count, 5, 17);
        Assert.All(done, clip => Assert.Equal(Contents(reference.Path)[clip.Key], clip.Value));

        File.WriteAllText(folder.Below("bea/Angry/x.wav" + AtomicFile.PartialSuffix + "0123"), "left by a crash");
        Assert.Equal(18 - done.Count, DemoCorpus.Render(folder.Path, Small).Rendered);
        Assert.Equal(AllFiles(reference.Path), AllFiles(folder.Path));
    }

    [Fact]
    public void A_corpus_of_other_settings_is_replaced()
    {
        using var folder = new TemporaryFolder();
        using var reference = new TemporaryFolder();
        DemoCorpus.Render(folder.Path, Small with { SentencesPerCell = 2, Seed = 9 });
        Assert.Equal(18, DemoCorpus.Render(folder.Path, Small).Rendered);
        DemoCorpus.Render(reference.Path, Small);
        Assert.Equal(AllFiles(reference.Path), AllFiles(folder.Path));
    }

    [Theory]
    [InlineData("bea/Angry/anger_1-28_0001.wav")]
    [InlineData("notes.txt")]
    public void A_folder_with_other_things_is_refused_and_left_alone(string file)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.GetDirectoryName(folder.Below(file))!);
        File.WriteAllText(folder.Below(file), "not ours");
        var error = Assert.Throws<SerException>(() => DemoCorpus.Render(folder.Path, Small));
        Assert.Contains(file, error.Message);
        Assert.Contains(folder.Path, error.Message);
        Assert.Equal([file], AllFiles(folder.Path).Keys);
    }

    [Fact]
    public void A_recording_among_the_clips_is_refused_even_when_the_corpus_is_complete()
    {
        using var folder = new TemporaryFolder();
        DemoCorpus.Render(folder.Path, Small);
        File.WriteAllText(folder.Below("bea/Angry/mine.wav"), "not ours");
        Assert.Contains("mine.wav", Assert.Throws<SerException>(() => DemoCorpus.Render(folder.Path, Small)).Message);
    }

    [Theory]
    [InlineData("{ broken")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{\"kind\":\"synthetic speech\",\"settings\":\"x\",\"files\":{\"../../outside.wav\":1}}")]
    public void A_damaged_marker_is_named_and_nothing_is_deleted(string text)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Below(DemoCorpus.MarkerName), text);
        Assert.Contains(DemoCorpus.MarkerName, Assert.Throws<SerException>(() => DemoCorpus.Render(folder.Path, Small)).Message);
        Assert.Single(AllFiles(folder.Path));
    }

    [Fact]
    public void A_hidden_file_does_not_keep_a_folder_from_being_empty()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Below(".gitkeep"), "");
        Assert.Equal(18, DemoCorpus.Render(folder.Path, Small).Rendered);
    }

    [Fact]
    public void Two_renderings_of_one_folder_do_not_disturb_each_other()
    {
        using var folder = new TemporaryFolder();
        var rendered = new int[2];
        Parallel.For(0, 2, i => rendered[i] = DemoCorpus.Render(folder.Path, Small).Rendered);
        Assert.Equal([0, 18], rendered.Order());
        Assert.Equal(18, Clips(folder.Path).Length);
    }

    [Fact]
    public void Half_a_first_marker_that_a_crash_left_does_not_keep_a_folder_from_being_empty()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Below("demo-corpus.incomplete.json.partial-b886cace9240"), "{\"for");
        Assert.Equal(18, DemoCorpus.Render(folder.Path, Small).Rendered);
        Assert.DoesNotContain(AllFiles(folder.Path).Keys, file => file.Contains("partial", StringComparison.Ordinal));
    }

    [Fact]
    public void A_folder_of_other_things_is_left_as_it_was()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Below("thesis.txt"), "mine");
        Assert.Contains("thesis.txt", Assert.Throws<SerException>(() => DemoCorpus.Render(folder.Path, Small)).Message);
        Assert.Equal([folder.Below("thesis.txt")], Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void Progress_counts_up_to_the_end()
    {
        using var folder = new TemporaryFolder();
        var reports = new List<DemoCorpusProgress>();
        DemoCorpus.Render(folder.Path, Small, new Reporting(reports.Add));
        Assert.Equal(Enumerable.Range(1, 18).Select(i => new DemoCorpusProgress(i, 18)), reports);
    }

    [Theory]
    [InlineData(0, 1, "sentences")]
    [InlineData(21, 1, "sentences")]
    [InlineData(1, 0, "thread")]
    public void Options_out_of_range_are_refused(int sentences, int threads, string word)
    {
        using var folder = new TemporaryFolder();
        var options = new DemoCorpusOptions { SentencesPerCell = sentences, Threads = threads };
        Assert.Contains(word, Assert.Throws<SerException>(() => DemoCorpus.Render(folder.Path, options)).Message);
        Assert.Empty(AllFiles(folder.Path));
    }

    [Fact]
    public void A_file_in_the_place_of_the_folder_is_a_clear_error()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Below("file"), "");
        Assert.Contains("file", Assert.Throws<SerException>(() => DemoCorpus.Render(folder.Below("file"), Small)).Message);
    }

    [Fact]
    public void An_unknown_voice_is_refused_with_the_names_there_are() =>
        Assert.Contains("bea, jenie, josh, sam", Assert.Throws<ArgumentException>(() => VoiceList.Find("bob")).Message);

    private static SortedDictionary<string, string> Contents(string root) =>
        new(
            Clips(root).ToDictionary(f => f, f => Convert.ToBase64String(File.ReadAllBytes(Path.Combine(root, f)))),
            StringComparer.Ordinal
        );

    private static SortedDictionary<string, string> AllFiles(string root) =>
        new(
            Directory
                .GetFiles(root, "*", SearchOption.AllDirectories)
                .ToDictionary(f => Path.GetRelativePath(root, f).Replace('\\', '/'), f => Convert.ToBase64String(File.ReadAllBytes(f))),
            StringComparer.Ordinal
        );

    private static string[] Clips(string root) =>
        [
            .. Directory
                .GetFiles(root, "*.wav", SearchOption.AllDirectories)
                .Select(f => Path.GetRelativePath(root, f).Replace('\\', '/'))
                .Order(StringComparer.Ordinal),
        ];

    private sealed class Reporting(Action<DemoCorpusProgress> report) : IProgress<DemoCorpusProgress>
    {
        public void Report(DemoCorpusProgress value) => report(value);
    }
}
