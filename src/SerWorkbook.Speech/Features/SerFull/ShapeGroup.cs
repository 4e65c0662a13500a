using System.Numerics.Tensors;
using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech.Features.SerFull;

/// <summary>The coarse shape of a contour over its own length: the first coefficients of its cosine transform.</summary>
/// <remarks>
/// The contour is averaged in 32 equal stretches; coefficient 0 (the mean) is left out. Coefficient k is the amplitude of
/// a cosine of k half periods: 1 is a fall from start to end, 2 is high at both ends, and so on. Stylised contours of this
/// kind tell intonation apart (Grabe, Kochanski and Coleman, Language and Speech 50, 2007).
/// </remarks>
internal sealed class ShapeGroup : IFunctionalGroup
{
    private const int Stretches = 32;

    private readonly Dct _dct;

    public ShapeGroup(int coefficients)
    {
        Functionals = [.. Enumerable.Range(1, coefficients).Select(k => new Functional(FormattableString.Invariant($"dct{k}")))];
        _dct = new Dct(Stretches, coefficients + 1, DctScaling.Htk);
    }

    public IReadOnlyList<Functional> Functionals { get; }

    public bool UsesOrder => false;

    public void Apply(Contour contour, Span<float> result)
    {
        Span<float> stretches = stackalloc float[Stretches];
        for (var i = 0; i < Stretches; i++)
        {
            var from = (int)((long)i * contour.Values.Length / Stretches);
            var to = Math.Max(from + 1, (int)((long)(i + 1) * contour.Values.Length / Stretches));
            stretches[i] = FixedOrderSums.Sum(contour.Values[from..to]) / (to - from);
        }

        Span<float> coefficients = stackalloc float[_dct.Coefficients];
        _dct.Apply(stretches, coefficients);

        // sqrt(2/N) is the scaling of the transform; an amplitude needs 2/N.
        TensorPrimitives.Multiply(coefficients[1..], MathF.Sqrt(2f / Stretches), result);
    }
}
