using System.Numerics.Tensors;

namespace SerWorkbook.Speech.Descriptors.Spectrum;

/// <summary>How suddenly sound sets in: the mean rise of the mel bands from one frame to the next.</summary>
/// <remarks>
/// Falls count as 0 (Dixon, "Onset detection revisited", DAFx 2006). An instance holds the frame before: use one instance
/// a recording, and <see cref="Reset"/> between two.
/// </remarks>
internal sealed class OnsetStrength
{
    private readonly float[] _before;
    private readonly float[] _rise;
    private bool _first = true;

    /// <summary>Prepares measuring.</summary>
    /// <param name="bandCount">Number of bands.</param>
    public OnsetStrength(int bandCount) => (_before, _rise) = (new float[bandCount], new float[bandCount]);

    /// <summary>Measures the next frame.</summary>
    /// <param name="bandsDb">The level of every band, dB.</param>
    /// <returns>dB, 0 or more; 0 for the first frame.</returns>
    public float Next(ReadOnlySpan<float> bandsDb)
    {
        TensorPrimitives.Subtract(bandsDb, _before, _rise);
        TensorPrimitives.Max(_rise, 0f, _rise);
        bandsDb.CopyTo(_before);
        var strength = _first ? 0f : FixedOrderSums.Sum<float>(_rise) / _rise.Length;
        _first = false;
        return strength;
    }

    /// <summary>Forgets the frame before.</summary>
    public void Reset() => _first = true;
}
