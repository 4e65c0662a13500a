namespace SerWorkbook.Corpora.Demo.Synthesis;

/// <summary>The sounds of English: formants, noise spectra and durations of one reference (male) tract.</summary>
/// <remarks>
/// Formants and bandwidths: Klatt (1980), JASA 67(3), tables II and III (two values of a vowel are its beginning and end);
/// the reduced vowels and the flap lie near the neutral tube of Fant (1960) and /t d/. Inherent and least durations:
/// Klatt (1979) as in Allen, Hunnicutt &amp; Klatt (1987), "From Text to Speech: The MITalk System", chapter 9. Slopes of the
/// second formant's locus: Sussman, McCaffrey &amp; Matthews (1991), JASA 90(3), rounded. Noise bands: the places of the
/// maxima in Klatt's figures and in Jongman, Wayland &amp; Wong (2000), JASA 108(3), levels relative to a stressed vowel.
/// </remarks>
internal static class PhonemeTable
{
    /// <summary>Symbol of a pause.</summary>
    public const string Pause = "SIL";

    private static readonly NoiseShape Labiodental = new(new(4500, 5000, -21), new(7500, 3000, -21));
    private static readonly NoiseShape Dental = new(new(5500, 5000, -23), new(7500, 2500, -22));
    private static readonly NoiseShape Alveolar = new(new(5300, 1300, -7), new(7300, 2600, -5));
    private static readonly NoiseShape Palatal = new(new(2700, 500, -8), new(4300, 1800, -7));
    private static readonly NoiseShape LabialBurst = new(new(900, 900, -16), new(3500, 5000, -20));
    private static readonly NoiseShape AlveolarBurst = new(new(3900, 1600, -8), new(6500, 2500, -10));
    private static readonly NoiseShape VelarBurst = new(new(1900, 400, -6), new(4300, 2500, -16), FollowsF2: true);

    private static readonly Dictionary<string, Phoneme> Phonemes = All.ToDictionary(p => p.Symbol, StringComparer.Ordinal);

    /// <summary>All sounds.</summary>
    public static IReadOnlyList<Phoneme> All => [.. Monophthongs(), .. Diphthongs(), .. Sonorants(), .. Obstruents()];

    /// <summary>Finds a phoneme.</summary>
    /// <param name="symbol">ARPAbet symbol without stress.</param>
    /// <exception cref="KeyNotFoundException">The table has no such symbol.</exception>
    public static Phoneme Find(string symbol) => Phonemes[symbol];

    /// <summary>Finds a vowel as it sounds with a given stress: AH0 is schwa (AX) and IH0 its high neighbour (IX).</summary>
    /// <param name="symbol">ARPAbet symbol without stress.</param>
    /// <param name="stress">0 without, 1 with main, 2 with second stress.</param>
    public static Phoneme Find(string symbol, int stress) =>
        (symbol, stress) switch
        {
            ("AH", 0) => Phonemes["AX"],
            ("IH", 0) => Phonemes["IX"],
            _ => Phonemes[symbol],
        };

    /// <summary>Whether the table has a symbol.</summary>
    public static bool Contains(string symbol) => Phonemes.ContainsKey(symbol);

    private static IEnumerable<Phoneme> Monophthongs() =>
        [
            Vowel("IY", 155, 55, new(310, 2020, 2960, 45, 200, 400), new(290, 2070, 2960, 60, 200, 400)),
            Vowel("IH", 135, 40, new(400, 1800, 2570, 50, 100, 140), new(470, 1600, 2600, 50, 100, 140)),
            Vowel("EH", 150, 70, new(530, 1680, 2500, 60, 90, 200), new(620, 1530, 2530, 60, 90, 200)),
            Vowel("AE", 230, 80, new(620, 1660, 2430, 70, 150, 320), new(650, 1490, 2470, 70, 100, 320)),
            Vowel("AA", 240, 100, new(700, 1220, 2600, 130, 70, 160), new(700, 1220, 2600, 130, 70, 160)),
            Vowel("AO", 240, 100, new(600, 990, 2570, 90, 100, 80), new(630, 1040, 2600, 90, 100, 80)),
            Vowel("AH", 140, 60, new(620, 1220, 2550, 80, 50, 140), new(620, 1220, 2550, 80, 50, 140)),
            Vowel("UH", 160, 60, new(450, 1100, 2350, 80, 100, 80), new(500, 1180, 2390, 80, 100, 80)),
            Vowel("UW", 210, 70, new(350, 1250, 2200, 65, 110, 140), new(320, 900, 2200, 65, 110, 140)),
            Vowel("ER", 180, 80, new(470, 1270, 1540, 100, 60, 110), new(420, 1310, 1540, 100, 60, 110)),
            Vowel("AX", 120, 60, FormantTarget.Rest, FormantTarget.Rest),
            Vowel("IX", 110, 40, new(420, 1680, 2520, 60, 100, 150), new(420, 1680, 2520, 60, 100, 150)),
        ];

