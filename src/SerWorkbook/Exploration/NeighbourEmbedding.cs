using System.Numerics.Tensors;
using SerWorkbook.Speech;

namespace SerWorkbook.Exploration;

/// <summary>Lays points of many dimensions out in a plane so that neighbours stay neighbours: exact t-SNE.</summary>
/// <remarks>
/// Source: van der Maaten and Hinton, "Visualizing data using t-SNE", JMLR 9, 2008, with its gains and momentum; start from
/// the principal components and learning rate n / 12 after Kobak and Berens, Nature Communications 10:5416, 2019. No random
/// numbers are used, and all sums have one order, so that the same points give the same bytes on every processor. Time grows
/// with the square of the number of points.
/// </remarks>
internal sealed class NeighbourEmbedding
{
    private const int Iterations = 750;
    private const int ExaggeratedIterations = 250;
    private const double Exaggeration = 12;
    private const double StartDeviation = 1e-4;

    // With the rate of 50 that is often used for few points, steps overshoot, and the last bit of one point decides where all go.
    private const double SlowestRate = 10;
    private const double SmallestGain = 0.01;
    private const int PerplexitySteps = 50;

    private readonly int _count;
    private readonly double[] _affinities;
    private readonly double[] _nearness;
    private readonly double[] _sums;
    private readonly Axis[] _axes;

    private NeighbourEmbedding(double[][] points, double perplexity, double[] startX, double[] startY)
    {
        _count = points.Length;
        _affinities = Affinities(points, perplexity);
        _nearness = new double[_count];
        _sums = new double[_count];
        _axes = [new Axis(startX), new Axis(startY)];
    }

    /// <summary>Lays the points out.</summary>
    /// <param name="points">Points x dimensions, 4 or more points.</param>
    /// <param name="perplexity">How many neighbours count, about; at most a third of the points is used.</param>
    /// <param name="startX">First coordinates to start from, such as a principal component.</param>
    /// <param name="startY">Second coordinates to start from.</param>
    public static (double[] X, double[] Y) Of(double[][] points, double perplexity, double[] startX, double[] startY)
    {
        var embedding = new NeighbourEmbedding(points, Math.Min(perplexity, (points.Length - 1) / 3.0), startX, startY);
        for (var i = 0; i < Iterations; i++)
        {
            embedding.Step(i < ExaggeratedIterations ? Exaggeration : 1, i < ExaggeratedIterations ? 0.5 : 0.8);
        }

        return (embedding._axes[0].Places, embedding._axes[1].Places);
    }

    private void Step(double exaggeration, double momentum)
    {
        var total = 0.0;
        foreach (var axis in _axes)
        {
            axis.Clear();
        }

        // Attraction first; the repulsion is divided by a sum that is known at the end only.
        for (var i = 0; i < _count; i++)
        {
            NearnessOf(i);
            total += FixedOrderSums.Sum<double>(_nearness) - 1;
            foreach (var axis in _axes)
            {
                axis.Pull(i, _affinities.AsSpan(i * _count, _count), _nearness, _sums);
            }
        }

        var rate = Math.Max(SlowestRate, _count / Exaggeration);
        foreach (var axis in _axes)
        {
            axis.Move(exaggeration, total, rate, momentum);
        }
    }

    // The Student t kernel 1 / (1 + d²) between point i and all points.
    private void NearnessOf(int i)
    {
        Span<double> nearness = _nearness;
        nearness.Fill(1);
        foreach (var axis in _axes)
        {
            TensorPrimitives.Subtract<double>(axis.Places, axis.Places[i], _sums);
            TensorPrimitives.MultiplyAdd<double>(_sums, _sums, nearness, nearness);
        }

        TensorPrimitives.Reciprocal<double>(nearness, nearness);
    }

    // p(j|i) with the width that gives each point the wanted perplexity, made symmetric and summing to 1.
    private static double[] Affinities(double[][] points, double perplexity)
    {
        var count = points.Length;
        var rows = new double[count][];
        Parallel.For(
            0,
            count,
            i =>
            {
                var distances = Array.ConvertAll(points, other => FixedOrderSums.SquaredDistance<double>(points[i], other));
                rows[i] = Conditional(distances, i, Math.Log(perplexity));
            }
        );
        var joint = new double[count * count];
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < count; j++)
            {
                joint[i * count + j] = (rows[i][j] + rows[j][i]) / (2 * count);
            }
        }

        return joint;
    }

    private static double[] Conditional(double[] distances, int self, double wantedEntropy)
    {
        var (low, high, precision) = (
            0.0,
            double.PositiveInfinity,
            distances.Length / (FixedOrderSums.Sum<double>(distances) + double.Epsilon)
        );
        var nearest = distances.Where((_, j) => j != self).Min();
        var row = new double[distances.Length];
        for (var step = 0; step < PerplexitySteps; step++)
        {
            for (var j = 0; j < row.Length; j++)
            {
                row[j] = j == self ? 0 : Math.Exp(-precision * (distances[j] - nearest));
            }

            var sum = FixedOrderSums.Sum<double>(row);
            var entropy = Math.Log(sum) + precision * (FixedOrderSums.Dot<double>(row, distances) / sum - nearest);
            (low, high) = entropy > wantedEntropy ? (precision, high) : (low, precision);
            precision = double.IsInfinity(high) ? precision * 2 : (low + high) / 2;
        }

        TensorPrimitives.Divide(row, FixedOrderSums.Sum<double>(row), row);
        return row;
    }

    /// <summary>One coordinate of all points, and how it moves.</summary>
    private sealed class Axis
    {
        private readonly double[] _attraction;
        private readonly double[] _repulsion;
        private readonly double[] _speed;
        private readonly double[] _gains;

        public Axis(double[] start)
        {
            var mean = FixedOrderSums.Sum<double>(start) / start.Length;
            var deviation = Math.Sqrt(FixedOrderSums.SumOfSquares<double>(start) / start.Length - mean * mean);
            Places = Array.ConvertAll(start, value => value * StartDeviation / (deviation > 0 ? deviation : 1));
            _attraction = new double[start.Length];
            _repulsion = new double[start.Length];
            _speed = new double[start.Length];
            _gains = new double[start.Length];
            Array.Fill(_gains, 1);
        }

        public double[] Places { get; }

        public void Clear()
        {
            Array.Clear(_attraction);
            Array.Clear(_repulsion);
        }

        public void Pull(int i, ReadOnlySpan<double> affinities, double[] nearness, double[] work)
        {
            TensorPrimitives.Subtract<double>(Places, Places[i], work);
            TensorPrimitives.Multiply<double>(work, nearness, work);
            _attraction[i] = FixedOrderSums.Dot(affinities, work);
            _repulsion[i] = FixedOrderSums.Dot<double>(nearness, work);
        }

        public void Move(double exaggeration, double total, double rate, double momentum)
        {
            var mean = 0.0;
            for (var i = 0; i < Places.Length; i++)
            {
                var gradient = 4 * (_repulsion[i] / total - exaggeration * _attraction[i]);
                _gains[i] = Math.Max(SmallestGain, gradient > 0 == _speed[i] > 0 ? _gains[i] * 0.8 : _gains[i] + 0.2);
                _speed[i] = momentum * _speed[i] - rate * _gains[i] * gradient;
                Places[i] += _speed[i];
                mean += Places[i] / Places.Length;
            }

            TensorPrimitives.Subtract<double>(Places, mean, Places);
        }
    }
}
