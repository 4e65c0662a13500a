using SerWorkbook.Corpora;
using SerWorkbook.Speech;

namespace SerWorkbook.Tracking;

/// <summary>Tracks speakers utterance by utterance, with adaptation and without.</summary>
internal static class AdaptationRun
{
    private static readonly (int From, int To)[] Ranges = [(0, 4), (5, 9), (10, 19), (20, int.MaxValue)];

    public static IReadOnlyList<AdaptationScore> Scores(
        EmotionModel model,
        Corpus corpus,
        IReadOnlyList<string> speakers,
        TrackerSettings settings,
        int orders,
        int seed,
        double pauseSeconds,
        CancellationToken cancellationToken
    )
    {
        var converter = new RateConverter(model.FeatureSet.SampleRate);
        var heard = new List<(int Before, string Emotion, string? With, string? Without)>();
        foreach (var speaker in speakers)
        {
            var takes = corpus.Utterances.Where(take => take.Speaker == speaker && model.Labels.Contains(take.Emotion)).ToArray();
            var clips = takes.ToDictionary(take => take.Path, take => SilenceTrimmer.Trim(converter.Convert(corpus.Read(take))));
            for (var order = 0; order < orders; order++)
            {
                new SeededRandom(seed + order, "order of utterances").Shuffle<Utterance>(takes);
                var with = new Listener(model, settings with { AdaptToSpeaker = true }, pauseSeconds);
                var without = new Listener(model, settings with { AdaptToSpeaker = false }, pauseSeconds);
                foreach (var (before, take) in takes.Index())
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    heard.Add((before, take.Emotion, with.Hear(clips[take.Path]), without.Hear(clips[take.Path])));
                }
            }
        }

        return
        [
            .. Ranges
                .Select(range => (range, rows: heard.Where(row => row.Before >= range.From && row.Before <= range.To).ToArray()))
                .Where(part => part.rows.Length > 0)
                .Select(part => new AdaptationScore(
                    part.range.From,
                    part.rows.Max(row => row.Before),
                    part.rows.Length,
                    Uar(part.rows.Select(row => (row.Emotion, row.Without))),
                    Uar(part.rows.Select(row => (row.Emotion, row.With)))
                )),
        ];
    }

    private static double Uar(IEnumerable<(string Emotion, string? Heard)> rows) =>
        rows.GroupBy(row => row.Emotion, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Average(group => group.Average(row => row.Heard == row.Emotion ? 1.0 : 0));

    // What the model says of the last window before an utterance ends.
    private sealed class Listener
    {
        private readonly EmotionTracker _tracker;
        private readonly float[] _pause;

        public Listener(EmotionModel model, TrackerSettings settings, double pauseSeconds)
        {
            var rate = model.FeatureSet.SampleRate;
            _tracker = new EmotionTracker(model, rate, settings);
            _pause = new float[(int)(pauseSeconds * rate)];
        }

        public string? Hear(AudioClip clip)
        {
            var before = _tracker.State.Predictions;
            _tracker.Push(clip.Samples);
            _tracker.Push(_pause);
            while (_tracker.TryRead(out _)) { }
            if (_tracker.State.Predictions == before)
            {
                return null;
            }

            var window = _tracker.State.WindowProbabilities;
            var best = 0;
            for (var i = 1; i < window.Length; i++)
            {
                best = window[i] > window[best] ? i : best;
            }

            return _tracker.State.Labels[best];
        }
    }
}
