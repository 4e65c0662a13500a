using System.Numerics.Tensors;

namespace SerWorkbook.Speech.Descriptors.Spectrum;

/// <summary>Sums a spectrum into the 12 pitch classes, C first.</summary>
/// <remarks>
/// Every bin spreads over the pitch classes by a Gaussian whose width is the bin's own width in semitones (one at
/// least), scaled to length 1 and weighted by a Gaussian around octave 5 that is two octaves wide: the convention of
/// Ellis ("Chroma feature analysis and synthesis", 2007) with the defaults of librosa's <c>filters.chroma</c>, for A4 =
/// 440 Hz.
/// </remarks>
internal sealed class ChromaFilterBank
{
    /// <summary>Number of pitch classes.</summary>
    public const int Classes = 12;

    private const double OctaveZeroHz = 440.0 / 16;
    private const double CentreOctave = 5;
    private const double OctaveWidth = 2;

    // Octaves are counted from A; C is 3 semitones above.
    private const int SemitonesFromAToC = 3;

    // The bin at 0 Hz has no pitch: it is put this far below the first one, where its weight is next to nothing.
    private const double OctavesBelowFirstBin = 1.5;

    private readonly float[][] _weights;

    /// <summary>Computes the weights.</summary>
    /// <param name="sampleRate">Hz.</param>
    /// <param name="fftSize">Points of the transform that the spectra come from.</param>
    public ChromaFilterBank(int sampleRate, int fftSize)
    {
        BinCount = fftSize / 2 + 1;
        _weights = new float[Classes][];
        for (var pitchClass = 0; pitchClass < Classes; pitchClass++)
        {
            _weights[pitchClass] = new float[BinCount];
        }

        var semitones = Semitones(sampleRate, fftSize);
        for (var bin = 0; bin < BinCount; bin++)
        {
            Fill(bin, semitones[bin], Math.Max(1, semitones[bin + 1] - semitones[bin]));
        }
    }

    /// <summary>The names of the pitch classes, in order.</summary>
    public static IReadOnlyList<string> Names { get; } = ["C", "Cis", "D", "Dis", "E", "F", "Fis", "G", "Gis", "A", "Ais", "B"];

    /// <summary>Number of bins of the spectra that it takes.</summary>
    public int BinCount { get; }

    /// <summary>Sums a spectrum into pitch classes and scales the largest to 1.</summary>
    /// <param name="spectrum">Power or magnitude of the bins from 0 Hz on; bins that are left out at the end count as 0.</param>
    /// <param name="chroma">Takes 12 values from 0 to 1; all 0 for silence.</param>
    public void Apply(ReadOnlySpan<float> spectrum, Span<float> chroma)
    {
        for (var pitchClass = 0; pitchClass < Classes; pitchClass++)
        {
            chroma[pitchClass] = FixedOrderSums.Dot(spectrum, _weights[pitchClass].AsSpan(0, spectrum.Length));
        }

        var largest = TensorPrimitives.Max<float>(chroma[..Classes]);
        TensorPrimitives.Multiply(chroma[..Classes], largest > 0 ? 1f / largest : 0f, chroma);
    }

    // The semitones of all bins above A0, and of the one after the last.
    private static double[] Semitones(int sampleRate, int fftSize)
    {
        var semitones = new double[fftSize / 2 + 2];
        for (var bin = 1; bin < semitones.Length; bin++)
        {
            semitones[bin] = Classes * Math.Log2((double)bin * sampleRate / fftSize / OctaveZeroHz);
        }

        semitones[0] = semitones[1] - OctavesBelowFirstBin * Classes;
        return semitones;
    }

    private void Fill(int bin, double semitone, double width)
    {
        Span<double> column = stackalloc double[Classes];
        for (var step = 0; step < Classes; step++)
        {
            // The way round the circle of pitch classes, -6 to 6 semitones.
            var distance = semitone - step - Classes * Math.Round((semitone - step) / Classes, MidpointRounding.AwayFromZero);
            column[step] = Math.Exp(-0.5 * Math.Pow(2 * distance / width, 2));
        }

        var octave = (semitone / Classes - CentreOctave) / OctaveWidth;
        var scale = Math.Exp(-0.5 * octave * octave) / Math.Sqrt(FixedOrderSums.SumOfSquares<double>(column));
        for (var step = 0; step < Classes; step++)
        {
            _weights[(step - SemitonesFromAToC + Classes) % Classes][bin] = (float)(scale * column[step]);
        }
    }
}
