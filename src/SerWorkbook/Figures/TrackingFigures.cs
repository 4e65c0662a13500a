using System.Globalization;
using SerWorkbook.Charts.Grammar;
using SerWorkbook.Figures;
using SerWorkbook.Speech;

namespace SerWorkbook;

/// <summary>Figures about trackers and what they show.</summary>
public static class TrackingFigures
{
    private const int FaceColumns = 4;

    /// <summary>How well a tracker follows known changes, by the length of its window.</summary>
    /// <param name="study">A study with scores.</param>
    /// <exception cref="ArgumentException">Nothing was tracked.</exception>
    public static Figure Windows(TrackingStudy study)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentOutOfRangeException.ThrowIfZero(study.Scores.Count, nameof(study));
        var seconds = study.Scores.Select(score => score.Settings.WindowSeconds).ToArray();
        var best = study.Best!;
        return new Figure(
            "tracking-windows",
            "Tracking by the length of the window",
            string.Create(
                CultureInfo.InvariantCulture,
                $"Lines over the length of the window: share of time correct, changes found, time to find one and false switches. The share of "
                    + $"speech shown correctly is highest with {best.Settings.WindowSeconds:0.0#} s."
            ),
            new Panel(
                Axis.Log("Window", "s"),
                Axis.Linear("Share").Between(0, 1),
                Line(score => score.Correct, "time correct"),
                Line(score => score.SpeechCorrect, "of speech"),
                Line(score => score.Found, "changes found"),
                Line(score => score.F1, "event F1")
            ),
            new Panel(
                Axis.Log("Window", "s"),
                Axis.Linear("Seconds, or per minute"),
                Line(score => score.MedianSeconds, "time to find a change, s"),
                Line(score => score.FalseSwitches, "false switches a minute")
            )
        )
        {
            Columns = 2,
            Notice = study.Caution,
            Interpretation = string.Create(
                CultureInfo.InvariantCulture,
                $"With windows of {best.Settings.WindowSeconds:0.0#} s, {best.SpeechCorrect * 100:0} % of the time of speech is shown correctly "
                    + $"(by chance at most {100.0 / study.Labels:0} %), after {best.MedianSeconds:0.0} s in the median, with "
                    + $"{best.FalseSwitches:0.0} false switches a minute."
            ),
        };

