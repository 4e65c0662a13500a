namespace SerWorkbook.Speech.Expressions;

/// <summary>Moves values to where they shall be, as a critically damped spring does: as fast as is possible without swinging.</summary>
/// <remarks>
/// The exact solution of x'' = w² (target - x) - 2 w x', so that one long step is the same as several short ones.
/// </remarks>
internal sealed class Spring
{
    // (1 + z) exp(-z) = 0.1: what is left of the way after the time z / w.
    private const double TenthLeft = 3.889720169867429;

    private readonly double _frequency;
    private readonly double[] _values;
    private readonly double[] _speeds;

    /// <summary>Prepares a spring.</summary>
    /// <param name="count">Number of values.</param>
    /// <param name="seconds">Time in which 90 % of the way is done; 0 for at once.</param>
    public Spring(int count, double seconds)
    {
        _frequency = seconds > 0 ? TenthLeft / seconds : double.PositiveInfinity;
        (_values, _speeds) = (new double[count], new double[count]);
    }

    /// <summary>The values.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>Puts the values somewhere, at rest.</summary>
    public void Restart(ReadOnlySpan<double> values)
    {
        values.CopyTo(_values);
        Array.Clear(_speeds);
    }

    /// <summary>Goes on by a step.</summary>
    /// <param name="targets">Where each value shall be.</param>
    /// <param name="seconds">Length of the step, 0 or more.</param>
    public void Advance(ReadOnlySpan<double> targets, double seconds)
    {
        if (double.IsInfinity(_frequency))
        {
            Restart(targets);
            return;
        }

        var left = Math.Exp(-_frequency * seconds);
        for (var i = 0; i < _values.Length; i++)
        {
            var distance = _values[i] - targets[i];
            var pull = (_speeds[i] + _frequency * distance) * seconds;
            _values[i] = targets[i] + (distance + pull) * left;
            _speeds[i] = (_speeds[i] - _frequency * pull) * left;
        }
    }
}
