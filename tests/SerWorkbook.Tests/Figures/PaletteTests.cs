using SerWorkbook.Charts.Grammar;

namespace SerWorkbook.Tests.Figures;

public sealed class PaletteTests
{
    private static readonly Rgb White = Rgb.Parse("#FFFFFF");
    private static readonly Rgb DarkPage = Rgb.Parse("#1E1E1E");

    // Severity 1.0 of Machado, Oliveira and Fernandes (2009), for linear RGB.
    public static readonly TheoryData<string, double[]> Visions = new()
    {
        { "normal", [1, 0, 0, 0, 1, 0, 0, 0, 1] },
        { "protanopia", [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998] },
        { "deuteranopia", [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881] },
        { "tritanopia", [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900] },
    };

    [Fact]
    public void Every_color_is_seen_on_white_and_on_a_dark_page() =>
        Assert.All(
            Palette.Series.Append(Palette.Neutral),
            color =>
            {
                Assert.True(color.Contrast(White) >= 2.2, $"{color} on white: {color.Contrast(White):0.0}");
                Assert.True(color.Contrast(DarkPage) >= 2.2, $"{color} on dark: {color.Contrast(DarkPage):0.0}");
            }
        );

    [Theory]
    [MemberData(nameof(Visions))]
    public void Every_pair_of_colors_stays_apart_for(string vision, double[] matrix)
    {
        var seen = Palette.Series.Select(c => (Color: c, Lab: Lab(See(c, matrix)))).ToArray();
        for (var i = 0; i < seen.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                // 10 is several just noticeable differences in CIE 1976 L*a*b*.
                var distance = Math.Sqrt(seen[i].Lab.Zip(seen[j].Lab, (a, b) => (a - b) * (a - b)).Sum());
                Assert.True(distance > 10, $"{seen[i].Color} and {seen[j].Color} with {vision}: {distance:0.0}");
            }
        }
    }

    [Fact]
    public void Colors_come_again_after_the_last_one()
    {
        Assert.True(Palette.Series.Count >= 8);
        Assert.Equal(Palette.Of(1), Palette.Of(1 + Palette.Series.Count));
        Assert.Throws<ArgumentOutOfRangeException>(() => Palette.Of(-1));
    }

    [Fact]
    public void Luminance_and_contrast_are_those_of_wcag()
    {
        Assert.Equal(21, White.Contrast(Rgb.Parse("#000000")), 6);
        Assert.Equal(0.2126, Rgb.Parse("#FF0000").Luminance, 6);
        Assert.Equal(4.54, Rgb.Parse("#767676").Contrast(White), 2); // the well-known lightest grey for AA text
    }

    [Theory]
    [InlineData("")]
    [InlineData("0072B2")]
    [InlineData("#0072B")]
    [InlineData("#0072BG")]
    public void What_is_not_a_color_is_refused(string text) =>
        Assert.Contains(text, Assert.Throws<ArgumentException>(() => Rgb.Parse(text)).Message, StringComparison.Ordinal);

    internal static double[] Lab(double[] linear)
    {
        static double F(double t) => t > 0.008856 ? Math.Cbrt(t) : 7.787 * t + 16 / 116.0;
        var (r, g, b) = (linear[0], linear[1], linear[2]);
        var (x, y, z) = (0.4124 * r + 0.3576 * g + 0.1805 * b, 0.2126 * r + 0.7152 * g + 0.0722 * b, 0.0193 * r + 0.1192 * g + 0.9505 * b);
        return [116 * F(y) - 16, 500 * (F(x / 0.9505) - F(y)), 200 * (F(y) - F(z / 1.089))];
    }

    internal static double[] See(Rgb color, double[] matrix)
    {
        double[] linear = [Linear(color.R), Linear(color.G), Linear(color.B)];
        return
        [
            .. Enumerable
                .Range(0, 3)
                .Select(i => Math.Clamp(matrix[3 * i] * linear[0] + matrix[3 * i + 1] * linear[1] + matrix[3 * i + 2] * linear[2], 0, 1)),
        ];
    }

    private static double Linear(byte value) =>
        value / 255.0 <= 0.04045 ? value / 255.0 / 12.92 : Math.Pow((value / 255.0 + 0.055) / 1.055, 2.4);
}
