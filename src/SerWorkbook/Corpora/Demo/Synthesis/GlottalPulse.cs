namespace SerWorkbook.Corpora.Demo.Synthesis;

/// <summary>
/// One period of the Liljencrants-Fant (LF) model of the glottal flow derivative, for a period of length 1 and an excitation of 1.
/// </summary>
/// <remarks>
/// Fant, Liljencrants &amp; Lin (1985), "A four-parameter model of glottal flow", STL-QPSR 4; shaped by the single
/// parameter Rd of Fant (1995), "The LF-model revisited", STL-QPSR 2-3: from 0.3 (pressed) by about 1 (modal) to 2.7
/// (abducted, breathy). E(t) = E0 exp(αt) sin(ωt) up to the closing instant te, where it is -1; then
/// -(exp(-ε(t-te)) - exp(-ε(1-te))) / (ε ta). The net flow over a period is 0.
/// </remarks>
internal sealed class GlottalPulse
{
    /// <summary>The most pressed voice, and the step of the table.</summary>
    public const double LeastRd = 0.3;

    /// <summary>The most abducted voice.</summary>
    public const double MostRd = 2.7;

    private const double Step = 0.01;

    // Fant's ra also carries the tilt of the source; that is a control of its own here (KLSYN88's TL), so ra is shortened.
    private const double ReturnShare = 0.12;

    private static readonly GlottalPulse[] Table =
    [
        .. Enumerable.Range(0, 1 + (int)Math.Round((MostRd - LeastRd) / Step)).Select(i => new GlottalPulse(LeastRd + i * Step)),
    ];

    private GlottalPulse(double rd)
    {
        // The regressions of Fant (1995); his ra and rk are percentages.
        var ra = (-1 + 4.8 * rd) / 100;
        var rk = (22.4 + 11.8 * rd) / 100;
        var rg = rk / (4 * (0.11 * rd / (0.5 + 1.2 * rk) - ra));
        var peak = 1 / (2 * rg);
        Closing = peak * (1 + rk);
        Return = ReturnShare * ra;
        Omega = Math.PI / peak;
        Epsilon = SolveEpsilon(Return, 1 - Closing);
        Alpha = SolveAlpha();
        Onset = -1 / (Math.Exp(Alpha * Closing) * Math.Sin(Omega * Closing));
        Rms = MeasureRms();
    }

    /// <summary>te: when the folds close, as a share of the period; also the open quotient less the return phase.</summary>
    public double Closing { get; }

    /// <summary>ta: the time constant of the return phase, as a share of the period.</summary>
    public double Return { get; }

    /// <summary>ω: angular frequency of the open phase, radians a period.</summary>
    public double Omega { get; }

    /// <summary>α: growth of the open phase, a period.</summary>
    public double Alpha { get; }

    /// <summary>ε: decay of the return phase, a period.</summary>
    public double Epsilon { get; }

    /// <summary>E0: the scale of the open phase.</summary>
    public double Onset { get; }

    /// <summary>
    /// Root mean square of the flow derivative over a period: a lax pulse carries more than a pressed one of equal excitation.
    /// </summary>
    public double Rms { get; }

    /// <summary>The pulse of a voice quality.</summary>
    /// <param name="rd">Rd; taken to the nearest hundredth within 0.3 to 2.7.</param>
    public static GlottalPulse Of(double rd) => Table[(int)Math.Round((Math.Clamp(rd, LeastRd, MostRd) - LeastRd) / Step)];

    /// <summary>The flow derivative.</summary>
    /// <param name="time">Time since the folds opened, as a share of the period, 0 to 1.</param>
    public double At(double time) =>
        time < Closing
            ? Onset * Math.Exp(Alpha * time) * Math.Sin(Omega * time)
            : -(Math.Exp(-Epsilon * (time - Closing)) - Math.Exp(-Epsilon * (1 - Closing))) / (Epsilon * Return);

    private double MeasureRms()
    {
        const int points = 1000;
        var sum = 0.0;
        for (var i = 0; i < points; i++)
        {
            var value = At((i + 0.5) / points);
            sum += value * value;
        }

        return Math.Sqrt(sum / points);
    }

    // ε ta = 1 - exp(-ε (1 - te)); the fixed point is reached in a few steps since the exponential is small.
    private static double SolveEpsilon(double ta, double closed)
    {
        var epsilon = 1 / ta;
        for (var i = 0; i < 100; i++)
        {
            epsilon = (1 - Math.Exp(-epsilon * closed)) / ta;
        }

        return epsilon;
    }

    // The α whose open phase carries just the flow that the return phase takes back, by bisection.
    private double SolveAlpha()
    {
        var (low, high) = (-20.0, 200.0);
        for (var i = 0; i < 100; i++)
        {
            var middle = (low + high) / 2;
            if (NetFlow(middle) > 0)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return (low + high) / 2;
    }

    private double NetFlow(double alpha)
    {
        var (sin, cos) = Math.SinCos(Omega * Closing);
        var open = -((alpha * sin - Omega * cos) + Omega * Math.Exp(-alpha * Closing)) / (sin * (alpha * alpha + Omega * Omega));
        var closed = 1 - Closing;
        var decayed = Math.Exp(-Epsilon * closed);
        var back = ((1 - decayed) / Epsilon - closed * decayed) / (Epsilon * Return);
        return open - back;
    }
}
