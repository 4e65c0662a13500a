namespace SerWorkbook.Speech.Signal;

/// <summary>
/// A way to compute the transform of a real signal; <see cref="RealFft"/> picks the fastest one that the processor can run.
/// </summary>
/// <remarks>Lengths are checked by the caller. An instance holds tables and working memory: one per thread.</remarks>
internal abstract class RealTransform
{
    /// <summary>X[k] = sum over n of x[n] exp(-2 pi i k n / N) for k = 0 … N/2.</summary>
    public abstract void Forward(ReadOnlySpan<float> signal, Span<float> real, Span<float> imaginary);

    /// <summary>|X[k]|² for k = 0 … N/2.</summary>
    public abstract void Power(ReadOnlySpan<float> signal, Span<float> power);
}
