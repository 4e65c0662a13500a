using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech;

/// <summary>The numbers and tables of <see cref="FeatureSet.MelStats"/>: what another implementation needs to compute the same.</summary>
/// <remarks>
/// <para>
/// Frames of <see cref="FrameLength"/> samples every <see cref="Hop"/> samples lie wholly inside the recording. A frame is multiplied by
/// <see cref="Window"/>; the squared magnitudes of its Fourier transform, P[0] … P[<see cref="Bins"/> - 1], give the levels of the bands,
/// 10 log10(max(<see cref="MelWeights"/> P, <see cref="SmallestPower"/>)), and the level of the frame, the same of the sum of all bands.
/// </para>
/// <para>
/// The correlation at a lag is <see cref="CorrelationWeights"/> P / max(<see cref="EnergyWeights"/> P, <see cref="SmallestPower"/>): the
/// autocorrelation below 1.6 kHz relative to that of the window (Boersma, "Accurate short-term analysis of
/// the fundamental frequency …", IFA Proceedings 17, 1993). The highest correlation r gives the voicing,
/// (r - <see cref="UnvoicedBelow"/>) / (<see cref="VoicedFrom"/> - <see cref="UnvoicedBelow"/>), limited to 0 to 1. F0 is
/// the mean of <see cref="LagSemitones"/>, weighted by exp(<see cref="LagSharpness"/> x (correlation -
/// <see cref="LagCosts"/>)). Nothing is decided, neither between lags nor between
/// voiced and unvoiced, so that rounding cannot turn a decision over.
/// </para>
/// <para>
/// Frames before the first and after the last one within <see cref="ActiveRangeDb"/> of the loudest are left out. Levels of bands more
/// than <see cref="RangeDb"/> below the highest of the recording are raised to that. The coefficients are <see cref="Cosines"/> times the
/// bands.
/// </para>
/// </remarks>
public static class MelStatsPlan
{
    /// <summary>Sampling rate, Hz.</summary>
    public const int SampleRate = 16_000;

    /// <summary>Samples per frame: 32 ms.</summary>
    public const int FrameLength = 512;

    /// <summary>Samples from one frame to the next: 10 ms.</summary>
    public const int Hop = 160;

    /// <summary>Number of mel bands.</summary>
    public const int Bands = 32;

    /// <summary>Number of cepstral coefficients, c0 included.</summary>
    public const int Coefficients = 16;

    /// <summary>Powers below this are raised to it: rounding must not be heard.</summary>
    public const float SmallestPower = 1e-7f;

    /// <summary>Levels of bands further below the highest are raised, dB.</summary>
    public const float RangeDb = 70;

    /// <summary>Frames further below the loudest one, at the start and the end, are silence, dB.</summary>
    public const float ActiveRangeDb = 35;

    /// <summary>The shortest period that is looked for, samples: 500 Hz.</summary>
    public const int ShortestLag = 32;

    /// <summary>The longest period that is looked for, samples: 80 Hz.</summary>
    public const int LongestLag = 200;

    /// <summary>Number of lags.</summary>
    public const int Lags = LongestLag - ShortestLag + 1;

    /// <summary>Bins, from 0 Hz, whose powers count for the periodicity.</summary>
    public const int PeriodBins = (int)(NoWeightHz / HzPerBin) + 1;

    /// <summary>Bins, from 0 Hz, that any band reaches.</summary>
    public const int Bins = (int)(HighestHz / HzPerBin) + 1;

    /// <summary>How sharply F0 follows the lag with the highest correlation.</summary>
    public const float LagSharpness = 100;

    /// <summary>A frame with this correlation or less is unvoiced.</summary>
    public const float UnvoicedBelow = 0.7f;

    /// <summary>A frame with this correlation or more is voiced.</summary>
    public const float VoicedFrom = 0.9f;

    /// <summary>What is added to the voicing where it weighs F0, so that there is always something to divide by.</summary>
    public const double LeastWeight = 1e-3;

    /// <summary>F0 this far above its mean counts fully for its high part, and not at all for its low one, semitones.</summary>
    public const double HalfRange = 2;

    /// <summary>The largest change of F0 from frame to frame that counts, semitones: more is another octave.</summary>
    public const double LargestStep = 1;

    /// <summary>Number of cosines that describe the course of a band, a coefficient, the level or the voicing.</summary>
    public const int Shapes = 4;

    /// <summary>Number of cosines that describe the course of F0.</summary>
    public const int F0Shapes = 6;

    /// <summary>Sums of weights below this are raised to it: there is nothing to divide by where a recording has one frame.</summary>
    public const double SmallestSum = 1e-9;

    // The filters of recorders and resamplers differ above.
    private const double HighestHz = 7200;
    private const double LowestHz = 60;
    private const double LevellingHz = 150;
    private const double FullWeightHz = 800;
    private const double NoWeightHz = 1600;
    private const double HzPerBin = (double)SampleRate / FrameLength;
    private const double SemitoneReferenceHz = 27.5;
    private const int SemitonesPerOctave = 12;