        Mark Line(Func<TrackingScore, double> value, string name) => new Lines(seconds, study.Scores.Select(value), name) { Dots = true };
    }

    /// <summary>The smoothed probabilities over time; what was shown is shaded.</summary>
    /// <param name="timeline">A tracked recording with one window or more.</param>
    /// <exception cref="ArgumentException">The recording has no window.</exception>
    public static Figure Timeline(EmotionTimeline timeline)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        ArgumentOutOfRangeException.ThrowIfZero(timeline.Hops.Count, nameof(timeline));
        var shown = timeline.Segments.Where(segment => segment.Doubt == PredictionDoubt.None).ToArray();
        return new Figure(
            "tracking-timeline",
            "What the tracker hears and shows",
            string.Create(
                CultureInfo.InvariantCulture,
                $"Lines of the smoothed probability of {timeline.Labels.Count} emotions over {timeline.Seconds:0.0} s; {shown.Length} stretches in "
                    + $"which an emotion is shown are shaded."
            ),
            Panel(timeline, [.. shown.Select(segment => Region.AlongX(segment.Start, segment.End, segment.Emotion))])
        )
        {
            Interpretation =
                shown.Length == 0
                    ? "No emotion is shown: nobody speaks long enough, or the model is unsure."
                    : string.Create(
                        CultureInfo.InvariantCulture,
                        $"The first emotion, {shown[0].Emotion}, is shown after {shown[0].Start:0.00} s; it is held until another one is clearly "
                            + $"more probable, the model is unsure, or nobody speaks."
                    ),
        };
    }

    /// <summary>The first string of a study: what was acted is shaded, what was shown is a line below.</summary>
    /// <param name="study">A study with scores.</param>
    /// <exception cref="ArgumentException">Nothing was tracked.</exception>
    public static Figure Example(TrackingStudy study)
    {
        ArgumentNullException.ThrowIfNull(study);
        if (study.Example is not { } timeline)
        {
            throw new ArgumentException("Nothing was tracked.", nameof(study));
        }

        string[] rows = [.. study.Model.Labels, "unsure", "no speech"];
        var right = study.Best!;
        var acted = study.ExampleSpells.Select(spell => (spell.Start, spell.End, Answer: spell.Emotion ?? "no speech"));
        var shown = timeline.Segments.Select(segment => (segment.Start, segment.End, segment.Answer));
        return new Figure(
            "tracking-example",
            "Clips strung together: acted and shown",
            string.Create(
                CultureInfo.InvariantCulture,
                $"Two rows of bars over {timeline.Seconds:0} s for each of {study.Labels} emotions: when it was acted, and when it was shown."
            ),
            new Panel(
                Axis.Linear("Time", "s").Between(0, timeline.Seconds),
                Axis.Category("Emotion", rows),
                Bars(acted, "acted", 10),
                Bars(shown, "shown", 4)
            )
        )
        {
            Notice = study.Caution,
            Interpretation = string.Create(
                CultureInfo.InvariantCulture,
                $"Over all strings, {right.Correct * 100:0} % of the time is shown correctly with windows of "
                    + $"{right.Settings.WindowSeconds:0.0#} s, pauses and noise included."
            ),
        };

        // One line with gaps: a stretch for each time that an answer holds.
        Mark Bars(IEnumerable<(double Start, double End, string Answer)> stretches, string name, double width)
        {
            var (x, y) = (new List<double>(), new List<double>());
            foreach (var (start, end, answer) in stretches)
            {
                var row = Array.IndexOf(rows, answer);
                x.AddRange([start, end, end]);
                y.AddRange([row, row, double.NaN]);
            }

            return new Lines(x, y, name) { Width = width };
        }
    }

    /// <summary>The faces of a table at full intensity, drawn from their blend shapes.</summary>
    /// <param name="table">The table.</param>
    /// <param name="emotions">The emotions, one or more.</param>
    /// <exception cref="ArgumentException">The table does not have an emotion.</exception>
    public static Figure Faces(ExpressionTable table, IReadOnlyList<string> emotions)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(emotions);
        var expressions = emotions
            .Select(emotion => table.Find(emotion) ?? throw new ArgumentException($"There is no face for '{emotion}'.", nameof(emotions)))
            .ToArray();
        return new Figure(
            "tracking-faces",
            "The faces of the emotions",
            $"{emotions.Count} drawn faces, one for each of these: {string.Join(", ", emotions)}.",
            [.. emotions.Zip(expressions, (emotion, expression) => new DrawnFace(expression.Arkit).ToPanel(emotion))]
        )
        {
            Columns = Math.Min(FaceColumns, emotions.Count),
            Interpretation = "Each face is drawn from the weights of the table alone; another table gives other faces.",
        };
    }

    /// <summary>Where emotions lie in valence and arousal.</summary>
    /// <param name="table">The table.</param>
    public static Figure Plane(ExpressionTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var most = table.Expressions.MaxBy(expression => expression.Arousal)!;
        return new Figure(
            "tracking-plane",
            "Valence and arousal",
            $"Points of {table.Expressions.Count} emotions by valence and arousal.",
            new Panel(
                Axis.Linear("Valence").Between(-1, 1),
                Axis.Linear("Arousal").Between(-1, 1),
                [
                    .. table.Expressions.Select(expression => new Points([expression.Valence], [expression.Arousal], expression.Names[0])),
                    Rule.AtX(0),
                    Rule.AtY(0),
                ]
            )
        )
        {
            Interpretation =
                $"Faces move more where arousal is high: most for {most.Names[0]}. The point that a face shows is the mean over all emotions by "
                + "their probabilities, so that doubt leads to the middle.",
        };
    }

    private static Panel Panel(EmotionTimeline timeline, Mark[] below) =>
        new(
            Axis.Linear("Time", "s").Between(0, timeline.Seconds),
            Axis.Linear("Smoothed probability").Between(0, 1),
            [
                .. below,
                .. timeline
                    .Labels.Index()
                    .Select(label =>
                        (Mark)
                            new Lines(
                                timeline.Hops.Select(hop => hop.Seconds),
                                timeline.Hops.Select(hop => hop.Probabilities[label.Index]),
                                label.Item
                            )
                    ),
            ]
        );
}
