using System.Globalization;
using SerWorkbook.Speech.Prediction;

namespace SerWorkbook.Speech;

/// <summary>Scales features column by column: scaled = (value - offset) x scale.</summary>
/// <param name="Offset">One value per column: the mean over the training clips.</param>
/// <param name="Scale">One value per column: 1 over the standard deviation over the training clips.</param>
public sealed record Standardiser(float[] Offset, float[] Scale)
{
    /// <summary>A scaler that leaves features as they are: offset 0, scale 1.</summary>
    /// <param name="columnCount">Number of columns.</param>
    public static Standardiser Identity(int columnCount)
    {
        var ones = new float[columnCount];
        Array.Fill(ones, 1);
        return new Standardiser(new float[columnCount], ones);
    }

    /// <summary>Scales one vector.</summary>
    /// <param name="features">One value per column.</param>
    /// <param name="scaled">Takes one value per column; may be the same memory.</param>
    public void Apply(ReadOnlySpan<float> features, Span<float> scaled)
    {
        for (var i = 0; i < features.Length; i++)
        {
            scaled[i] = (features[i] - Offset[i]) * Scale[i];
        }
    }

    internal string? FindFault(int columnCount) =>
        Offset is null || Scale is null || Offset.Length != columnCount || Scale.Length != columnCount
            ? $"its scaler must have {columnCount} offsets and scales"
            : ModelNumbers.FindFault("an offset of its scaler", Offset)
                ?? (
                    Scale.Any(scale => !IsScale(scale))
                        ? string.Create(
                            CultureInfo.InvariantCulture,
                            $"a scale of its scaler is {Scale.First(scale => !IsScale(scale))}; it must be 0, or from "
                                + $"{ModelNumbers.Smallest:G1} to {ModelNumbers.LargestScale:G1}"
                        )
                    : Scale.All(scale => scale == 0)
                        ? "its scaler has the scale 0 for every column, so that all clips would get the same answer"
                    : null
                );

    // 0 is the scale of a column that is not looked at.
    private static bool IsScale(float scale) => scale == 0 || (double)scale is >= ModelNumbers.Smallest and <= ModelNumbers.LargestScale;

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
