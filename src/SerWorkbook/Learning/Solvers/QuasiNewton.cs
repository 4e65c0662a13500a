using System.Numerics.Tensors;
using SerWorkbook.Speech;

namespace SerWorkbook.Learning.Solvers;

/// <summary>Minimises a smooth convex function plus weighted absolute values of its variables.</summary>
/// <remarks>
/// L-BFGS (Nocedal and Wright, "Numerical Optimization", 2006, chapter 7), in the form that keeps to an orthant for each step where
/// absolute values count (Andrew and Gao, "Scalable training of L1-regularized log-linear models", ICML 2007).
/// </remarks>
internal sealed class QuasiNewton
{
    /// <summary>Computes the smooth function.</summary>
    /// <param name="point">Where.</param>
    /// <param name="gradient">Takes its gradient.</param>
    /// <returns>Its value.</returns>
    public delegate double SmoothFunction(double[] point, double[] gradient);

    private const int Memory = 10;
    private const int MostSteps = 500;
    private const int MostHalvings = 30;

    // Of the decrease that the gradient promises (Armijo).
    private const double LeastDecrease = 1e-4;

    // The function has come to rest when so many steps decreased it by less than this share each.
    private const double Rest = 1e-5;
    private const int StepsAtRest = 3;

    private readonly SmoothFunction _function;
    private readonly double[] _absolute;
    private readonly bool _hasAbsolute;
    private readonly List<(double[] Move, double[] Turn, double Product)> _history = [];
    private double[] _point;
    private double[] _gradient;
    private double _value;

    private QuasiNewton(SmoothFunction function, double[] absolute)
    {
        (_function, _absolute) = (function, absolute);
        _hasAbsolute = absolute.Any(weight => weight > 0);
        (_point, _gradient) = (new double[absolute.Length], new double[absolute.Length]);
        _value = Value(_point, _gradient);
    }

    /// <summary>Finds the minimum, from 0.</summary>
    /// <param name="function">The smooth function.</param>
    /// <param name="absolute">What the absolute value of each variable is multiplied by, 0 or more.</param>
    /// <returns>The variables.</returns>
    public static double[] Minimise(SmoothFunction function, double[] absolute)
    {
        var search = new QuasiNewton(function, absolute);
        var atRest = 0;
        for (var step = 0; step < MostSteps && atRest < StepsAtRest; step++)
        {
            var before = search._value;
            if (!search.Step())
            {
                break;
            }

            atRest = before - search._value <= Rest * Math.Abs(search._value) ? atRest + 1 : 0;
        }

        return search._point;
    }

    private bool Step()
    {
        var slope = Slope();
        var direction = Direction(slope);
        var size = _history.Count > 0 ? 1 : 1 / Math.Max(Math.Sqrt(FixedOrderSums.Dot<double>(slope, slope)), double.Epsilon);
        var (next, gradient) = (new double[_point.Length], new double[_point.Length]);
        for (var halvings = 0; halvings < MostHalvings; halvings++, size /= 2)
        {
            Go(direction, slope, size, next);
            var move = new double[_point.Length];
            TensorPrimitives.Subtract(next, _point, move);
            var value = Value(next, gradient);
            if (value <= _value + LeastDecrease * FixedOrderSums.Dot<double>(move, slope) && value < _value)
            {
                Remember(move, gradient);
                (_point, _gradient, _value) = (next, gradient, value);
                return true;
            }
        }

        return false;
    }

    // The steepest way up that is possible: at 0, an absolute value holds a variable back.
    private double[] Slope()
    {
        if (!_hasAbsolute)
        {
            return [.. _gradient];
        }

        var slope = new double[_gradient.Length];
        for (var i = 0; i < slope.Length; i++)
        {
            slope[i] =
                _point[i] != 0 ? _gradient[i] + Math.Sign(_point[i]) * _absolute[i]
                : _gradient[i] > _absolute[i] ? _gradient[i] - _absolute[i]
                : _gradient[i] < -_absolute[i] ? _gradient[i] + _absolute[i]
                : 0;
        }

        return slope;
    }

    // The slope times an estimate of the inverse second derivatives, downwards (two-loop recursion).
    private double[] Direction(double[] slope)
    {
        var direction = Array.ConvertAll(slope, value => -value);
        if (_history.Count == 0)
        {
            return direction;
        }

        var shares = new double[_history.Count];
        for (var i = _history.Count - 1; i >= 0; i--)
        {
            var (move, turn, product) = _history[i];
            shares[i] = FixedOrderSums.Dot<double>(move, direction) / product;
            TensorPrimitives.MultiplyAdd(turn, -shares[i], direction, direction);
        }

        var newest = _history[^1];
        TensorPrimitives.Multiply(direction, newest.Product / FixedOrderSums.Dot<double>(newest.Turn, newest.Turn), direction);
        for (var i = 0; i < _history.Count; i++)
        {
            var (move, turn, product) = _history[i];
            TensorPrimitives.MultiplyAdd(move, shares[i] - FixedOrderSums.Dot<double>(turn, direction) / product, direction, direction);
        }

        for (var i = 0; _hasAbsolute && i < direction.Length; i++)
        {
            direction[i] = direction[i] * slope[i] < 0 ? direction[i] : 0;
        }

        return direction;
    }

    // A variable that would change its sign stops at 0.
    private void Go(double[] direction, double[] slope, double size, double[] next)
    {
        TensorPrimitives.MultiplyAdd(direction, size, _point, next);
        for (var i = 0; _hasAbsolute && i < next.Length; i++)
        {
            var side = _point[i] != 0 ? Math.Sign(_point[i]) : -Math.Sign(slope[i]);
            next[i] = _absolute[i] > 0 && Math.Sign(next[i]) != side ? 0 : next[i];
        }
    }

    private void Remember(double[] move, double[] gradient)
    {
        var turn = new double[gradient.Length];
        TensorPrimitives.Subtract(gradient, _gradient, turn);
        var product = FixedOrderSums.Dot<double>(move, turn);
        if (product <= 0)
        {
            return;
        }

        _history.Add((move, turn, product));
        if (_history.Count > Memory)
        {
            _history.RemoveAt(0);
        }
    }

    private double Value(double[] point, double[] gradient)
    {
        var value = _function(point, gradient);
        for (var i = 0; _hasAbsolute && i < point.Length; i++)
        {
            value += _absolute[i] * Math.Abs(point[i]);
        }

        return value;
    }
}
