using SerWorkbook.Charts.Grammar;

namespace SerWorkbook.Tests.Figures;

/// <summary>One figure of each kind, with the sizes and the awkward labels that the workbook really has.</summary>
internal static class TestFigures
{
    public static readonly string[] Emotions = ["neutral", "calm", "happy", "sad", "angry", "fearful", "disgust", "surprised"];

    private const string Synthetic = "Synthetic voices: the scores say nothing about people.";

    public static IReadOnlyList<Figure> All() =>
        [
            GroupedBars(),
            StackedBars(),
            FlatBars(),
            ConfusionMatrix(),
            Spectrogram(),
            Waveform(),
            BoxPlots(),
            Scatter(),
            SmallMultiples(),
            BestSoFar(),
            Durations(),
            LogAxis(),
            MixedPanels(),
            Awkward(),
        ];

    public static Figure Of(string name) => All().Single(f => f.Name == name);

    public static Figure GroupedBars()
    {
        string[] speakers = ["bea", "jenie", "josh", "sam"];
        var random = new Random(1);
        var marks = Emotions
            .Take(5)
            .Select(emotion =>
            {
                var counts = speakers.Select(_ => (double)random.Next(180, 520)).ToArray();
                return (Mark)new Bars(speakers, counts, emotion) { Labels = [.. counts.Select(c => $"{c}")] };
            });
        return new Figure(
            "bars-grouped",
            "Utterances per speaker and emotion",
            "Grouped bars: each speaker has 180 to 520 utterances of each emotion.",
            new Panel(Axis.Category("Speaker"), Axis.Linear("Utterances"), [.. marks])
        )
        {
            Notice = Synthetic,
        };
    }

    public static Figure StackedBars()
    {
        var random = new Random(2);
        var marks = new[] { "female", "male" }.Select(sex =>
        {
            var counts = Emotions.Select(_ => (double)random.Next(5, 110)).ToArray();
            return (Mark)new Bars(Emotions, counts, sex) { Labels = [.. counts.Select(c => $"{c}")] };
        });
        return new Figure(
            "bars-stacked",
            "Utterances per emotion, by the sex of the speaker",
            "Stacked bars of female and male utterances for eight emotions.",
            new Panel(Axis.Category("Emotion"), Axis.Linear("Utterances"), [.. marks]) { Arrangement = BarArrangement.Stacked }
        );
    }

    public static Figure FlatBars()
    {
        string[] names =
        [
            "random pieces (the capstone's split)",
            "random utterances",
            "speaker-grouped folds, tuned inside",
            "leave one speaker out",
            "leave one speaker out, other corpus: RAVDESS to EmoV-DB with global scaling",
        ];
        double[] values = [0.962, 0.871, 0.583, 0.552, 0.31];
        return new Figure(
            "bars-flat",
            "The same model under five protocols",
            "Lying bars with 95 % intervals fall from 96 % for random pieces to 31 % across corpora.",
            new Panel(
                Axis.Linear("Unweighted average recall").Between(0, 1),
                Axis.Category("Protocol"),
                new Bars(names, values, "UAR")
                {
                    Intervals = [.. values.Select(v => new ValueInterval(v - 0.04, Math.Min(1, v + 0.035)))],
                    Labels = [.. values.Select(v => FormattableString.Invariant($"{100 * v:0.0} %"))],
                },
                Rule.AtX(0.125, "chance")
            )
        );
    }

    public static Figure ConfusionMatrix()
    {
        var random = new Random(3);
        var rows = Emotions.Select(
            (_, r) =>
            {
                var row = Emotions.Select((_, c) => (r == c ? 6.0 : 0.4) + random.NextDouble() * (r == c ? 4 : 1)).ToArray();
                return row.Select(v => v / row.Sum()).ToArray();
            }
        );
        return new Figure(
            "confusion-matrix",
            "Confusion matrix, leave one speaker out",
            "An eight by eight matrix with most of its mass on the diagonal.",
            new Panel(
                Axis.Category("Predicted emotion", Emotions),
                Axis.Category("True emotion", Emotions),
                Heatmap.Matrix(rows, "Share of the row", text: v => FormattableString.Invariant($"{100 * v:0.0}")).Between(0, 1)
            )
        )
        {
            Notice = Synthetic,
        };
    }

    public static Figure Spectrogram()
    {
        var (map, f0) = Speech(seed: 4, f0Base: 190, frames: 620, bands: 64, maximumColumns: 400);
        return new Figure(
            "spectrogram",
            "Mel spectrogram with F0: \"The nearer it came the faster was its rate\"",
            "Harmonics rise and fall with the F0 line over 3.1 seconds.",
            new Panel(Axis.Linear("Time", "s"), MelAxis(), map, f0)
        );
    }

