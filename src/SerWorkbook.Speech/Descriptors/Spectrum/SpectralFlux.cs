using System.Numerics.Tensors;

namespace SerWorkbook.Speech.Descriptors.Spectrum;

/// <summary>Change of the magnitude spectrum from frame to frame.</summary>
/// <remarks>
/// Root of the mean over the bins below 5 kHz of (|X[t]| - |X[t-1]|)²; 0 for the first frame. Source: Eyben et al. 2016,
/// section 3.2 (eGeMAPS).
/// </remarks>
internal sealed class SpectralFlux
{
    // The bin at 5 kHz itself is left out: as openSMILE's values show.
    private const int Bins = 160;

    private readonly float[] _previous = new float[Bins];
    private readonly float[] _current = new float[Bins];
    private bool _started;

    /// <summary>Measures the next short frame.</summary>
    /// <param name="power">Power of the bins.</param>
    /// <returns>Flux in units of the magnitude.</returns>
    public float Next(ReadOnlySpan<float> power)
    {
        TensorPrimitives.Sqrt(power[..Bins], _current);
        var distance = _started ? MathF.Sqrt(FixedOrderSums.SquaredDistance<float>(_current, _previous)) : 0;
        _current.CopyTo(_previous.AsSpan());
        _started = true;
        return distance / MathF.Sqrt(Bins);
    }

    /// <summary>Forgets the last frame.</summary>
    public void Reset() => _started = false;
}
