using SerWorkbook.Speech.Descriptors.Tracks;
using SerWorkbook.Speech.Features.Columns;

namespace SerWorkbook.Speech.Features.SerFull;

/// <summary>Sums the descriptors of a recording up into the columns of the set.</summary>
internal static class SerFullVector
{
    /// <summary>Time from one frame to the next, seconds.</summary>
    public const double HopSeconds = 0.010;

    // F0 is given in semitones above A0, so that equal steps sound equal and men and women differ by a shift.
    private const double SemitoneReferenceHz = 27.5;
    private const int SemitonesPerOctave = 12;

    // Beyond these shares of periodic power, the ratio is rounding: -20 to 40 dB.
    private const float LeastPeriodic = 0.01f;
    private const float MostPeriodic = 0.9999f;

    public static IReadOnlyList<FeatureColumn> Columns { get; } =
    [
        .. SerFullDescriptors
            .OfFrames.Concat(SerFullDescriptors.OfVoice)
            .Concat(VoiceQuality.Descriptors)
            .SelectMany(descriptor => SerFullPlan.For(descriptor).SelectMany(summary => summary.Columns(descriptor))),
        .. RhythmSummary.Columns,
        .. ModulationSummary.Columns,
    ];

    /// <summary>Values per frame of the voice: F0 (Hz, 0 where unvoiced), voicing probability, share of periodic power.</summary>
    public const int VoiceColumns = 3;

    /// <summary>Fills the vector.</summary>
    /// <param name="frames">The descriptors of every frame.</param>
    /// <param name="voice">The voice in every frame, and perhaps in some beyond the last.</param>
    /// <param name="quality">Voice quality and formants.</param>
    /// <param name="vector">Takes one value per column; all 0 for a recording shorter than one frame.</param>
    public static void Fill(FrameColumns frames, FrameColumns voice, DescriptorStore quality, Span<float> vector)
    {
        vector.Clear();
        if (frames.Frames == 0)
        {
            return;
        }

        var level = new float[frames.Frames];
        var hertz = new float[frames.Frames];
        var values = new float[frames.Frames];
        frames.Read(SerFullDescriptors.Level, level);
        voice.Read(0, hertz);
        var regions = new Regions(level, hertz);
        RhythmSummary.Fill(level, regions, vector[^(RhythmSummary.Columns.Count + ModulationSummary.Columns.Count)..]);
        ModulationSummary.Fill(frames, regions, vector[^ModulationSummary.Columns.Count..]);
        var work = new SummaryWork(regions);
        for (var column = 0; column < SerFullDescriptors.OfFrames.Count; column++)
        {
            frames.Read(column, values);
            vector = Summarise(SerFullDescriptors.OfFrames[column], values, work, vector);
        }

        vector = FillVoice(voice, hertz, values, work, vector);
        VoiceQuality.Fill(quality, level, vector);
    }

    private static Span<float> FillVoice(FrameColumns voice, float[] hertz, float[] values, SummaryWork work, Span<float> vector)
    {
        vector = Summarise(SerFullDescriptors.OfVoice[0], Array.ConvertAll(hertz, Semitones), work, vector);
        voice.Read(1, values);
        vector = Summarise(SerFullDescriptors.OfVoice[1], values, work, vector);
        voice.Read(2, values);
        return Summarise(SerFullDescriptors.OfVoice[2], Array.ConvertAll(values, HarmonicsToNoise), work, vector);
    }

    /// <summary>Fills the columns of one descriptor.</summary>
    /// <param name="descriptor">The descriptor.</param>
    /// <param name="values">Its value in every frame.</param>
    /// <param name="work">The regions.</param>
    /// <param name="vector">Takes the columns; the rest of the vector is given back.</param>
    public static Span<float> Summarise(Descriptor descriptor, ReadOnlySpan<float> values, SummaryWork work, Span<float> vector)
    {
        foreach (var summary in SerFullPlan.For(descriptor))
        {
            var contour = work.Pick(values, summary);
            foreach (var group in summary.Groups)
            {
                if (!contour.Values.IsEmpty)
                {
                    group.Apply(contour, vector);
                }

                vector = vector[group.Functionals.Count..];
            }
        }

        return vector;
    }

    private static float Semitones(float hertz) => hertz > 0 ? (float)(SemitonesPerOctave * Math.Log2(hertz / SemitoneReferenceHz)) : 0f;

    // The share r of the periodic part gives the ratio r / (1 - r) (Boersma 1993).
    private static float HarmonicsToNoise(float correlation)
    {
        var periodic = Math.Clamp(correlation, LeastPeriodic, MostPeriodic);
        return 10f * MathF.Log10(periodic / (1f - periodic));
    }
}
