using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SerWorkbook.Notebooks.Execution.Formatting;

/// <summary>Writes the values that are one word or number, in the invariant culture.</summary>
internal static class ScalarText
{
    private const double MostPlain = 1e15;
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes a value in full.</summary>
    /// <param name="value">The value.</param>
    /// <returns>Its text, or null if it is a sequence or an object with members.</returns>
    public static string? Of(object? value) =>
        value switch
        {
            null => "null",
            string text => text,
            char character => character.ToString(),
            bool truth => truth ? "True" : "False",
            DateTime time => time.ToString(
                time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss.FFFFFFF",
                CultureInfo.InvariantCulture
            ),
            DateTimeOffset time => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF zzz", CultureInfo.InvariantCulture),
            DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Type type => TypeNames.Of(type),
            JsonNode node => node.ToJsonString(Json),
            JsonElement element => JsonSerializer.Serialize(element, Json),
            JsonDocument document => JsonSerializer.Serialize(document.RootElement, Json),
            Enum or Uri or Version or StringBuilder or BigInteger => value.ToString() ?? "",
            Delegate => TypeNames.Of(value.GetType()),
            Exception exception => $"{TypeNames.Of(exception.GetType())}: {exception.Message}",
            ITuple => null,
            IFormattable formattable when value is not IEnumerable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => null,
        };

    /// <summary>Writes a value for a column of a table: numbers to six digits.</summary>
    /// <param name="value">The value.</param>
    /// <returns>Its text, or null if it is a sequence or an object with members.</returns>
    public static string? Short(object? value) =>
        value switch
        {
            float number => Short((double)number),
            double number => Short(number),
            decimal number => number.ToString("0.######", CultureInfo.InvariantCulture),
            _ => Of(value),
        };

    /// <summary>Tells whether a value is a number, which tables align to the right.</summary>
    /// <param name="value">The value.</param>
    /// <returns>True for the number types.</returns>
    public static bool IsNumber(object? value) =>
        value
            is byte
                or sbyte
                or short
                or ushort
                or int
                or uint
                or long
                or ulong
                or float
                or double
                or decimal
                or BigInteger
                or Half
                or Int128
                or UInt128;

    private static string Short(double number)
    {
        // G6 alone would write a million as 1E+06.
        var size = Math.Abs(number);
        var isWhole = size == Math.Floor(size) || size >= 1e6;
        return number.ToString(isWhole && size < MostPlain ? "0" : "G6", CultureInfo.InvariantCulture);
    }
}
