using SerWorkbook.Speech.Randomness;

namespace SerWorkbook.Learning;

/// <summary>A setting of a trainer that the search may choose.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Low">The lowest value.</param>
/// <param name="High">The highest value.</param>
/// <param name="Whole">Whether it takes whole numbers only.</param>
/// <remarks>Values are drawn with their logarithm equally spread, so both ends must be above 0.</remarks>
public sealed record TrainerSetting(string Name, double Low, double High, bool Whole = false)
{
    /// <summary>Whether the setting is off (0) or on (1); each is as probable.</summary>
    public bool IsSwitch { get; private init; }

    /// <summary>A setting that is off (0) or on (1).</summary>
    /// <param name="name">Its name.</param>
    public static TrainerSetting Switch(string name) => new(name, 0, 1, Whole: true) { IsSwitch = true };

    /// <summary>Draws a value.</summary>
    /// <param name="random">Where chance comes from.</param>
    /// <returns>A value from lowest to highest, three significant digits, so that it reads well and is the same when written out.</returns>
    public double Draw(SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        if (IsSwitch)
        {
            return random.Next(2);
        }

        var value = random.NextLogarithmic(Low, High);
        return Whole ? Math.Round(value) : Math.Clamp(ThreeDigits(value), Low, High);
    }

    private static double ThreeDigits(double value)
    {
        var digits = Math.Clamp(2 - (int)Math.Floor(Math.Log10(value)), 0, 15);
        return Math.Round(value, digits);
    }
}
