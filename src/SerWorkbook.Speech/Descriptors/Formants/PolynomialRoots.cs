using System.Numerics.Tensors;
using System.Runtime.Intrinsics.Wasm;

namespace SerWorkbook.Speech.Descriptors.Formants;

/// <summary>All complex roots of the prediction polynomial at once.</summary>
/// <remarks>
/// The Ehrlich-Aberth iteration, which converges cubically (see <see cref="EhrlichAberth{T}"/>): in single precision as far
/// as that goes, then in double precision, mostly one step. The roots of one frame are the start for the next: what is found
/// does not depend on it beyond the tolerance, only the number of steps does.
/// </remarks>
internal sealed class PolynomialRoots
{
    private const int Degree = LinearPrediction.Order;
    private const int MostSteps = 30;

    // More steps than this in single precision go round in circles.
    private const int MostNearSteps = 12;

    // Sum of the squared steps at which the roots count as found; the next step would be about the third power of the last.
    private const double Tolerance = 1e-10;
    private const float NearTolerance = 1e-4f;

    private readonly EhrlichAberth<float> _near = new();
    private readonly EhrlichAberth<double> _roots = new();
    private readonly float[] _nearCoefficients = new float[Degree + 1];
    private bool _warm;

    /// <summary>The roots' real parts (11).</summary>
    public ReadOnlySpan<double> Real => _roots.Real;

    /// <summary>The roots' imaginary parts (11).</summary>
    public ReadOnlySpan<double> Imaginary => _roots.Imaginary;

    /// <summary>Finds the roots of z¹¹ + a[1] z¹⁰ + … + a[11].</summary>
    /// <param name="coefficients">12 coefficients; the first is 1.</param>
    /// <returns>False where the iteration does not come to rest, which no speech has shown yet.</returns>
    public bool Find(ReadOnlySpan<double> coefficients)
    {
        if (!_warm)
        {
            Start();
        }

        if (!PackedSimd.IsSupported)
        {
            Approach(coefficients);
        }

        if (Iterate(coefficients))
        {
            return _warm = true;
        }

        Start();
        return _warm = Iterate(coefficients);
    }

    /// <summary>Forgets the last roots.</summary>
    public void Reset() => _warm = false;

    private bool Iterate(ReadOnlySpan<double> coefficients) =>
        PackedSimd.IsSupported
            ? RootSweep.Iterate(_roots.Real, _roots.Imaginary, coefficients, Tolerance, MostSteps)
            : _roots.Iterate(coefficients, Tolerance, MostSteps);

    // A circle that no axis mirrors, so that pairs can part.
    private void Start()
    {
        const double radius = 0.9;
        const double turn = 0.25;
        for (var i = 0; i < Degree; i++)
        {
            var (sine, cosine) = Math.SinCos(2 * Math.PI * (i + turn) / Degree);
            _roots.Real[i] = radius * cosine;
            _roots.Imaginary[i] = radius * sine;
        }
    }

    // Whether single precision comes to rest does not matter: double precision goes on from wherever it got.
    private void Approach(ReadOnlySpan<double> coefficients)
    {
        TensorPrimitives.ConvertTruncating(coefficients, _nearCoefficients.AsSpan());
        TensorPrimitives.ConvertTruncating<double, float>(_roots.Real, _near.Real);
        TensorPrimitives.ConvertTruncating<double, float>(_roots.Imaginary, _near.Imaginary);
        _near.Iterate(_nearCoefficients, NearTolerance, MostNearSteps);
        TensorPrimitives.ConvertTruncating<float, double>(_near.Real, _roots.Real);
        TensorPrimitives.ConvertTruncating<float, double>(_near.Imaginary, _roots.Imaginary);
    }
}
