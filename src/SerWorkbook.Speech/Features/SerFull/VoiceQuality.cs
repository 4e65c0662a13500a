using SerWorkbook.Speech.Descriptors.Tracks;
using SerWorkbook.Speech.Features.Columns;

namespace SerWorkbook.Speech.Features.SerFull;

/// <summary>The descriptors of voice quality and of formants, measured as for <see cref="GeMapsAnalyser"/>.</summary>
/// <remarks>
/// Their frames are voiced by the F0 of that set, which is found by subharmonic summation. It is summarised too: two ways to
/// find F0 err in different places.
/// </remarks>
internal static class VoiceQuality
{
    private static readonly (GeMapsDescriptor Source, Descriptor Descriptor)[] Sources =
    [
        Of(GeMapsDescriptor.F0Semitones, "f0Shs", FeatureFamily.F0, "semitones above 27.5 Hz"),
        Of(GeMapsDescriptor.Jitter, "jitter", FeatureFamily.Voicing, "1"),
        Of(GeMapsDescriptor.Shimmer, "shimmer", FeatureFamily.Voicing, "dB"),
        Of(GeMapsDescriptor.H1H2, "h1H2", FeatureFamily.Voicing, "dB"),
        Of(GeMapsDescriptor.H1A3, "h1A3", FeatureFamily.Voicing, "dB"),
        Of(GeMapsDescriptor.F1Frequency, "f1", FeatureFamily.Formants, "Hz"),
        Of(GeMapsDescriptor.F1Bandwidth, "f1Bandwidth", FeatureFamily.Formants, "Hz"),
        Of(GeMapsDescriptor.F1Amplitude, "f1Amplitude", FeatureFamily.Formants, "dB"),
        Of(GeMapsDescriptor.F2Frequency, "f2", FeatureFamily.Formants, "Hz"),
        Of(GeMapsDescriptor.F2Bandwidth, "f2Bandwidth", FeatureFamily.Formants, "Hz"),
        Of(GeMapsDescriptor.F2Amplitude, "f2Amplitude", FeatureFamily.Formants, "dB"),
        Of(GeMapsDescriptor.F3Frequency, "f3", FeatureFamily.Formants, "Hz"),
        Of(GeMapsDescriptor.F3Bandwidth, "f3Bandwidth", FeatureFamily.Formants, "Hz"),
        Of(GeMapsDescriptor.F3Amplitude, "f3Amplitude", FeatureFamily.Formants, "dB"),
    ];

    /// <summary>What is measured, in order.</summary>
    public static IReadOnlyList<Descriptor> Descriptors { get; } = [.. Sources.Select(source => source.Descriptor)];

    /// <summary>Fills the columns.</summary>
    /// <param name="store">The descriptors of every frame.</param>
    /// <param name="work">The level of every frame.</param>
    /// <param name="vector">Takes the columns; the rest of the vector is given back.</param>
    public static Span<float> Fill(DescriptorStore store, SerFullWork work, Span<float> vector)
    {
        // Frames are longer here, so that the last ones are missing; they count as unvoiced.
        var values = work.Values;
        values.Clear();
        var measured = values[..Math.Min(values.Length, store.LongFrames)];
        store.Read(GeMapsDescriptor.F0Semitones, measured);
        work.QualityRegions.Find(work.Level, values);
        foreach (var (source, descriptor) in Sources)
        {
            store.Read(source, measured);
            vector = SerFullVector.Summarise(descriptor, values, work.QualitySummary, vector);
        }

        return vector;
    }

    private static (GeMapsDescriptor Source, Descriptor Descriptor) Of(
        GeMapsDescriptor source,
        string name,
        FeatureFamily family,
        string unit
    ) => (source, new Descriptor(name, family, unit, VoicedOnly: true));
}
