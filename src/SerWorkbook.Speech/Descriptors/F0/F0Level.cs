namespace SerWorkbook.Speech.Descriptors.F0;

/// <summary>Measures the level of frames relative to the loudest ones around them and before.</summary>
/// <remarks>
/// The reference is the largest power so far, falling by 1 dB per second but not below -40 dB of full scale: a long pause
/// does not count as speech, and after a shout softer speech soon counts again.
/// </remarks>
internal sealed class F0Level
{
    // Shorter than the window of the correlation, so that a loud neighbour does not voice a silent frame.
    private const double WindowSeconds = 0.016;
    private const double FallDbPerSecond = 1;

    // -40 dB of full scale. A recording begins with the noise of the room, which must not be the measure of what is loud.
    private const float LeastReference = 1e-4f;

    // -100 dB of full scale: nothing, whatever lies around it.
    private const float FloorPower = 1e-10f;

    private readonly int _half;
    private readonly float _fall;
    private float _reference;

    public F0Level(double sampleRate, double hopSeconds)
    {
        _half = (int)(WindowSeconds * sampleRate / 2);
        _fall = (float)Math.Pow(10, -FallDbPerSecond * hopSeconds / 10);
    }

    /// <summary>Begins a new stream.</summary>
    public void Restart() => _reference = LeastReference;

    /// <summary>The power in the middle of a frame; it becomes part of the reference.</summary>
    public float Measure(ReadOnlySpan<float> frame)
    {
        var middle = frame.Slice(frame.Length / 2 - _half, 2 * _half + 1);
        var power = FixedOrderSums.SumOfSquares(middle) / middle.Length;
        _reference = MathF.Max(MathF.Max(_reference * _fall, power), LeastReference);
        return power;
    }

    /// <summary>The amplitude of a frame relative to the reference; above 1 where the reference has fallen since.</summary>
    public float Relative(float power) => power <= FloorPower ? 0 : MathF.Sqrt(power / _reference);
}
