using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Evaluation.Calibration;

/// <summary>Predictions whose honesty is known: the truth is drawn by the very probabilities that are given.</summary>
internal static class Draws
{
    public static RowPrediction[] Honest(int rows, int classes = 4, int seed = 1)
    {
        var random = new SeededRandom(seed, "honest predictions");
        return
        [
            .. Enumerable
                .Range(0, rows)
                .Select(row =>
                {
                    var powers = Enumerable.Range(0, classes).Select(_ => Math.Exp(1.5 * random.NextGaussian())).ToArray();
                    var probabilities = Array.ConvertAll(powers, power => power / powers.Sum());
                    var (place, truth) = (random.NextDouble(), 0);
                    while (truth < classes - 1 && place > probabilities[..(truth + 1)].Sum())
                    {
                        truth++;
                    }

                    return new RowPrediction(row, 0, truth, probabilities);
                }),
        ];
    }

    public static RowPrediction[] At(double temperature, RowPrediction[] predictions) =>
        [
            .. predictions.Select(p =>
            {
                var scaled = new double[p.Probabilities.Length];
                Temperature.Scale(p.Probabilities, temperature, scaled);
                return p with { Probabilities = scaled };
            }),
        ];

    /// <summary>A prediction of two classes with a chosen confidence, right or wrong.</summary>
    public static RowPrediction Two(int row, double confidence, bool right) => new(row, 0, right ? 0 : 1, [confidence, 1 - confidence]);
}