    // What a period must be better by that is an octave longer: of equal ones the shortest counts.
    private const double OctaveCost = 0.06;

    private static readonly double[] PercentTable = [0.05, 0.25, 0.5, 0.75, 0.95];
    private static readonly double[] DeltaPercentTable = [0.05, 0.95];

    /// <summary>The window, one value per sample of a frame.</summary>
    public static ReadOnlySpan<float> Window => Tables.Window;

    /// <summary>The weights of the bands: bands x <see cref="Bins"/>.</summary>
    public static ReadOnlySpan<float> MelWeights => Tables.Mel;

    /// <summary>The cosine transform from bands to coefficients: coefficients x bands.</summary>
    public static ReadOnlySpan<float> Cosines => Tables.Cosine;

    /// <summary>The weights of the powers in the energy of a frame: <see cref="PeriodBins"/> values.</summary>
    public static ReadOnlySpan<float> EnergyWeights => Tables.Energy;

    /// <summary>The weights of the powers in the correlation at each lag: lags x <see cref="PeriodBins"/>.</summary>
    public static ReadOnlySpan<float> CorrelationWeights => Tables.Correlation;

    /// <summary>What is taken off the correlation at each lag, so that the shortest of equal periods counts.</summary>
    public static ReadOnlySpan<float> LagCosts => Tables.Cost;

    /// <summary>F0 at each lag, semitones above 27.5 Hz.</summary>
    public static ReadOnlySpan<float> LagSemitones => Tables.Semitone;

    /// <summary>The percentiles of every contour, as shares.</summary>
    public static ReadOnlySpan<double> Percentiles => PercentTable;

    /// <summary>The percentiles of the changes of every contour, as shares.</summary>
    public static ReadOnlySpan<double> DeltaPercentiles => DeltaPercentTable;

    /// <summary>The filter bank of the bands.</summary>
    internal static MelFilterBank CreateBank() => new(SampleRate, FrameLength, Bands, LowestHz, HighestHz, MelScale.Htk, MelNorm.Peak);

    // Computed when a recording is measured, not when somebody asks for the columns.
    private static class Tables
    {
        public static readonly float[] Window = Speech.Window.Hann(FrameLength);
        public static readonly float[] Mel = MelTable();
        public static readonly float[] Cosine = CosineTable();
        public static readonly float[] Energy = [.. Enumerable.Range(0, PeriodBins).Select(bin => (float)Weight(bin))];
        public static readonly float[] Correlation = CorrelationTable();
        public static readonly float[] Cost =
        [
            .. Enumerable.Range(ShortestLag, Lags).Select(lag => (float)(OctaveCost * Math.Log2((double)lag / ShortestLag))),
        ];

        public static readonly float[] Semitone =
        [
            .. Enumerable
                .Range(ShortestLag, Lags)
                .Select(lag => (float)(SemitonesPerOctave * Math.Log2(SampleRate / (SemitoneReferenceHz * lag)))),
        ];

        private static float[] MelTable()
        {
            var bank = CreateBank();
            return [.. Enumerable.Range(0, Bands).SelectMany(band => bank.WeightsOf(band)[..Bins])];
        }

        private static float[] CosineTable()
        {
            var dct = new Dct(Bands, Coefficients, DctScaling.Ortho);
            var table = new float[Coefficients * Bands];
            var (unit, column) = (new float[Bands], new float[Coefficients]);
            for (var band = 0; band < Bands; band++)
            {
                unit.AsSpan().Clear();
                unit[band] = 1;
                dct.Apply(unit, column);
                for (var coefficient = 0; coefficient < Coefficients; coefficient++)
                {
                    table[coefficient * Bands + band] = column[coefficient];
                }
            }

            return table;
        }

        private static float[] CorrelationTable()
        {
            double[] cosines = [.. Enumerable.Range(0, FrameLength).Select(n => Math.Cos(2 * Math.PI * n / FrameLength))];
            var table = new float[Lags * PeriodBins];
            for (var place = 0; place < Lags; place++)
            {
                // The circular autocorrelation of a Hann window, relative to that at lag 0, is (2 + cos(2 pi l / N)) / 3.
                var lag = ShortestLag + place;
                var gain = 3 / (2 + cosines[lag]);
                for (var bin = 0; bin < PeriodBins; bin++)
                {
                    table[place * PeriodBins + bin] = (float)(gain * Weight(bin) * cosines[bin * lag % FrameLength]);
                }
            }

            return table;
        }

        // The weight levels noises that fall with frequency as voices do, and keeps the band in which the harmonics of a gliding voice
        // agree. An offset of the samples reaches the first two bins.
        private static double Weight(int bin)
        {
            if (bin < 2)
            {
                return 0;
            }

            var hertz = bin * HzPerBin;
            var slope = Math.Clamp((hertz - FullWeightHz) / (NoWeightHz - FullWeightHz), 0, 1);
            return hertz / (hertz + LevellingHz) * (0.5 + 0.5 * Math.Cos(Math.PI * slope));
        }
    }
}
