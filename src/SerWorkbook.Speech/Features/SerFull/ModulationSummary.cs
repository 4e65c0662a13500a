using System.Numerics.Tensors;
using SerWorkbook.Speech.Descriptors.Spectrum;

namespace SerWorkbook.Speech.Features.SerFull;

/// <summary>How strongly the level and the levels of six broad bands go up and down, by rate.</summary>
/// <remarks>Speech moves at 2 to 8 Hz, the rate of syllables; roughness and tremor show above.</remarks>
internal static class ModulationSummary
{
    private const int BroadBands = 6;

    // Mel bands a broad band; the last two of the 26 are left out.
    private const int Joined = 4;

    public static IReadOnlyList<FeatureColumn> Columns { get; } =
    [
        .. from source in Enumerable.Range(1, BroadBands).Select(band => $"broadBand{band}").Prepend("level")
        from rate in ModulationSpectrum.RateNames
        select new FeatureColumn($"{source}Modulation_{rate}", FeatureFamily.Modulation, "dB"),
    ];

    /// <summary>Fills the columns.</summary>
    /// <param name="frames">The descriptors of every frame.</param>
    /// <param name="work">The level of every frame and the active frames.</param>
    /// <param name="vector">Takes one value per column.</param>
    public static void Fill(FrameColumns frames, SerFullWork work, Span<float> vector)
    {
        var (regions, spectrum) = (work.Regions, work.Modulation);
        spectrum.Measure(work.Level[regions.First..regions.End], vector);
        var values = work.Values;
        var sum = work.Sum;
        for (var band = 0; band < BroadBands; band++)
        {
            sum.Clear();
            for (var i = 0; i < Joined; i++)
            {
                frames.Read(SerFullDescriptors.FirstMel + band * Joined + i, values);
                TensorPrimitives.Add(sum, values, sum);
            }

            TensorPrimitives.Multiply(sum, 1f / Joined, sum);
            vector = vector[ModulationSpectrum.RateNames.Count..];
            spectrum.Measure(sum[regions.First..regions.End], vector);
        }
    }
}
