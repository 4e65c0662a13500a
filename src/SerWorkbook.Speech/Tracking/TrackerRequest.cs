using System.Text.Json;
using System.Text.Json.Serialization;

namespace SerWorkbook.Speech.Tracking;

/// <summary>Settings of a tracker as JSON, from pages, other languages and clients; what is left out keeps its default.</summary>
internal sealed class TrackerRequest
{
    public double? WindowSeconds { get; set; }

    public double? HopSeconds { get; set; }

    public double? SmoothingSeconds { get; set; }

    public double? Margin { get; set; }

    public double? MinimumHoldSeconds { get; set; }

    public double? LeastSpeechSeconds { get; set; }

    public double? GateDb { get; set; }

    public double? HangoverSeconds { get; set; }

    public double? RestSeconds { get; set; }

    public string? RestLabel { get; set; }

    public TrackerRule[]? Rules { get; set; }

    public bool? AdaptToSpeaker { get; set; }

    /// <summary>Reads settings.</summary>
    /// <param name="json">An object of JSON.</param>
    /// <exception cref="SerException">A name or the type of a value is unknown.</exception>
    public static TrackerSettings Read(string json)
    {
        try
        {
            return (JsonSerializer.Deserialize(json, TrackerMetadata.Default.TrackerRequest) ?? new TrackerRequest()).Settings();
        }
        catch (JsonException fault)
        {
            var place = fault.Path is { Length: > 2 } path ? $"'{path[2..]}' is not one, or of the wrong type" : "they are no object";
            throw new SerException($"The settings of the tracker cannot be read: {place}.", fault);
        }
    }

    private TrackerSettings Settings()
    {
        var usual = new TrackerSettings();
        return new TrackerSettings
        {
            WindowSeconds = WindowSeconds ?? usual.WindowSeconds,
            HopSeconds = HopSeconds ?? usual.HopSeconds,
            SmoothingSeconds = SmoothingSeconds ?? usual.SmoothingSeconds,
            Margin = Margin ?? usual.Margin,
            MinimumHoldSeconds = MinimumHoldSeconds ?? usual.MinimumHoldSeconds,
            LeastSpeechSeconds = LeastSpeechSeconds ?? usual.LeastSpeechSeconds,
            GateDb = GateDb ?? usual.GateDb,
            HangoverSeconds = HangoverSeconds ?? usual.HangoverSeconds,
            RestSeconds = RestSeconds ?? usual.RestSeconds,
            RestLabel = RestLabel ?? usual.RestLabel,
            Rules = Rules ?? usual.Rules,
            AdaptToSpeaker = AdaptToSpeaker ?? usual.AdaptToSpeaker,
        };
    }
}

/// <summary>Metadata of these settings, generated at build time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow
)]
[JsonSerializable(typeof(TrackerRequest))]
internal sealed partial class TrackerMetadata : JsonSerializerContext;
