namespace SerWorkbook.Speech;

/// <summary>What a tracker showed over a whole recording: exactly what it shows when the same sound comes live.</summary>
/// <example>
/// <code>
/// var timeline = EmotionTimeline.Of(EmotionModel.Load("emotion.ser"), WavReader.Read("clip.wav"));
/// foreach (var segment in timeline.Segments) { Console.WriteLine($"{segment.Start:0.00}-{segment.End:0.00} s: {segment.Answer}"); }
/// </code>
/// </example>
public sealed class EmotionTimeline
{
    private const int BlockSamples = 4_096;

    private EmotionTimeline(
        IReadOnlyList<string> labels,
        double seconds,
        IReadOnlyList<TrackedHop> hops,
        IReadOnlyList<TrackerEvent> events,
        string restLabel
    )
    {
        (Labels, Seconds, Hops, Events) = (labels, seconds, hops, events);
        Segments = [.. SegmentsOf(restLabel)];
    }

    /// <summary>The emotions of the model, in the order of the probabilities.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>Length of the recording, seconds.</summary>
    public double Seconds { get; }

    /// <summary>What was heard and shown at the end of each window, in order.</summary>
    public IReadOnlyList<TrackedHop> Hops { get; }

    /// <summary>The events, in order.</summary>
    public IReadOnlyList<TrackerEvent> Events { get; }

    /// <summary>What was shown when: segments without gaps from the start to the end of the recording.</summary>
    public IReadOnlyList<TrackedSegment> Segments { get; }

    /// <summary>Tracks a clip.</summary>
    /// <param name="model">The model.</param>
    /// <param name="clip">The clip, 8,000 to 192,000 Hz.</param>
    /// <param name="settings">How to listen and decide; the defaults where they are left out.</param>
    /// <exception cref="InvalidAudioException">The clip holds NaN, infinity or samples far beyond full scale.</exception>
    /// <exception cref="SerException">The rate or a setting is out of range.</exception>
    public static EmotionTimeline Of(EmotionModel model, AudioClip clip, TrackerSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(clip);
        var recorder = new Recorder(new EmotionTracker(model, clip.SampleRate, settings));
        recorder.Push(clip.Samples);
        return recorder.Complete();
    }

    /// <summary>Tracks a recording while it is read.</summary>
    /// <param name="model">The model.</param>
    /// <param name="file">The open file; it is left open.</param>
    /// <param name="settings">How to listen and decide; the defaults where they are left out.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="InvalidAudioException">The file holds NaN, infinity or samples far beyond full scale, or became shorter while it
    /// was
    /// read.</exception>
    /// <exception cref="SerException">The rate or a setting is out of range.</exception>
    public static EmotionTimeline Of(
        EmotionModel model,
        WavFile file,
        TrackerSettings? settings = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(file);
        var recorder = new Recorder(new EmotionTracker(model, file.Info.SampleRate, settings));
        var block = new float[BlockSamples];
        int read;
        while ((read = file.Read(block)) > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            recorder.Push(block.AsSpan(0, read));
        }

        return recorder.Complete();
    }

    private IEnumerable<TrackedSegment> SegmentsOf(string restLabel)
    {
        var (start, emotion, doubt) = (0.0, restLabel, PredictionDoubt.NoSpeech);
        foreach (var change in Events.Where(item => item.Kind == TrackerEventKind.EmotionChanged))
        {
            if (change.Seconds > start)
            {
                yield return Segment(start, change.Seconds, emotion, doubt);
            }

            (start, emotion, doubt) = (change.Seconds, change.Emotion, change.Doubt);
        }

        if (Seconds > start)
        {
            yield return Segment(start, Seconds, emotion, doubt);
        }
    }

    private TrackedSegment Segment(double start, double end, string emotion, PredictionDoubt doubt)
    {
        var label = doubt == PredictionDoubt.None ? Labels.Index().First(item => item.Item == emotion).Index : -1;
        var confidence =
            label < 0
                ? 0
                : Hops.Where(hop => hop.Seconds >= start && hop.Seconds < end)
                    .Select(hop => hop.Probabilities[label])
                    .DefaultIfEmpty(0)
                    .Average();
        return new TrackedSegment(start, end, emotion, doubt, confidence);
    }

    private sealed class Recorder
    {
        private readonly EmotionTracker _tracker;
        private readonly List<TrackedHop> _hops = [];
        private readonly List<TrackerEvent> _events = [];

        public Recorder(EmotionTracker tracker)
        {
            _tracker = tracker;
            tracker.WindowEnded = Record;
        }

        public void Push(ReadOnlySpan<float> samples)
        {
            for (; !samples.IsEmpty; samples = samples[Math.Min(BlockSamples, samples.Length)..])
            {
                _tracker.Push(samples[..Math.Min(BlockSamples, samples.Length)]);
                Read();
            }
        }

        public EmotionTimeline Complete()
        {
            _tracker.Complete();
            Read();
            return new EmotionTimeline(_tracker.State.Labels, _tracker.State.Seconds, _hops, _events, _tracker.Settings.RestLabel);
        }

        private void Record()
        {
            var state = _tracker.State;
            _hops.Add(
                new TrackedHop(
                    state.Seconds,
                    state.Emotion,
                    state.Doubt,
                    state.Speaking,
                    state.LevelDb,
                    state.Probabilities.ToArray(),
                    state.WindowProbabilities.ToArray()
                )
            );
        }

        private void Read()
        {
            while (_tracker.TryRead(out var item))
            {
                _events.Add(item);
            }
        }
    }
}
