using System.Numerics.Tensors;

namespace SerWorkbook.Learning.Solvers;

/// <summary>
/// Negative log-likelihood of a multinomial logistic regression, plus l2 / 2 times the squares of its weights, as a function of one
/// weight per class and column.
/// </summary>
/// <remarks>
/// The weights of a class stand one after the other, the bias behind them, and 0 up to a length that can be multiplied in lanes. Rows are
/// read twice per call, 36 at a time, which stay in the second cache: once for the scores of all classes, once for their gradient.
/// </remarks>
internal sealed class SoftmaxLoss
{
    private const int PanelRows = RowProducts.BlockRows;

    // The weights of the classes in single precision, then the rows.
    private readonly float[][] _vectors;
    private readonly int[] _classes;
    private readonly int _classCount;
    private readonly int _columns;
    private readonly double _l2;
    private readonly float[][] _products;
    private readonly float[][] _errors;
    private readonly float[][] _sums;
    private readonly double[] _wide;
    private readonly double[] _scores;

    /// <summary>Copies and scales the rows.</summary>
    /// <param name="rows">The training rows.</param>
    /// <param name="classes">The class of each row, from 0.</param>
    /// <param name="classCount">Number of classes.</param>
    /// <param name="l2">The penalty of squared weights; a bias has none.</param>
    public SoftmaxLoss(ScaledRows rows, int[] classes, int classCount, double l2)
    {
        _columns = rows.Columns;
        Stride = RowProducts.Padded(_columns + 1);
        (_classes, _classCount, _l2) = (classes, classCount, l2);
        _vectors = new float[classCount + rows.Count][];
        for (var i = 0; i < _vectors.Length; i++)
        {
            _vectors[i] = i < classCount ? new float[Stride] : rows.Row(i - classCount, Stride);
            _vectors[i][_columns] = i < classCount ? 0 : 1;
        }

        var sums = (classCount + RowSums.Wide - 1) / RowSums.Wide * RowSums.Wide;
        _products = [.. Enumerable.Range(0, 1 + classCount / PanelRows).Select(_ => new float[PanelRows * PanelRows])];
        _errors = [.. Enumerable.Range(0, sums).Select(_ => new float[PanelRows])];
        _sums = [.. Enumerable.Range(0, sums).Select(_ => new float[Stride])];
        (_wide, _scores) = (new double[Stride], new double[classCount]);
    }

    /// <summary>From the first weight of a class to the first of the next.</summary>
    public int Stride { get; }

    /// <summary>Number of weights of all classes.</summary>
    public int Length => _classCount * Stride;

    /// <summary>Computes the loss and its gradient.</summary>
    /// <param name="weights">The weights of all classes.</param>
    /// <param name="gradient">Takes one value per weight.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public double At(double[] weights, double[] gradient, CancellationToken cancellationToken)
    {
        for (var c = 0; c < _classCount; c++)
        {
            TensorPrimitives.ConvertTruncating<double, float>(weights.AsSpan(c * Stride, Stride), _vectors[c]);
        }

        var loss = 0.0;
        Array.Clear(gradient);
        for (var first = _classCount; first < _vectors.Length; first += PanelRows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var count = Math.Min(PanelRows, _vectors.Length - first);
            for (var c = 0; c < _classCount; c += PanelRows)
            {
                var some = Math.Min(PanelRows, _classCount - c);
                RowProducts.Multiply(_vectors, (first, count), (c, some), Stride, _products[c / PanelRows]);
            }

            loss += Compare(first - _classCount, count);
            Array.ForEach(_sums, Array.Clear);
            RowSums.Add(_vectors, first, count, _errors, _sums);
            for (var c = 0; c < _classCount; c++)
            {
                TensorPrimitives.ConvertTruncating<float, double>(_sums[c], _wide);
                var target = gradient.AsSpan(c * Stride, Stride);
                TensorPrimitives.Add(target, _wide, target);
            }
        }

        return loss + Penalise(weights, gradient);
    }

    // The probabilities less the truth, and the loss of some rows.
    private double Compare(int first, int count)
    {
        Array.ForEach(_errors, Array.Clear);
        var loss = 0.0;
        for (var i = 0; i < count; i++)
        {
            var highest = double.NegativeInfinity;
            for (var c = 0; c < _classCount; c++)
            {
                _scores[c] = _products[c / PanelRows][i * PanelRows + c % PanelRows];
                highest = Math.Max(highest, _scores[c]);
            }

            var truth = _classes[first + i];
            loss += highest - _scores[truth];
            var sum = 0.0;
            for (var c = 0; c < _classCount; c++)
            {
                _scores[c] = Math.Exp(_scores[c] - highest);
                sum += _scores[c];
            }

            loss += Math.Log(sum);
            for (var c = 0; c < _classCount; c++)
            {
                _errors[c][i] = (float)(_scores[c] / sum - (c == truth ? 1 : 0));
            }
        }

        return loss;
    }

    private double Penalise(double[] weights, double[] gradient)
    {
        var loss = 0.0;
        for (var c = 0; c < _classCount; c++)
        {
            for (var k = c * Stride; k < c * Stride + _columns; k++)
            {
                loss += 0.5 * _l2 * weights[k] * weights[k];
                gradient[k] += _l2 * weights[k];
            }
        }

        return loss;
    }
}
