using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using SerWorkbook.Learning.Solvers;
using SerWorkbook.Learning.Trainers;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Learning.Solvers;

/// <summary>The parts of <see cref="LbfgsTrainer"/>, and the whole beside ML.NET's trainer.</summary>
public sealed class MaximumEntropyTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(38)]
    public void Gradient_is_the_slope_of_the_loss(int classCount)
    {
        var table = TestCorpus.Table(speakers: 2, classes: 3, rowsPerCell: 15, distance: 0.3);
        var loss = LossOf(table, classCount, l2: 0.7);
        var random = new SeededRandom(1, "weights");
        var weights = Weights(loss, random, table.Set.Columns.Count);
        var gradient = new double[loss.Length];
        loss.At(weights, gradient, default);
        const double Step = 1e-3;
        for (var direction = 0; direction < 5; direction++)
        {
            var way = Weights(loss, random, table.Set.Columns.Count);
            var slope = (ValueAt(loss, weights, way, Step) - ValueAt(loss, weights, way, -Step)) / (2 * Step);
            Assert.Equal(slope, gradient.Zip(way, (g, w) => g * w).Sum(), 0.01 * Math.Abs(slope) + 0.05);
        }
    }

    [Fact]
    public void Loss_of_weights_that_are_0_is_the_logarithm_of_the_number_of_classes()
    {
        var table = TestCorpus.Table(speakers: 2, classes: 5, rowsPerCell: 9, distance: 0.3);
        var loss = LossOf(table, classCount: 5, l2: 1);

        Assert.Equal(table.Rows.Count * Math.Log(5), loss.At(new double[loss.Length], new double[loss.Length], default), 1e-6);
    }

    // Of a x^2 / 2 - b x + l |x|, the minimum is b less l, or 0 where |b| is below l, divided by a.
    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(2)]
    public void Minimum_of_squares_and_absolute_values_is_the_shrunk_one(double absolute)
    {
        double[] curvature = [1, 3, 10, 40, 200, 0.5];
        double[] pull = [1, -2, 0.3, 30, -1, -0.6];
        var found = QuasiNewton.Minimise(
            (point, gradient) =>
            {
                var value = 0.0;
                for (var i = 0; i < point.Length; i++)
                {
                    value += (curvature[i] * point[i] / 2 - pull[i]) * point[i];
                    gradient[i] = curvature[i] * point[i] - pull[i];
                }

                return value;
            },
            [.. curvature.Select(_ => absolute)]
        );
        for (var i = 0; i < found.Length; i++)
        {
            Assert.Equal(Math.Sign(pull[i]) * Math.Max(0, Math.Abs(pull[i]) - absolute) / curvature[i], found[i], 0.01);
        }
    }

    [Theory]
    [InlineData(37, 5)]
    [InlineData(8, 2)]
    [InlineData(1, 4)]
    public void Sums_of_weighted_rows_are_those_done_one_by_one(int count, int classes)
    {
        const int Length = 2_824;
        var random = new SeededRandom(3, "rows");
        float[][] rows = [.. Enumerable.Range(0, count).Select(_ => Gaussian(random, Length))];
        var sums = (classes + 1) / RowSums.Wide * RowSums.Wide;
        float[][] weights = [.. Enumerable.Range(0, sums).Select(_ => (float[])[.. Gaussian(random, count), .. new float[RowSums.High]])];
        float[][] totals = [.. Enumerable.Range(0, sums).Select(_ => new float[Length])];
        RowSums.Add(rows, 0, count, weights, totals);
        for (var c = 0; c < sums; c++)
        {
            for (var k = 0; k < Length; k += 97)
            {
                var expected = 0f;
                for (var i = 0; i < count; i++)
                {
                    expected = MathF.FusedMultiplyAdd(weights[c][i], rows[i][k], expected);
                }

                Assert.Equal(expected, totals[c][k]);
            }
        }
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0, 30)]
    [InlineData(1, 3)]
    public void Probabilities_are_those_of_the_trainer_of_ML_NET(double l1, double l2)
    {
        var table = TestCorpus.Table(speakers: 4, classes: 4, rowsPerCell: 12, distance: 0.4);
        int[] rows = [.. Enumerable.Range(0, table.Rows.Count)];
        var ours = TrainerCatalogue.Find("lbfgs").Train(table, rows, Recipe.Of("lbfgs", ("l1", l1), ("l2", l2)), 1, default);

        var context = new MLContext(1);
        var data = table.ToDataView(context, rows);
        var prepared = MlNetTrainer.Preparation(context).Fit(data).Transform(data);
        var options = new LbfgsMaximumEntropyMulticlassTrainer.Options { L1Regularization = (float)l1, L2Regularization = (float)l2 };
        options.NumberOfThreads = 1;
        var scores = context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(options).Fit(prepared).Transform(prepared);
        var theirs = scores.GetColumn<float[]>("Score").ToArray();

        var (features, probabilities) = (new float[table.Set.Columns.Count], new double[ours.Labels.Count]);
        for (var row = 0; row < rows.Length; row++)
        {
            ours.Scaler.Apply(table.Rows[row].Features, features);
            ours.Classifier!.Predict(features, probabilities);
            for (var c = 0; c < probabilities.Length; c++)
            {
                Assert.Equal(theirs[row][c], probabilities[c], 0.02);
            }
        }
    }

    private static SoftmaxLoss LossOf(FeatureTable table, int classCount, double l2)
    {
        int[] rows = [.. Enumerable.Range(0, table.Rows.Count)];
        var preparation = TrainingPreparation.Of(table, rows, Recipe.Of("lbfgs", ("l1", 0), ("l2", l2)));
        return new SoftmaxLoss(preparation.Rows, [.. rows.Select(row => row % classCount)], classCount, l2);
    }

    private static double[] Weights(SoftmaxLoss loss, SeededRandom random, int columns)
    {
        var weights = new double[loss.Length];
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = i % loss.Stride <= columns ? 0.05 * random.NextGaussian() : 0;
        }

        return weights;
    }

    private static double ValueAt(SoftmaxLoss loss, double[] weights, double[] way, double step) =>
        loss.At([.. weights.Zip(way, (weight, w) => weight + step * w)], new double[loss.Length], default);

    private static float[] Gaussian(SeededRandom random, int length) =>
        [.. Enumerable.Range(0, length).Select(_ => (float)random.NextGaussian())];
}
