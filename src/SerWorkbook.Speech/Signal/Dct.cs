using System.Runtime.CompilerServices;

namespace SerWorkbook.Speech.Signal;

/// <summary>The discrete cosine transform of type II: c[k] = s[k] sum over n of x[n] cos(pi k (n + 0.5) / N).</summary>
internal sealed class Dct
{
    private readonly float[][] _basis;

    /// <summary>Computes the basis.</summary>
    /// <param name="inputs">Values that go in, N, 1 or more.</param>
    /// <param name="coefficients">Coefficients that come out, from number 0 on; 1 to N.</param>
    /// <param name="scaling">The scaling s[k].</param>
    /// <exception cref="ArgumentOutOfRangeException">More coefficients than inputs are asked for.</exception>
    public Dct(int inputs, int coefficients, DctScaling scaling)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(coefficients, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(coefficients, inputs);
        Inputs = inputs;
        _basis = new float[coefficients][];
        for (var k = 0; k < coefficients; k++)
        {
            var scale = Math.Sqrt((k == 0 && scaling == DctScaling.Ortho ? 1.0 : 2.0) / inputs);
            _basis[k] = new float[inputs];
            for (var n = 0; n < inputs; n++)
            {
                _basis[k][n] = (float)(scale * Math.Cos(Math.PI * k * (n + 0.5) / inputs));
            }
        }
    }

    /// <summary>Values that go in, N.</summary>
    public int Inputs { get; }

    /// <summary>Coefficients that come out.</summary>
    public int Coefficients => _basis.Length;

    /// <summary>Transforms one frame.</summary>
    /// <param name="values">N values.</param>
    /// <param name="coefficients">Takes the coefficients.</param>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Apply(ReadOnlySpan<float> values, Span<float> coefficients)
    {
        if (values.Length != Inputs || coefficients.Length != Coefficients)
        {
            throw new ArgumentException(
                $"Got {values.Length} values and room for {coefficients.Length} coefficients; {Inputs} and {Coefficients} are needed."
            );
        }

        for (var k = 0; k < coefficients.Length; k++)
        {
            coefficients[k] = Dot.Of(values, _basis[k]);
        }
    }
}
