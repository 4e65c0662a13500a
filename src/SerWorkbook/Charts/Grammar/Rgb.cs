using System.Globalization;

namespace SerWorkbook.Charts.Grammar;

/// <summary>An opaque colour in sRGB.</summary>
/// <param name="R">Red, 0 to 255.</param>
/// <param name="G">Green, 0 to 255.</param>
/// <param name="B">Blue, 0 to 255.</param>
internal readonly record struct Rgb(byte R, byte G, byte B)
{
    /// <summary>Reads a colour as style sheets write it.</summary>
    /// <param name="hex">A number sign and six hexadecimal digits, such as "#0072B2".</param>
    /// <exception cref="ArgumentException">The text is not of that form.</exception>
    public static Rgb Parse(string hex)
    {
        ArgumentNullException.ThrowIfNull(hex);
        if (
            hex.Length != 7
            || hex[0] != '#'
            || !int.TryParse(hex.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
        )
        {
            throw new ArgumentException($"\"{hex}\" is not a colour; write one as #RRGGBB.", nameof(hex));
        }

        return new Rgb((byte)(value >> 16), (byte)(value >> 8), (byte)value);
    }

    /// <summary>The relative luminance as WCAG 2 defines it, 0 (black) to 1 (white).</summary>
    public double Luminance => 0.2126 * Linear(R) + 0.7152 * Linear(G) + 0.0722 * Linear(B);

    /// <summary>The contrast ratio to another colour as WCAG 2 defines it, 1 (none) to 21 (black on white).</summary>
    /// <param name="other">The colour beside this one.</param>
    public double Contrast(Rgb other)
    {
        var (a, b) = (Luminance, other.Luminance);
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    /// <summary>A mixture with another colour, component by component.</summary>
    /// <param name="other">The colour that is mixed in.</param>
    /// <param name="share">Share of the other colour, 0 to 1.</param>
    public Rgb Mix(Rgb other, double share) => new(Mix(R, other.R, share), Mix(G, other.G, share), Mix(B, other.B, share));

    /// <summary>The colour as #RRGGBB.</summary>
    public override string ToString() => $"#{R:X2}{G:X2}{B:X2}";

    private static double Linear(byte component)
    {
        var c = component / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
    }

    private static byte Mix(byte from, byte to, double share) => (byte)Math.Round(from + (to - from) * share);
}
