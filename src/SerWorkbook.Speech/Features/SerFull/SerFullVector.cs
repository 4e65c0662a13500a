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
    /// <param name="work">Memory.</param>
    /// <param name="vector">Takes one value per column; all 0 for a recording shorter than one frame.</param>
    public static void Fill(FrameColumns frames, FrameColumns voice, DescriptorStore quality, SerFullWork work, Span<float> vector)
    {
        vector.Clear();
        if (frames.Frames == 0)
        {
            return;
        }

        work.Reserve(frames.Frames);
        frames.Read(SerFullDescriptors.Level, work.Level);
        voice.Read(0, work.Hertz);
        work.Regions.Find(work.Level, work.Hertz);
        RhythmSummary.Fill(work, vector[^(RhythmSummary.Columns.Count + ModulationSummary.Columns.Count)..]);
        ModulationSummary.Fill(frames, work, vector[^ModulationSummary.Columns.Count..]);
        for (var column = 0; column < SerFullDescriptors.OfFrames.Count; column++)
        {
            frames.Read(column, work.Values);
            vector = Summarise(SerFullDescriptors.OfFrames[column], work.Values, work.Summary, vector);
        }

        vector = FillVoice(voice, work, vector);
        VoiceQuality.Fill(quality, work, vector);
    }

    private static Span<float> FillVoice(FrameColumns voice, SerFullWork work, Span<float> vector)
    {
        var values = work.Values;
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Semitones(work.Hertz[i]);
        }

        vector = Summarise(SerFullDescriptors.OfVoice[0], values, work.Summary, vector);
        voice.Read(1, values);
        vector = Summarise(SerFullDescriptors.OfVoice[1], values, work.Summary, vector);
        voice.Read(2, values);
        foreach (ref var value in values)
        {
            value = HarmonicsToNoise(value);
        }

        return Summarise(SerFullDescriptors.OfVoice[2], values, work.Summary, vector);
    }

    /// <summary>Fills the columns of one descriptor.</summary>
    /// <param name="descriptor">The descriptor.</param>
    /// <param name="values">Its value in every frame.</param>
    /// <param name="work">The regions.</param>
    /// <param name="vector">Takes the columns; the rest of the vector is given back.</param>
    public static Span<float> Summarise(Descriptor descriptor, ReadOnlySpan<float> values, SummaryWork work, Span<float> vector)
    {
        // By number: enumerators of lists behind interfaces are objects.
        var summaries = SerFullPlan.For(descriptor);
        for (var i = 0; i < summaries.Count; i++)
        {
            var groups = summaries[i].Groups;
            var contour = work.Pick(values, summaries[i]);
            for (var j = 0; j < groups.Count; j++)
            {
                var group = groups[j];
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
