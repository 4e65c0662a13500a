using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SerWorkbook.Speech.Prediction;

/// <summary>
/// Reads arrays of numbers, which are nearly all of a model file, faster than the general reader; the values are the same.
/// </summary>
/// <remarks>
/// A number of at most 15 digits is a whole number times or over a power of ten up to 22, both of which a <see cref="double"/> holds
/// exactly, so that one multiplication or division rounds it correctly (Clinger, "How to read floating point numbers accurately",
/// PLDI 1990).
/// Rounding that to a <see cref="float"/> is correct, too, unless it lies halfway between two; such numbers, and longer ones, are left to
/// the general reader.
/// </remarks>
internal sealed class NumberArrayConverter : JsonConverter<float[]>
{
    private const int MostDigits = 15;
    private const int FirstLength = 64;

    // The bits of a double below those of a float, and their pattern halfway between two floats.
    private const long BelowFloat = 0x1FFFFFFF;
    private const long Halfway = 0x10000000;

    private static ReadOnlySpan<double> PowersOfTen =>
        [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];

    public override float[] Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException();
        }

        var (values, count) = (new float[FirstLength], 0);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (count == values.Length)
            {
                Array.Resize(ref values, 2 * count);
            }

            values[count++] = ValueOf(ref reader);
        }

        Array.Resize(ref values, count);
        return values;
    }

    public override void Write(Utf8JsonWriter writer, float[] value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var number in value)
        {
            writer.WriteNumberValue(number);
        }

        writer.WriteEndArray();
    }

    // Other programs write as text what JSON has no number for; whoever looks at the values says what is wrong with them.
    private static float ValueOf(ref Utf8JsonReader reader) =>
        reader.TokenType switch
        {
            JsonTokenType.Number when !reader.HasValueSequence && TryParse(reader.ValueSpan, out var value) => value,
            JsonTokenType.Number => reader.GetSingle(),
            JsonTokenType.String when float.TryParse(reader.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) =>
                value,
            _ => throw new JsonException(),
        };

    /// <summary>Reads a number if that is possible without error in few steps.</summary>
    /// <param name="text">A number as JSON allows it.</param>
    /// <param name="value">The nearest float.</param>
    internal static bool TryParse(ReadOnlySpan<byte> text, out float value)
    {
        var negative = text[0] == '-';
        var (whole, digits, scale, seenPoint) = (0L, 0, 0, false);
        var i = negative ? 1 : 0;
        for (; i < text.Length; i++)
        {
            if (text[i] == '.')
            {
                seenPoint = true;
                continue;
            }

            var digit = text[i] - '0';
            if ((uint)digit > 9)
            {
                break;
            }

            whole = 10 * whole + digit;
            digits += whole > 0 ? 1 : 0;
            scale -= seenPoint ? 1 : 0;
            if (digits > MostDigits)
            {
                value = 0;
                return false;
            }
        }

        return Scale(negative ? -1.0 : 1.0, whole, i == text.Length ? scale : scale + ExponentOf(text[(i + 1)..]), out value);
    }

    // Three digits are far beyond the powers of ten that are used.
    private static int ExponentOf(ReadOnlySpan<byte> text)
    {
        var exponent = 0;
        for (var i = text[0] is (byte)'-' or (byte)'+' ? 1 : 0; i < text.Length; i++)
        {
            exponent = Math.Min(999, 10 * exponent + text[i] - '0');
        }

        return text[0] == '-' ? -exponent : exponent;
    }

    private static bool Scale(double sign, long whole, int exponent, out float value)
    {
        value = 0;
        if (Math.Abs(exponent) >= PowersOfTen.Length)
        {
            return false;
        }

        var exact = sign * (exponent < 0 ? whole / PowersOfTen[-exponent] : whole * PowersOfTen[exponent]);
        value = (float)exact;
        return (BitConverter.DoubleToInt64Bits(exact) & BelowFloat) != Halfway && float.IsFinite(value);
    }
}
