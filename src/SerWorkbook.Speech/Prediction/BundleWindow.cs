using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SerWorkbook.Speech.Prediction;

/// <summary>How long recordings are best cut for a model: the file <c>window.json</c> of a bundle.</summary>
/// <param name="Seconds">The length of a window, seconds.</param>
/// <param name="Hop">From the start of one window to the next, seconds.</param>
internal sealed record BundleWindow(double Seconds, double Hop)
{
    /// <summary>Says what is wrong with the values.</summary>
    /// <returns>The fault, or <see langword="null"/> when they are good.</returns>
    public string? FindFault() =>
        !(Seconds is >= EmotionBundle.ShortestWindow and <= EmotionBundle.LongestWindow)
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"the window is {Seconds} s; it must be from {EmotionBundle.ShortestWindow} to {EmotionBundle.LongestWindow} s"
            )
        : !(Hop > 0 && Hop <= Seconds)
            ? string.Create(CultureInfo.InvariantCulture, $"the hop is {Hop} s; it must be above 0 and at most the window ({Seconds} s)")
        : null;

    /// <summary>Renders the values as JSON.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, BundleMetadata.Default.BundleWindow);

    /// <summary>Reads the values.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="source">The name for error messages.</param>
    /// <exception cref="InvalidModelException">The text holds no window.</exception>
    public static BundleWindow Parse(string json, string source)
    {
        try
        {
            var window = JsonSerializer.Deserialize(json, BundleMetadata.Default.BundleWindow);
            return (window is null ? "this is not a window" : window.FindFault()) is { } fault
                ? throw new InvalidModelException(source, fault)
                : window!;
        }
        catch (JsonException fault)
        {
            throw new InvalidModelException(source, "this is not a window (JSON with seconds and hop)" + JsonFault.Place(fault), fault);
        }
    }
}

/// <summary>Metadata of the small files of a bundle, generated at build time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(BundleWindow))]
[JsonSerializable(typeof(GoldenVector[]))]
internal sealed partial class BundleMetadata : JsonSerializerContext;
