using SerWorkbook.Speech;

namespace SerWorkbook.Benchmarks;

/// <summary>
/// A synthetic table of any size: speakers and emotions each move every column a little, the rest is noise that neighbouring columns share.
/// </summary>
internal static class LargeTable
{
    private const int Speakers = 100;
    private const int Emotions = 8;
    private const double SpeakerShare = 0.5;
    private const double EmotionShare = 0.05;
    private const float Carry = 0.7f;

    public static FeatureTable Make(int rows, int columns)
    {
        var set = new FeatureSet("Synthetic", 1, "noise", new Analyser(columns).Columns, () => new Analyser(columns), voicing: []);
        var random = new SeededRandom(1, "large table");
        var speakers = Draw(random, Speakers, columns, SpeakerShare);
        var emotions = Draw(random, Emotions, columns, EmotionShare);
        var made = new FeatureRow[rows];
        for (var row = 0; row < rows; row++)
        {
            var (speaker, emotion) = (row % Speakers, row / Speakers % Emotions);
            var features = new float[columns];
            var noise = 0f;
            for (var k = 0; k < columns; k++)
            {
                noise = Carry * noise + (float)(2 * random.NextDouble() - 1);
                features[k] = 100 + 10 * (noise + speakers[speaker][k] + emotions[emotion][k]);
            }

            var path = FormattableString.Invariant($"{row:D7}.wav");
            made[row] = new FeatureRow(
                new Utterance(
                    path,
                    FormattableString.Invariant($"s{speaker:D3}"),
                    Sex.Female,
                    FormattableString.Invariant($"e{emotion}"),
                    null,
                    "synthetic",
                    16_000,
                    1,
                    path
                ),
                0,
                features
            );
        }

        return new FeatureTable(
            new Corpus("synthetic", "nowhere", made.Select(row => row.Utterance), [], isSynthetic: true),
            set,
            null,
            made,
            []
        );
    }

    private static float[][] Draw(SeededRandom random, int count, int columns, double size) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(_ => Enumerable.Range(0, columns).Select(_ => (float)(size * random.NextGaussian())).ToArray()),
        ];

    private sealed class Analyser(int columns) : IUtteranceAnalyser
    {
        public int SampleRate => 16_000;

        public IReadOnlyList<FeatureColumn> Columns { get; } =
        [.. Enumerable.Range(0, columns).Select(k => new FeatureColumn(FormattableString.Invariant($"column{k}"), default, "1"))];

        public void Push(ReadOnlySpan<float> samples) => throw new NotSupportedException("The table is synthetic.");

        public void Complete(Span<float> vector) => throw new NotSupportedException("The table is synthetic.");

        public void Reset() => throw new NotSupportedException("The table is synthetic.");
    }
}
