namespace SerWorkbook.Speech;

/// <summary>Window functions that weigh the samples of a frame.</summary>
/// <remarks>
/// "Periodic" windows divide by N and suit spectra of overlapping frames (librosa, scipy with sym=False);
/// "symmetric" ones divide by N - 1 and suit filters (HTK's Hamming). Source: Harris, "On the use of windows for
/// harmonic analysis with the discrete Fourier transform", Proc. IEEE 66(1), 1978.
/// </remarks>
public static class Window
{
    /// <summary>The Hann window, 0.5 - 0.5 cos(2 pi n / D).</summary>
    /// <param name="length">Samples, 1 or more.</param>
    /// <param name="periodic">D is the length (periodic) or the length less 1 (symmetric).</param>
    public static float[] Hann(int length, bool periodic = true) => Cosine(length, periodic, 0.5);

    /// <summary>The Hamming window, 0.54 - 0.46 cos(2 pi n / D).</summary>
    /// <param name="length">Samples, 1 or more.</param>
    /// <param name="periodic">D is the length (periodic) or the length less 1 (symmetric).</param>
    public static float[] Hamming(int length, bool periodic = true) => Cosine(length, periodic, 0.54);

    /// <summary>The Blackman window, 0.42 - 0.5 cos(2 pi n / D) + 0.08 cos(4 pi n / D).</summary>
    /// <param name="length">Samples, 1 or more.</param>
    /// <param name="periodic">D is the length (periodic) or the length less 1 (symmetric).</param>
    public static float[] Blackman(int length, bool periodic = true) =>
        Fill(length, periodic, turn => 0.42 - 0.5 * Math.Cos(2 * Math.PI * turn) + 0.08 * Math.Cos(4 * Math.PI * turn));

    /// <summary>The Gauss window, exp(-0.5 (2 (n / D - 0.5) / sigma)²): 1 in the middle.</summary>
    /// <param name="length">Samples, 1 or more.</param>
    /// <param name="sigma">Standard deviation as a share of half the window, more than 0; openSMILE takes 0.4 for F0 and formants.</param>
    /// <param name="periodic">D is the length (periodic) or the length less 1 (symmetric).</param>
    public static float[] Gauss(int length, double sigma, bool periodic = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sigma);
        return Fill(length, periodic, turn => Math.Exp(-0.5 * Math.Pow(2 * (turn - 0.5) / sigma, 2)));
    }

    /// <summary>A window by its name.</summary>
    /// <param name="shape">The function.</param>
    /// <param name="length">Samples, 1 or more.</param>
    /// <param name="periodic">Periodic or symmetric.</param>
    public static float[] Of(WindowShape shape, int length, bool periodic = true) =>
        shape switch
        {
            WindowShape.Hann => Hann(length, periodic),
            WindowShape.Hamming => Hamming(length, periodic),
            WindowShape.Blackman => Blackman(length, periodic),
            WindowShape.Rectangle => Fill(length, periodic, _ => 1),
            _ => throw new ArgumentOutOfRangeException(nameof(shape), shape, "There is no such window."),
        };

    /// <summary>One value of the Kaiser window, I0(beta sqrt(1 - x²)) / I0(beta).</summary>
    /// <param name="position">Place in the window, x: -1 and 1 are the ends, 0 the middle; 0 is returned outside.</param>
    /// <param name="beta">Shape, 0 (rectangle) or more: a higher one lowers the side lobes and widens the main lobe.</param>
    /// <remarks>Source: Kaiser and Schafer, "On the use of the I0-sinh window for spectrum analysis", IEEE Trans. ASSP 28(1),
    /// 1980.</remarks>
    public static double Kaiser(double position, double beta) => KaiserShape(position, beta) / BesselI0(beta);

    // The same without the constant factor, for those who scale the sum anyway.
    internal static double KaiserShape(double position, double beta) =>
        Math.Abs(position) > 1 ? 0.0 : BesselI0(beta * Math.Sqrt(1 - position * position));

    /// <summary>The Kaiser shape that gives a filter its stop-band attenuation.</summary>
    /// <param name="attenuationDb">Stop-band attenuation, dB, more than 50.</param>
    /// <returns>Beta = 0.1102 (A - 8.7).</returns>
    public static double KaiserBeta(double attenuationDb)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(attenuationDb, 50);
        return 0.1102 * (attenuationDb - 8.7);
    }

    private static float[] Cosine(int length, bool periodic, double offset) =>
        Fill(length, periodic, turn => offset - (1 - offset) * Math.Cos(2 * Math.PI * turn));

    // The argument of the function goes from 0 to 1 over the window.
    private static float[] Fill(int length, bool periodic, Func<double, double> value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        var window = new float[length];
        var divisor = periodic ? length : length - 1;
        for (var n = 0; n < length; n++)
        {
            window[n] = divisor == 0 ? 1f : (float)value((double)n / divisor);
        }

        return window;
    }

    // The power series of the modified Bessel function; its terms fall faster than those of exp.
    private static double BesselI0(double x)
    {
        var term = 1.0;
        var sum = 1.0;
        var quarter = x * x / 4;
        for (var k = 1; term > sum * 1e-17; k++)
        {
            term *= quarter / ((double)k * k);
            sum += term;
        }

        return sum;
    }
}
