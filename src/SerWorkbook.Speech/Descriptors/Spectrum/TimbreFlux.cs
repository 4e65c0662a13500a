using System.Numerics.Tensors;

namespace SerWorkbook.Speech.Descriptors.Spectrum;

/// <summary>How much the timbre changes from one frame to the next: the spectral flux of spectra of equal loudness.</summary>
/// <remarks>
/// The Euclidean distance of two neighbouring amplitude spectra, each scaled to sum 1: a change of timbre, without change
/// of level. An instance holds the spectrum before: use one instance per recording, and <see cref="Reset"/> between two.
/// </remarks>
internal sealed class TimbreFlux
{
    private float[] _now;
    private float[] _before;
    private bool _first = true;

    /// <summary>Prepares measuring.</summary>
    /// <param name="count">Number of bins.</param>
    public TimbreFlux(int count) => (_now, _before) = (new float[count], new float[count]);

    /// <summary>Measures the next spectrum.</summary>
    /// <param name="power">Power of every bin, more than 0 in sum.</param>
    /// <returns>From 0 to the square root of 2; 0 for the first spectrum.</returns>
    public float Next(ReadOnlySpan<float> power)
    {
        (_now, _before) = (_before, _now);
        TensorPrimitives.Sqrt(power, _now);
        TensorPrimitives.Multiply(_now, 1f / FixedOrderSums.Sum<float>(_now), _now);
        var flux = _first ? 0f : MathF.Sqrt(FixedOrderSums.SquaredDistance<float>(_now, _before));
        _first = false;
        return flux;
    }

    /// <summary>Forgets the spectrum before.</summary>
    public void Reset() => _first = true;
}
