using System.Text;
using System.Text.Json;
using SerWorkbook.Speech.Bundles;

namespace SerWorkbook.Speech.Prediction;

/// <summary>The member <c>sha256</c> at the end of a JSON file: the hash of all that stands before it.</summary>
/// <remarks>A digit of a weight that a disk or a transfer changed is as good a number as the right one; only a hash tells.</remarks>
internal static class JsonChecksum
{
    private const int HashDigits = 64;

    private static ReadOnlySpan<byte> Start => ",\"sha256\":\""u8;

    private static ReadOnlySpan<byte> End => "\"}"u8;

    /// <summary>Adds the member to an object without one.</summary>
    /// <param name="json">The object, without white space behind it.</param>
    public static string Add(string json) =>
        $"{json[..^1]}{Encoding.ASCII.GetString(Start)}{Sha256.HexOf(Encoding.UTF8.GetBytes(json[..^1]))}{Encoding.ASCII.GetString(End)}";

    /// <summary>Compares the member with the rest of the file.</summary>
    /// <param name="json">The whole file.</param>
    /// <param name="stated">The value of the member; <see langword="null"/> where there is none, as in files of earlier versions.</param>
    /// <param name="others">Members that nothing is known of: a name that was changed is not passed over.</param>
    /// <returns>The fault, or <see langword="null"/> when there is none.</returns>
    public static string? FindFault(ReadOnlySpan<byte> json, string? stated, IDictionary<string, JsonElement>? others = null)
    {
        if (others is { Count: > 0 })
        {
            var name = others.Keys.First();
            var shown = name.All(char.IsAsciiLetterOrDigit) && name.Length < 50 ? name : "?";
            return $"it has a member that such files do not have ('{shown}')";
        }

        if (stated is null)
        {
            return null;
        }

        var text = json.TrimEnd(" \t\r\n"u8);
        var start = text.Length - Start.Length - HashDigits - End.Length;
        return
            start > 0
            && text[start..].StartsWith(Start)
            && text.EndsWith(End)
            && Sha256.HexOf(text[..start]).Equals(stated, StringComparison.Ordinal)
            ? null
            : "it was changed or damaged after it was written: its content does not have the SHA-256 that stands at its end; delete the "
                + "member sha256 if you changed it yourself";
    }
}