    public static Figure Waveform()
    {
        var random = new Random(5);
        var samples = Enumerable
            .Range(0, 48000)
            .Select(i =>
            {
                var time = i / 16000.0;
                var loud = time is > 0.31 and < 2.62
                    ? Math.Pow(Math.Sin((time - 0.31) * Math.PI / 2.31), 2) * (0.6 + 0.4 * Math.Sin(time * 22))
                    : 0;
                return (float)(0.8 * loud * Math.Sin(2 * Math.PI * 180 * time) + 0.01 * (random.NextDouble() - 0.5));
            })
            .ToArray();
        var line = DisplaySampling.Envelope(samples, 16000);
        return new Figure(
            "waveform",
            "Waveform with the trimmed silence",
            "Silence, 2.3 seconds of speech, silence; markers stand at both ends of the speech.",
            new Panel(
                Axis.Linear("Time", "s"),
                Axis.Linear("Amplitude").Between(-1, 1),
                Region.AlongX(0, 0.31),
                Region.AlongX(2.62, 3),
                new Lines(line.X, line.Y) { Width = 1 },
                Rule.AtX(0.31, "start 0.31 s"),
                Rule.AtX(2.62, "end 2.62 s")
            )
        );
    }

    public static Figure BoxPlots()
    {
        var random = new Random(6);
        var values = Emotions.Select((_, i) => Enumerable.Range(0, 60).Select(_ => 140 + 15 * i + 45 * Normal(random)).ToArray());
        return new Figure(
            "boxes",
            "Mean F0 per emotion",
            "Box plots of mean F0; medians rise from neutral to surprised.",
            new Panel(Axis.Category("Emotion"), Axis.Linear("Mean F0", "Hz"), new Boxes(Emotions, values))
        );
    }

    public static Figure Scatter()
    {
        var random = new Random(7);
        var groups = Emotions.Select(
            (emotion, i) =>
                (Mark)
                    new Points(
                        Enumerable.Range(0, 38).Select(_ => 3 * Math.Cos(i) + Normal(random)).ToArray(),
                        Enumerable.Range(0, 38).Select(_ => 3 * Math.Sin(i) + Normal(random)).ToArray(),
                        emotion,
                        Enumerable.Range(0, 38).Select(n => $"{emotion}_{n:00}.wav")
                    )
        );
        return new Figure(
            "scatter",
            "Functionals on their first two principal components",
            "Eight overlapping clouds of points, one for each emotion.",
            new Panel(Axis.Linear("Component 1"), Axis.Linear("Component 2"), [.. groups])
        );
    }

    public static Figure SmallMultiples()
    {
        var panels = Emotions
            .Take(5)
            .Select(
                (emotion, i) =>
                {
                    var (map, f0) = Speech(10 + i, 150 + 20 * i, 220, 64, 160);
                    return new Panel(Axis.Linear("Time", "s"), MelAxis(), map, f0) { Title = emotion };
                }
            );
        return new Figure(
            "small-multiples",
            "One sentence in five emotions",
            "Five mel spectrograms of one sentence with their F0 lines.",
            [.. panels]
        )
        {
            Columns = 3,
            Sharing = AxisSharing.Both,
            Notice = Synthetic,
        };
    }

    public static Figure BestSoFar()
    {
        var random = new Random(8);
        var scores = Enumerable.Range(0, 40).Select(i => 0.35 + 0.25 * (1 - Math.Exp(-i / 9.0)) - 0.12 * random.NextDouble()).ToArray();
        var best = scores.Select((_, i) => scores.Take(i + 1).Max()).ToArray();
        var trials = Enumerable.Range(1, 40).Select(i => (double)i).ToArray();
        return new Figure(
            "best-so-far",
            "The search over time",
            "Points of 40 trials and the rising step line of the best score so far.",
            new Panel(
                Axis.Linear("Trial"),
                Axis.Linear("UAR in cross-validation"),
                new Points(trials, scores, "trial"),
                new Lines(trials, best, "best so far") { Steps = true, Width = 2 },
                Rule.AtY(0.48, "without tuning")
            )
        );
    }

    public static Figure Durations()
    {
        var random = new Random(9);
        var seconds = Enumerable.Range(0, 900).Select(_ => Math.Exp(0.9 + 0.35 * Normal(random)));
        return new Figure(
            "durations",
            "Length of the utterances",
            "A histogram of durations with its peak at 2.5 seconds.",
            new Panel(Axis.Linear("Duration", "s"), Axis.Linear("Utterances"), Histogram.Count(seconds, 0, 0.25, 28))
        );
    }

    public static Figure LogAxis()
    {
        double[] seconds = [0.05, 0.4, 0.5, 0.8, 20, 61, 300];
        double[] uar = [0.21, 0.545, 0.553, 0.56, 0.557, 0.5, double.NaN];
        return new Figure(
            "log-axis",
            "Score against training time",
            "Scores level off after half a second of training.",
            new Panel(
                Axis.Log("Training time", "s"),
                Axis.Linear("UAR"),
                new Lines(seconds, uar) { Dots = true, Dash = LineDash.Dash },
                Rule.AtX(60, "one minute")
            )
        );
    }

