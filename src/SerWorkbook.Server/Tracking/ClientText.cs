using System.Text.Json;
using SerWorkbook.Speech;
using SerWorkbook.Speech.Tracking;

namespace SerWorkbook.Server.Tracking;

/// <summary>A text message of a client: <c>{"settings": {…}}</c> or <c>{"end": true}</c>.</summary>
/// <param name="Settings">How to listen and decide; <see langword="null"/> where the message ends the stream.</param>
internal sealed record ClientText(TrackerSettings? Settings)
{
    private const string Form = "A text message must be {\"settings\": {…}} or {\"end\": true}.";

    /// <summary>Reads a message.</summary>
    /// <exception cref="SerException">It is none, or asks for more than a session may have.</exception>
    public static ClientText Read(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8);
            var root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Object && root.EnumerateObject().ToArray() is [var only])
            {
                switch (only.Name, only.Value.ValueKind)
                {
                    case ("end", JsonValueKind.True):
                        return new ClientText((TrackerSettings?)null);
                    case ("settings", JsonValueKind.Object):
                        return new ClientText(Limited(TrackerRequest.Read(only.Value.GetRawText())));
                }
            }
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: half of a character.
            throw new SerException(Form, fault);
        }

        throw new SerException(Form);
    }

    private static TrackerSettings Limited(TrackerSettings settings) =>
        settings.WindowSeconds > SharedOptions.LongestWindow
            ? throw new SerException(FormattableString.Invariant($"windowSeconds may be at most {SharedOptions.LongestWindow} here."))
        : settings.HopSeconds * SharedOptions.MostOverlap < settings.WindowSeconds * (1 - 1e-9)
            ? throw new SerException(
                FormattableString.Invariant($"hopSeconds must be at least 1/{SharedOptions.MostOverlap} of windowSeconds here.")
            )
        : settings.Rules.Count > SharedOptions.MostRules
            ? throw new SerException(FormattableString.Invariant($"There may be at most {SharedOptions.MostRules} rules here."))
        : settings;
}