    private static IEnumerable<Phoneme> Diphthongs() =>
        [
            Vowel("EY", 190, 70, new(480, 1720, 2520, 70, 100, 200), new(330, 2020, 2600, 55, 100, 200)),
            Vowel("OW", 220, 80, new(540, 1100, 2300, 80, 70, 70), new(450, 900, 2300, 80, 70, 70)),
            Vowel("AY", 250, 150, new(660, 1200, 2550, 100, 70, 200), new(400, 1880, 2500, 70, 100, 200)),
            Vowel("AW", 240, 100, new(640, 1230, 2550, 80, 70, 140), new(420, 940, 2350, 80, 70, 80)),
            Vowel("OY", 280, 150, new(550, 960, 2400, 80, 50, 130), new(360, 1820, 2450, 60, 50, 160)),
        ];

    private static IEnumerable<Phoneme> Sonorants() =>
        [
            Steady("W", Manner.Glide, 80, 60, new(290, 610, 2150, 50, 80, 60), 0.1),
            Steady("Y", Manner.Glide, 80, 40, new(260, 2070, 3020, 40, 250, 500), 0.1),
            Steady("R", Manner.Liquid, 80, 30, new(310, 1060, 1380, 70, 100, 120), 0.2),
            Steady("L", Manner.Liquid, 80, 40, new(310, 1050, 2880, 50, 100, 280), 0.3),
            Steady("M", Manner.Nasal, 70, 60, new(480, 1270, 2130, 40, 200, 200), 0.7),
            Steady("N", Manner.Nasal, 60, 50, new(480, 1500, 2470, 40, 300, 300), 0.4),
            Steady("NG", Manner.Nasal, 95, 60, new(480, 1900, 2700, 60, 300, 300), 0.6),
            Steady("DX", Manner.Flap, 28, 20, new(250, 1600, 2600, 70, 120, 200), 0.4),
            new(Pause, Manner.Silence, false, 150, 60, FormantTarget.Rest, FormantTarget.Rest),
        ];

    private static IEnumerable<Phoneme> Obstruents() =>
        [
            Obstruent("F", Manner.Fricative, false, 100, 80, new(340, 1100, 2080, 200, 120, 150), 0.7, Labiodental),
            Obstruent("V", Manner.Fricative, true, 60, 40, new(220, 1100, 2080, 60, 90, 120), 0.7, Labiodental),
            Obstruent("TH", Manner.Fricative, false, 90, 60, new(320, 1290, 2540, 200, 90, 200), 0.5, Dental),
            Obstruent("DH", Manner.Fricative, true, 50, 30, new(270, 1290, 2540, 60, 80, 170), 0.5, Dental),
            Obstruent("S", Manner.Fricative, false, 105, 60, new(320, 1390, 2530, 200, 80, 200), 0.4, Alveolar),
            Obstruent("Z", Manner.Fricative, true, 75, 40, new(240, 1390, 2530, 70, 60, 180), 0.4, Alveolar),
            Obstruent("SH", Manner.Fricative, false, 105, 80, new(300, 1840, 2750, 200, 100, 300), 0.3, Palatal),
            Obstruent("ZH", Manner.Fricative, true, 70, 40, new(260, 1840, 2750, 70, 100, 280), 0.3, Palatal),
            Obstruent("CH", Manner.Affricate, false, 120, 80, new(350, 1800, 2820, 200, 90, 300), 0.3, Palatal),
            Obstruent("JH", Manner.Affricate, true, 100, 70, new(260, 1800, 2820, 60, 80, 270), 0.3, Palatal),
            Obstruent("P", Manner.Stop, false, 90, 50, new(400, 1100, 2150, 300, 150, 220), 0.8, LabialBurst),
            Obstruent("B", Manner.Stop, true, 85, 60, new(200, 1100, 2150, 60, 110, 130), 0.8, LabialBurst),
            Obstruent("T", Manner.Stop, false, 75, 50, new(400, 1600, 2600, 300, 120, 250), 0.4, AlveolarBurst),
            Obstruent("D", Manner.Stop, true, 75, 50, new(200, 1600, 2600, 60, 100, 170), 0.4, AlveolarBurst),
            Obstruent("K", Manner.Stop, false, 80, 60, new(300, 1990, 2850, 250, 160, 330), 0.7, VelarBurst),
            Obstruent("G", Manner.Stop, true, 80, 60, new(200, 1990, 2850, 60, 150, 280), 0.7, VelarBurst),
            Steady("HH", Manner.Aspirate, 80, 20, FormantTarget.Rest, 1) with
            {
                IsVoiced = false,
            },
        ];

    private static Phoneme Vowel(string symbol, double inherentMs, double leastMs, FormantTarget start, FormantTarget end) =>
        new(symbol, Manner.Vowel, true, inherentMs, leastMs, start, end);

    private static Phoneme Steady(string symbol, Manner manner, double inherentMs, double leastMs, FormantTarget target, double slope) =>
        new(symbol, manner, true, inherentMs, leastMs, target, target, slope);

    private static Phoneme Obstruent(
        string symbol,
        Manner manner,
        bool voiced,
        double inherentMs,
        double leastMs,
        FormantTarget target,
        double slope,
        NoiseShape noise
    ) => new(symbol, manner, voiced, inherentMs, leastMs, target, target, slope, noise);
}
