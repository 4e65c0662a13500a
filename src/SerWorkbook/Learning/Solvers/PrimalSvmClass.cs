using System.Numerics.Tensors;
using SerWorkbook.Speech;

namespace SerWorkbook.Learning.Solvers;

/// <summary>One class against the others in a <see cref="PrimalSvm"/>.</summary>
internal sealed class PrimalSvmClass(bool[] isPositive, int columns)
{
    private readonly bool[] _isLeftOut = new bool[isPositive.Length];
    private readonly float[] _columnWeights = new float[columns];
    private double _bias;
    private double _largest;
    private double _largestBefore = double.PositiveInfinity;

    /// <summary>One value per row: above 0 for rows of the class, below 0 for others, 0 for those that do not matter.</summary>
    public double[] Weights { get; } = new double[isPositive.Length];

    /// <summary>Whether no row is wrong by more than is allowed.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Whether a row must be looked at.</summary>
    public bool Looks(int row) => !IsDone && !_isLeftOut[row];

    /// <summary>Improves the weight of one row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="values">Its values.</param>
    /// <param name="square">Its kernel with itself.</param>
    /// <param name="cost">How much a mistake on it costs.</param>
    public void Step(int row, float[] values, double square, double cost)
    {
        var sign = isPositive[row] ? 1 : -1;
        var dual = sign * Weights[row];
        var softness = 1 / (2 * cost);
        var gradient = sign * (FixedOrderSums.Dot<float>(values, _columnWeights) / values.Length + _bias) - 1 + softness * dual;
        _isLeftOut[row] = dual == 0 && gradient > _largestBefore;
        var projected = dual > 0 ? gradient : Math.Min(gradient, 0);
        _largest = Math.Max(_largest, Math.Abs(projected));
        if (Math.Abs(projected) < DualSvm.Still)
        {
            return;
        }

        var step = (Math.Max(0, dual - gradient / (square + softness)) - dual) * sign;
        Weights[row] += step;
        _bias += step;
        TensorPrimitives.MultiplyAdd(values, (float)step, _columnWeights, _columnWeights);
    }

    /// <summary>Ends when all rows are right; looks at all of them again when only some were looked at.</summary>
    public void EndEpoch()
    {
        var isRight = _largest < DualSvm.Enough;
        var isPart = _isLeftOut.Contains(true);
        IsDone |= isRight && !isPart;
        if (isRight && isPart)
        {
            Array.Clear(_isLeftOut);
        }

        _largestBefore = isRight ? double.PositiveInfinity : _largest;
        _largest = 0;
    }
}
