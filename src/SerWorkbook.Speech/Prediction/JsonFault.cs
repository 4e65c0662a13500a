using System.Text.Json;

namespace SerWorkbook.Speech.Prediction;

/// <summary>Says where a JSON file is wrong.</summary>
internal static class JsonFault
{
    /// <summary>The place as the end of a sentence.</summary>
    /// <param name="fault">What the reader threw.</param>
    /// <returns>Such as <c>: the value at $.scaler.offset[3] (line 1) cannot be read</c>; empty where the place is not known or its names
    /// cannot be shown in one line.</returns>
    public static string Place(Exception fault) =>
        fault is JsonException { Path: { Length: > 1 } path, LineNumber: { } line } && path.All(character => character is >= ' ' and <= '~')
            ? FormattableString.Invariant($": the value at {path} (line {line + 1}) cannot be read")
            : "";
}
