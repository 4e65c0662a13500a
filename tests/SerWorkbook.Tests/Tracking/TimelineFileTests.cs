using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using SerWorkbook.Speech;
using SerWorkbook.Speech.Tests.Tracking;
using SerWorkbook.Text;

namespace SerWorkbook.Tests.Tracking;

/// <summary>What is written is read back here by other code than that which wrote it.</summary>
public sealed partial class TimelineFileTests
{
    private const string Quoted = "calm, \"they\" say & <more>";

    private static readonly EmotionTimeline Timeline = EmotionTimeline.Of(
        HandmadeModel.Of(FeatureSet.MelStats, low: Quoted),
        TrackerSounds.Dialogue(),
        new TrackerSettings { Rules = [new TrackerRule("loud", HandmadeModel.High, 1)] }
    );

    [Fact]
    public void Json_holds_every_segment_and_event()
    {
        var root = JsonDocument.Parse(TimelineFile.ToJson(Timeline)).RootElement;
        Assert.Equal(Timeline.Seconds, root.GetProperty("seconds").GetDouble());
        Assert.Equal(
            Timeline.Segments.Select(segment => (segment.Start, segment.End, segment.Answer, segment.Confidence)),
            root.GetProperty("segments")
                .EnumerateArray()
                .Select(item => (Number(item, "start"), Number(item, "end"), Text(item, "answer")!, Number(item, "confidence")))
        );
        Assert.Equal(
            Timeline.Events.Select(item => (item.Kind.ToString().ToUpperInvariant(), item.Seconds, item.SoundSeconds, item.Rule)),
            root.GetProperty("events")
                .EnumerateArray()
                .Select(item =>
                    (Text(item, "kind")!.ToUpperInvariant(), Number(item, "seconds"), Number(item, "soundSeconds"), Text(item, "rule"))
                )
        );
        Assert.Contains(Timeline.Events, item => item.Rule == "loud");
    }

    [Fact]
    public void Csv_holds_every_segment()
    {
        var rows = CsvText.Parse(TimelineFile.ToCsv(Timeline), "x.csv", ',');
        Assert.Equal(["start", "end", "answer", "emotion", "confidence"], rows[0].Fields);
        Assert.Equal(
            Timeline.Segments.Select(segment => (segment.Start, segment.End, segment.Answer)),
            rows.Skip(1).Select(row => (Parse(row.Fields[0]), Parse(row.Fields[1]), row.Fields[2]))
        );
        Assert.Contains(rows, row => row.Fields[2] == Quoted);
    }

    [Fact]
    public void A_TextGrid_has_two_tiers_without_gaps()
    {
        var text = TimelineFile.ToTextGrid(Timeline);
        Assert.StartsWith("File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\nxmin = 0\nxmax = ", text, StringComparison.Ordinal);
        var tiers = text.Split("class = \"IntervalTier\"").Skip(1).ToArray();
        Assert.Equal(["emotion", "speech"], tiers.Select(tier => TierName().Match(tier).Groups[1].Value));
        foreach (var tier in tiers)
        {
            var intervals = IntervalsOf(tier);
            Assert.Equal(int.Parse(TierSize().Match(tier).Groups[1].Value, CultureInfo.InvariantCulture), intervals.Length);
            Assert.Equal(0, intervals[0].Start);
            Assert.Equal(Timeline.Seconds, intervals[^1].End);
            Assert.All(intervals.Zip(intervals.Skip(1)), pair => Assert.Equal(pair.First.End, pair.Second.Start));
            Assert.All(intervals, interval => Assert.True(interval.End > interval.Start));
        }

        Assert.Equal(Timeline.Segments.Select(segment => (segment.Start, segment.End, segment.Answer)), IntervalsOf(tiers[0]));
        Assert.Equal(["", "speech", "", "speech", ""], IntervalsOf(tiers[1]).Select(interval => interval.Text));
    }

    [Fact]
    public void WebVtt_has_a_cue_for_each_segment_but_the_pauses()
    {
        var text = TimelineFile.ToWebVtt(Timeline);
        Assert.StartsWith("WEBVTT\n\n", text, StringComparison.Ordinal);
        var cues = Cue().Matches(text);
        var shown = Timeline.Segments.Where(segment => segment.Doubt != PredictionDoubt.NoSpeech).ToArray();
        Assert.Equal(shown.Length, cues.Count);
        foreach (var (segment, cue) in shown.Zip(cues))
        {
            Assert.Equal(segment.Start, TimeSpan.Parse(cue.Groups[1].Value, CultureInfo.InvariantCulture).TotalSeconds, 0.0006);
            Assert.Equal(segment.End, TimeSpan.Parse(cue.Groups[2].Value, CultureInfo.InvariantCulture).TotalSeconds, 0.0006);
            Assert.Equal(segment.Answer.Replace("&", "&amp;").Replace("<", "&lt;"), cue.Groups[3].Value);
        }
    }

    [Fact]
    public void The_ending_of_the_name_says_what_is_written()
    {
        using var folder = new TemporaryFolder();
        foreach (
            var (name, content) in new[]
            {
                ("a.json", TimelineFile.ToJson(Timeline)),
                ("a.CSV", TimelineFile.ToCsv(Timeline)),
                ("a.textgrid", TimelineFile.ToTextGrid(Timeline)),
                ("a.vtt", TimelineFile.ToWebVtt(Timeline)),
            }
        )
        {
            TimelineFile.Write(folder.File(name), Timeline);
            Assert.Equal(content, File.ReadAllText(folder.File(name)));
        }

        var fault = Assert.Throws<SerException>(() => TimelineFile.Write(folder.File("a.txt"), Timeline));
        Assert.Contains("a.txt: a timeline can be written to .json, .csv, .TextGrid, .vtt files", fault.Message, StringComparison.Ordinal);
    }

    private static (double Start, double End, string Text)[] IntervalsOf(string tier) =>
        [
            .. Interval()
                .Matches(tier)
                .Select(match => (Parse(match.Groups[1].Value), Parse(match.Groups[2].Value), match.Groups[3].Value.Replace("\"\"", "\""))),
        ];

    private static double Parse(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static double Number(JsonElement item, string name) => item.GetProperty(name).GetDouble();

    private static string? Text(JsonElement item, string name) => item.GetProperty(name).GetString();

    [GeneratedRegex("name = \"(.*)\"")]
    private static partial Regex TierName();

    [GeneratedRegex("intervals: size = (\\d+)")]
    private static partial Regex TierSize();

    [GeneratedRegex("intervals \\[\\d+\\]:\\n +xmin = (.+)\\n +xmax = (.+)\\n +text = \"(.*)\"\\n")]
    private static partial Regex Interval();

    [GeneratedRegex("(\\d\\d:\\d\\d:\\d\\d\\.\\d{3}) --> (\\d\\d:\\d\\d:\\d\\d\\.\\d{3})\\n(.*)\\n")]
    private static partial Regex Cue();
}
