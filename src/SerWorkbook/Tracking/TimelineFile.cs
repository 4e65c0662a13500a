using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SerWorkbook.Speech;
using SerWorkbook.Text;

namespace SerWorkbook;

/// <summary>Writes what a tracker showed over a recording, for other programs.</summary>
/// <remarks>
/// JSON holds labels, segments and events; CSV one line per segment; TextGrid, for Praat, an interval tier of what was shown and one of
/// speech; WebVTT, for players of audio and video, one cue per segment that is not a pause. Numbers are written in full, times in seconds.
/// </remarks>
/// <example>
/// <code>
/// var timeline = EmotionTimeline.Of(EmotionModel.Load("emotion.ser"), WavReader.Read("clip.wav"));
/// TimelineFile.Write("clip.TextGrid", timeline);
/// </code>
/// </example>
public static class TimelineFile
{
    private const string Json = ".json";
    private const string Csv = ".csv";
    private const string TextGrid = ".TextGrid";
    private const string WebVtt = ".vtt";

    private static readonly JsonSerializerOptions JsonForm = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The endings of the names of files that can be written.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [Json, Csv, TextGrid, WebVtt];

    /// <summary>Writes a file; what is written follows from the ending of its name.</summary>
    /// <param name="path">The file; an existing one is replaced.</param>
    /// <param name="timeline">What was shown.</param>
    /// <exception cref="SerException">The name ends in something else than <see cref="Extensions"/>.</exception>
    public static void Write(string path, EmotionTimeline timeline)
    {
        Require(path);
        var extension = Path.GetExtension(path);
        AtomicFile.WriteAllText(
            path,
            Is(extension, Json) ? ToJson(timeline)
                : Is(extension, Csv) ? ToCsv(timeline)
                : Is(extension, WebVtt) ? ToWebVtt(timeline)
                : ToTextGrid(timeline)
        );
    }

    /// <summary>Refuses names of files that cannot be written, before the work begins.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="SerException">The name ends in something else than <see cref="Extensions"/>.</exception>
    public static void Require(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!Extensions.Any(extension => Is(Path.GetExtension(path), extension)))
        {
            throw new SerException($"{path}: a timeline can be written to {string.Join(", ", Extensions)} files.");
        }
    }

    /// <summary>Labels, segments and events as JSON.</summary>
    /// <param name="timeline">What was shown.</param>
    public static string ToJson(EmotionTimeline timeline)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        var content = new
        {
            timeline.Seconds,
            timeline.Labels,
            Segments = timeline.Segments.Select(segment => new
            {
                segment.Start,
                segment.End,
                segment.Answer,
                segment.Emotion,
                Doubt = Word(segment.Doubt),
                segment.Confidence,
            }),
            Events = timeline.Events.Select(item => new
            {
                Kind = Word(item.Kind),
                item.Seconds,
                item.SoundSeconds,
                item.Answer,
                item.Emotion,
                Doubt = Word(item.Doubt),
                item.Confidence,
                item.Rule,
            }),
        };
        return JsonSerializer.Serialize(content, JsonForm) + "\n";
    }

    /// <summary>One line per segment, with a heading line.</summary>
    /// <param name="timeline">What was shown.</param>
    public static string ToCsv(EmotionTimeline timeline)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        var text = new StringBuilder("start,end,answer,emotion,confidence\n");
        foreach (var segment in timeline.Segments)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{segment.Start},{segment.End},{CsvText.Field(segment.Answer)},{CsvText.Field(segment.Emotion)},{segment.Confidence}\n"
            );
        }

        return text.ToString();
    }

    /// <summary>A TextGrid of Praat, in its long form: the tiers "emotion" and "speech".</summary>
    /// <param name="timeline">What was shown.</param>
    public static string ToTextGrid(EmotionTimeline timeline)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        var text = new StringBuilder();
        text.Append("File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\n");
        text.Append(CultureInfo.InvariantCulture, $"xmin = 0\nxmax = {timeline.Seconds}\ntiers? <exists>\nsize = 2\nitem []:\n");
        AddTier(
            text,
            1,
            "emotion",
            timeline.Seconds,
            [.. timeline.Segments.Select(segment => (segment.Start, segment.End, segment.Answer))]
        );
        AddTier(text, 2, "speech", timeline.Seconds, SpeechOf(timeline));
        return text.ToString();
    }

    /// <summary>WebVTT: a cue for each segment but the pauses.</summary>
    /// <param name="timeline">What was shown.</param>
    public static string ToWebVtt(EmotionTimeline timeline)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        var text = new StringBuilder("WEBVTT\n");
        foreach (var segment in timeline.Segments.Where(segment => segment.Doubt != PredictionDoubt.NoSpeech))
        {
            var answer = segment.Answer.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
            text.Append(CultureInfo.InvariantCulture, $"\n{Clock(segment.Start)} --> {Clock(segment.End)}\n{answer}\n");
        }

        return text.ToString();
    }

    private static void AddTier(
        StringBuilder text,
        int number,
        string name,
        double seconds,
        IReadOnlyList<(double Start, double End, string Text)> intervals
    )
    {
        text.Append(CultureInfo.InvariantCulture, $"    item [{number}]:\n        class = \"IntervalTier\"\n        name = \"{name}\"\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"        xmin = 0\n        xmax = {seconds}\n        intervals: size = {intervals.Count}\n"
        );
        foreach (var (i, interval) in intervals.Index())
        {
            var label = interval.Text.Replace("\"", "\"\"", StringComparison.Ordinal);
            text.Append(CultureInfo.InvariantCulture, $"        intervals [{i + 1}]:\n            xmin = {interval.Start}\n");
            text.Append(CultureInfo.InvariantCulture, $"            xmax = {interval.End}\n            text = \"{label}\"\n");
        }
    }

    // Praat's intervals leave no gaps; what is not speech has no text.
    private static List<(double Start, double End, string Text)> SpeechOf(EmotionTimeline timeline)
    {
        var intervals = new List<(double, double, string)>();
        var (at, start) = (0.0, 0.0);
        foreach (var item in timeline.Events)
        {
            if (item.Kind == TrackerEventKind.SpeechStarted)
            {
                start = item.SoundSeconds;
            }
            else if (item.Kind == TrackerEventKind.SpeechEnded)
            {
                Add(at, start, "");
                Add(start, item.SoundSeconds, "speech");
                at = item.SoundSeconds;
            }
        }

        Add(at, timeline.Seconds, "");
        return intervals;

        void Add(double from, double to, string text)
        {
            if (to > from)
            {
                intervals.Add((from, to, text));
            }
        }
    }

    private static string Clock(double seconds)
    {
        var milliseconds = (long)Math.Round(seconds * 1000);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{milliseconds / 3_600_000:00}:{milliseconds / 60_000 % 60:00}:{milliseconds / 1000 % 60:00}.{milliseconds % 1000:000}"
        );
    }

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static bool Is(string extension, string other) => string.Equals(extension, other, StringComparison.OrdinalIgnoreCase);
}
