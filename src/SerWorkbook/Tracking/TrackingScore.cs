using SerWorkbook.Numerics;
using SerWorkbook.Speech;
using SerWorkbook.Tracking;

namespace SerWorkbook;

/// <summary>How well a tracker follows known changes.</summary>
/// <param name="Settings">How it listened and decided.</param>
/// <param name="Correct">Share of the time in which it showed what was there, pauses and noise included, 0 to 1.</param>
/// <param name="SpeechCorrect">The same of the time of speech alone.</param>
/// <param name="Found">Share of the spells of an emotion in which it was shown at all, 0 to 1.</param>
/// <param name="MedianSeconds">Time from the start of a spell to when its emotion was shown, median over those found, seconds.</param>
/// <param name="FalseSwitches">Changes to an emotion that was not there, per minute of sound.</param>
/// <param name="Precision">Share of the changes to an emotion that fit the start of a spell, 0 to 1.</param>
/// <param name="Recall">Share of the starts of spells that a change fits, 0 to 1.</param>
public sealed record TrackingScore(
    TrackerSettings Settings,
    double Correct,
    double SpeechCorrect,
    double Found,
    double MedianSeconds,
    double FalseSwitches,
    double Precision,
    double Recall
)
{
    /// <summary>How long after the start of a spell a change to its emotion still fits, seconds.</summary>
    public const double ToleranceSeconds = 3;

    /// <summary>The harmonic mean of precision and recall of changes, 0 to 1.</summary>
    public double F1 => Precision + Recall > 0 ? 2 * Precision * Recall / (Precision + Recall) : 0;

    internal static TrackingScore Of(TrackerSettings settings, IReadOnlyList<(ClipString String, EmotionTimeline Timeline)> tracked)
    {
        var (right, rightSpeech, scored, speech, minutes) = (0.0, 0.0, 0.0, 0.0, 0.0);
        var (spells, hits, changes, wrong) = (0, 0, 0, 0);
        var delays = new List<double>();
        foreach (var (line, timeline) in tracked)
        {
            minutes += timeline.Seconds / 60;
            foreach (var spell in line.Spells)
            {
                var time = timeline.Segments.Where(segment => Shows(segment, spell)).Sum(segment => Shared(segment, spell));
                (right, scored) = (right + time, scored + spell.End - spell.Start);
                if (spell.Emotion is not null)
                {
                    (rightSpeech, speech, spells) = (rightSpeech + time, speech + spell.End - spell.Start, spells + 1);
                    var first = timeline.Segments.FirstOrDefault(segment => Shows(segment, spell) && Shared(segment, spell) > 0);
                    if (first is not null)
                    {
                        delays.Add(Math.Max(0, first.Start - spell.Start));
                    }
                }
            }

            var unmet = line.Spells.Where(spell => spell.Emotion is not null).ToList();
            foreach (var change in timeline.Events.Where(Commits))
            {
                changes++;
                var fit = unmet.FindIndex(spell =>
                    spell.Emotion == change.Emotion && change.Seconds >= spell.Start && change.Seconds <= spell.Start + ToleranceSeconds
                );
                if (fit >= 0)
                {
                    hits++;
                    unmet.RemoveAt(fit);
                }

                var last = line.Spells.LastOrDefault(spell => spell.Emotion is not null && spell.Start <= change.Seconds);
                wrong += last?.Emotion == change.Emotion ? 0 : 1;
            }
        }

        return new TrackingScore(
            settings,
            right / scored,
            spells > 0 ? rightSpeech / speech : double.NaN,
            spells > 0 ? (double)delays.Count / spells : double.NaN,
            delays.Count > 0 ? MiddleValue.Of(delays) : double.NaN,
            wrong / minutes,
            changes > 0 ? (double)hits / changes : 0,
            spells > 0 ? (double)hits / spells : 0
        );
    }

    private static bool Commits(TrackerEvent item) => item.Kind == TrackerEventKind.EmotionChanged && item.Doubt == PredictionDoubt.None;

    private static bool Shows(TrackedSegment segment, TrackedSpell spell) =>
        spell.Emotion is null
            ? segment.Doubt == PredictionDoubt.NoSpeech
            : segment.Doubt == PredictionDoubt.None && segment.Emotion == spell.Emotion;

    private static double Shared(TrackedSegment segment, TrackedSpell spell) =>
        Math.Max(0, Math.Min(segment.End, spell.End) - Math.Max(segment.Start, spell.Start));
}