    public static Figure MixedPanels()
    {
        var time = Enumerable.Range(0, 300).Select(i => i / 100.0).ToArray();
        double Contour(double t, double offset) => 180 + 40 * Math.Sin(3 * t + offset) + 10 * Math.Sin(17 * t);
        return new Figure(
            "mixed-panels",
            "Features of one utterance",
            "F0 with a gap, loudness, and a small heatmap of formants.",
            new Panel(
                Axis.Linear("Time", "s"),
                Axis.Linear("F0", "Hz"),
                new Lines(time, time.Select(t => t is > 1 and < 1.4 ? double.NaN : Contour(t, 0)), "F0"),
                new Lines(time, time.Select(t => Contour(t, 1) - 30), "smoothed") { Dash = LineDash.Dot }
            )
            {
                Title = "Pitch",
            },
            new Panel(
                Axis.Linear("Time", "s"),
                Axis.Linear("Loudness", "sone"),
                new Lines(time, time.Select(t => 12000 * Math.Abs(Math.Sin(4 * t)))),
                Region.AlongY(0, 2000, "quiet")
            )
            {
                Title = "Loudness",
            },
            new Panel(
                Axis.Category("Feature", "jitter", "shimmer", "HNR"),
                Axis.Category("Feature", "jitter", "shimmer", "HNR"),
                (
                    Heatmap.Matrix(
                        [
                            [1, 0.6, -0.7],
                            [0.6, 1, double.NaN],
                            [-0.7, -0.2, 1],
                        ],
                        "Correlation",
                        text: v => FormattableString.Invariant($"{v:0.0}")
                    ) with
                    {
                        Scale = ColorScale.Diverging,
                    }
                ).Between(-1, 1)
            )
            {
                Title = "Correlation",
            },
            new Panel(
                Axis.Linear("Component"),
                Axis.Linear("Explained variance", "%"),
                new Lines([1, 2, 3, 4, 5, 6], [41, 22, 11, 8, 4, 3], "variance") { Dots = true }
            )
            {
                Title = "Scree",
            }
        )
        {
            Columns = 2,
        };
    }

    public static Figure Awkward() =>
        new(
            "awkward",
            "A <b>very</b> long title with a<b & \"quotes\", $math$ and %{x} that must wrap over several lines before it leaves the "
                + "picture on the right",
            "Bars whose names hold markup, quotes, Cyrillic and Chinese letters.",
            new Panel(
                Axis.Category("<i>Folder</i>"),
                Axis.Linear("Files & folders", "a<b"),
                new Bars(
                    [
                        "<script>alert(1)</script>",
                        "a<b & c>d",
                        "радость",
                        "喜び",
                        "x\ny",
                        "%{y} $a$",
                        "folder with quite a long name that goes on and on until it is cut",
                    ],
                    [3, -1, 4, 1, 5, 9, 2.6],
                    "<u>series</u> %{x}"
                ),
                new Bars(["<script>alert(1)</script>", "радость"], [2, 7], "second")
            )
        )
        {
            Notice = "Notice with <script>alert('x')</script>.",
        };

    private static (Heatmap Map, Lines F0) Speech(int seed, double f0Base, int frames, int bands, int maximumColumns)
    {
        const double Hop = 0.005;
        var random = new Random(seed);
        var times = Enumerable.Range(0, frames).Select(i => i * Hop).ToArray();
        double F0(double t) => f0Base + 40 * Math.Sin(2.1 * t) + 12 * Math.Sin(9 * t);
        bool Voiced(double t) => Math.Sin(7 * t) > -0.6;
        double Mel(double hz) => 2595 * Math.Log10(1 + hz / 700);
        double Cell(int band, int frame)
        {
            var hz = 700 * (Math.Pow(10, (band + 1) * Mel(8000) / bands / 2595) - 1);
            var t = times[frame];
            var harmonic = Voiced(t) ? 18 * Math.Cos(2 * Math.PI * hz / F0(t)) : 0;
            return -35
                - hz / 250
                + harmonic * Math.Exp(-hz / 2500)
                + 12 * Math.Exp(-Math.Pow((hz - 600 - 300 * Math.Sin(5 * t)) / 300, 2))
                + 3 * Normal(random);
        }

        var grid = DisplaySampling.Grid(times, Enumerable.Range(1, bands).Select(b => (double)b), Cell, maximumColumns: maximumColumns);
        double Band(double hz) => Mel(hz) / Mel(8000) * bands;
        return (
            new Heatmap(grid.X, grid.Y, grid.Rows, "Power", "dB").Between(-80, 0),
            new Lines(times, times.Select(t => Voiced(t) ? Band(F0(t)) : double.NaN), "F0") { Width = 2 }
        );
    }

    private static Axis MelAxis()
    {
        double Mel(double hz) => 2595 * Math.Log10(1 + hz / 700);
        return Axis.Linear("Frequency", "Hz")
            .WithTicks(
                new[] { 250.0, 500, 1000, 2000, 4000, 8000 }.Select(hz => new AxisTick(
                    Mel(hz) / Mel(8000) * 64,
                    FormattableString.Invariant($"{hz:#,##0}")
                )),
                band => FormattableString.Invariant($"{700 * (Math.Pow(10, band * Mel(8000) / 64 / 2595) - 1):#,##0} Hz")
            );
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
