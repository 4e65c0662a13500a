using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace SerWorkbook.Charts.Interactive;

/// <summary>
/// Writes Plotly.NET's objects as compact JSON: five significant digits, null for gaps, nothing that a script tag could trip over.
/// </summary>
internal static class PlotlyJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), // still escapes < > & '
        Converters = { new ObjectConverter(), new NumberConverter() },
    };

    public static string Write(object value) => JsonSerializer.Serialize(value, Options);

    private sealed class ObjectConverter : JsonConverter<DynamicObj.DynamicObj>
    {
        public override bool CanConvert(Type typeToConvert) => typeof(DynamicObj.DynamicObj).IsAssignableFrom(typeToConvert);

        public override DynamicObj.DynamicObj Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Figures are written, never read.");

        public override void Write(Utf8JsonWriter writer, DynamicObj.DynamicObj value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            foreach (var property in value.GetProperties(true))
            {
                writer.WritePropertyName(property.Key);
                JsonSerializer.Serialize(writer, property.Value, property.Value.GetType(), options);
            }

            writer.WriteEndObject();
        }
    }

    private sealed class NumberConverter : JsonConverter<double>
    {
        private const int SignificantDigits = 5;
        private const double LargestWhole = 1e15;

        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Figures are written, never read.");

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (!double.IsFinite(value))
            {
                writer.WriteNullValue();
            }
            else if (value == Math.Round(value) && Math.Abs(value) < LargestWhole)
            {
                writer.WriteNumberValue((long)value);
            }
            else
            {
                writer.WriteNumberValue(Rounded(value));
            }
        }

        private static double Rounded(double value)
        {
            var decimals = SignificantDigits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(value)));
            if (decimals is >= 0 and <= 15)
            {
                return Math.Round(value, decimals);
            }

            var scale = Math.Pow(10, decimals);
            return double.IsFinite(scale) && scale != 0 ? Math.Round(value * scale) / scale : value;
        }
    }
}
