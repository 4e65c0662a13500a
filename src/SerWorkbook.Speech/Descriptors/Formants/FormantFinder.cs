using System.Numerics.Tensors;

namespace SerWorkbook.Speech.Descriptors.Formants;

/// <summary>The formants F1 to F3 from the roots of the prediction polynomial.</summary>
/// <remarks>
/// A pair of roots r exp(±i w) stands for a resonance at w fs / 2 pi with the bandwidth -ln(r) fs / pi; those from 50 to
/// 5450 Hz are taken in rising order. Sources: Markel and Gray, Linear Prediction of Speech, 1976; Eyben et al. 2016.
/// </remarks>
internal sealed class FormantFinder
{
    /// <summary>Formants per frame.</summary>
    public const int Count = 3;

    private const double LowestHz = 50;
    private const double HighestHz = 5450;

    private readonly PolynomialRoots _roots = new();
    private readonly double[] _lags = new double[BandLimitedAutocorrelation.Lags];
    private readonly double[] _filter = new double[LinearPrediction.Order + 1];

    /// <summary>Finds the formants of one frame.</summary>
    /// <param name="autocorrelation">Lags 0 to 11 at 11 kHz: see <see cref="BandLimitedAutocorrelation"/>.</param>
    /// <param name="formants">Takes 3 formants; those that are missing are 0.</param>
    public void Find(ReadOnlySpan<float> autocorrelation, Span<Formant> formants)
    {
        formants.Clear();
        TensorPrimitives.ConvertTruncating<float, double>(autocorrelation, _lags);
        if (LinearPrediction.Solve(_lags, _filter) && _roots.Find(_filter))
        {
            Read(_roots, formants);
        }
    }

    /// <summary>Forgets the last frame.</summary>
    public void Reset() => _roots.Reset();

    /// <summary>Takes the formants from the roots of a polynomial.</summary>
    /// <param name="roots">The roots.</param>
    /// <param name="formants">3 formants, all 0; takes the lowest that there are.</param>
    internal static void Read(PolynomialRoots roots, Span<Formant> formants)
    {
        var re = roots.Real;
        var im = roots.Imaginary;
        for (var i = 0; i < re.Length; i++)
        {
            if (im[i] > 0)
            {
                Insert(Resonance(re[i], im[i]), formants);
            }
        }
    }

    private static Formant Resonance(double re, double im)
    {
        const double rate = BandLimitedAutocorrelation.SampleRate;
        return new Formant(
            (float)(Math.Atan2(im, re) * rate / (2 * Math.PI)),
            (float)(Math.Abs(Math.Log(re * re + im * im)) / 2 * rate / Math.PI)
        );
    }

    // Keeps the lowest formants in rising order.
    private static void Insert(Formant formant, Span<Formant> formants)
    {
        if (formant.Frequency is < (float)LowestHz or > (float)HighestHz)
        {
            return;
        }

        for (var i = 0; i < formants.Length; i++)
        {
            if (formants[i].Frequency == 0 || formant.Frequency < formants[i].Frequency)
            {
                (formant, formants[i]) = (formants[i], formant);
            }
        }
    }
}
