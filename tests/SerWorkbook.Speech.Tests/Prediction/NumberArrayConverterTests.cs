using System.Globalization;
using System.Text;
using System.Text.Json;
using SerWorkbook.Speech.Prediction;

namespace SerWorkbook.Speech.Tests.Prediction;

public sealed class NumberArrayConverterTests
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new NumberArrayConverter() } };

    [Fact]
    public void Any_float_comes_back_bit_by_bit()
    {
        var random = new Random(3);
        var values = Enumerable.Range(0, 300_000).Select(_ => BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue)));
        float[] finite = [.. values.Where(float.IsFinite), 0f, -0f, float.Epsilon, float.MaxValue, float.MinValue, 1, -10, 123456.7f];
        var read = JsonSerializer.Deserialize<float[]>(JsonSerializer.Serialize(finite, Options), Options)!;
        Assert.Equal(finite.Select(BitConverter.SingleToInt32Bits), read.Select(BitConverter.SingleToInt32Bits));
    }

    // Numbers next to halfway between two floats, where rounding first to double and then to float goes wrong.
    [Fact]
    public void Numbers_are_rounded_once()
    {
        var random = new Random(4);
        var parsed = 0;
        for (var i = 0; i < 200_000; i++)
        {
            var low = random.NextSingle() * MathF.Pow(10, random.Next(-8, 9));
            var middle = (low + (double)MathF.BitIncrement(low)) / 2;
            var text = middle.ToString("G" + random.Next(6, 16), CultureInfo.InvariantCulture);
            if (NumberArrayConverter.TryParse(Encoding.ASCII.GetBytes(text), out var value))
            {
                parsed++;
                Assert.Equal(float.Parse(text, CultureInfo.InvariantCulture), value);
            }
        }

        Assert.True(parsed > 50_000);
    }

    [Theory]
    [InlineData("[1, null]")]
    [InlineData("[1, \"two\"]")]
    [InlineData("[1, [2]]")]
    [InlineData("{}")]
    [InlineData("3")]
    [InlineData("[1, 2")]
    [InlineData("[NaN]")]
    public void What_is_no_array_of_numbers_is_refused(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<float[]>(json, Options));
}
