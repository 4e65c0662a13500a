using System.Globalization;
using SerWorkbook.Speech;

namespace SerWorkbook;

/// <summary>A setting of a trainer that the search may choose.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Low">The lowest value.</param>
/// <param name="High">The highest value.</param>
/// <param name="Whole">Whether it takes whole numbers only.</param>
/// <remarks>Values are drawn with their logarithm equally spread, so both ends must be above 0.</remarks>
public sealed record TrainerSetting(string Name, double Low, double High, bool Whole = false)
{
    // 0 is a step away from the nearest value, not infinitely far as its logarithm is.
    private const double BeyondTheEnd = 0.15;

    /// <summary>Whether the setting is off (0) or on (1); each is as probable.</summary>
    public bool IsSwitch { get; private init; }

    /// <summary>Whether 0 stands for more than the highest value, as "all"; else it stands for less than the lowest.</summary>
    public bool IsAllAtZero { get; init; }

    /// <summary>The largest value that a recipe may give: a thousand times the highest that is drawn, unless set.</summary>
    public double Most { get; init; } = 1_000 * High;

    /// <summary>How many columns are kept, those that tell the classes apart best: 0 for all of them.</summary>
    /// <param name="low">The lowest number that is drawn.</param>
    /// <param name="high">The highest number that is drawn.</param>
    public static TrainerSetting Keep(double low, double high) => new("keep", low, high, Whole: true) { IsAllAtZero = true };

    /// <summary>A setting that is off (0) or on (1).</summary>
    /// <param name="name">Its name.</param>
    public static TrainerSetting Switch(string name) => new(name, 0, 1, Whole: true) { IsSwitch = true };

    /// <summary>Says what is wrong with a value that a user gave.</summary>
    /// <param name="value">The value. 0 is allowed: it stands for none, or for all.</param>
    /// <returns>The fault as the beginning of a sentence, or <see langword="null"/> when the value can be used.</returns>
    internal string? FindFault(double value)
    {
        var isAllowed = IsSwitch
            ? value is 0 or 1
            : value == 0 || (value >= (Whole ? 1 : Low / 1_000) && value <= Most && (!Whole || value == Math.Truncate(value)));
        return isAllowed ? null
            : IsSwitch ? $"'{Name}' must be 0 or 1"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"'{Name}' must be 0, or a "
                    + $"{(Whole ? "whole number from 1" : FormattableString.Invariant($"number from {Low / 1_000}"))} to {Most}"
            );
    }

    /// <summary>Draws a value.</summary>
    /// <param name="random">Where chance comes from.</param>
    /// <returns>A value from lowest to highest, three significant digits, so that it reads well and is the same when written out; every
    /// second time 0 where that stands for all.</returns>
    public double Draw(SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        if (IsSwitch)
        {
            return random.Next(2);
        }

        return IsAllAtZero && random.Next(2) == 0 ? 0 : ValueAt(random.NextDouble());
    }

    /// <summary>The value at a place between lowest and highest.</summary>
    /// <param name="place">0 for the lowest, 1 for the highest value, equal steps between equal ratios; 0 or 1 for a switch.</param>
    internal double ValueAt(double place)
    {
        if (IsSwitch)
        {
            return place < 0.5 ? 0 : 1;
        }

        var value = Low * Math.Pow(High / Low, Math.Clamp(place, 0, 1));
        return Math.Clamp(Whole ? Math.Round(value) : ThreeDigits(value), Low, High);
    }

    /// <summary>Where a value lies between lowest and highest, as <see cref="ValueAt"/> takes it; 0 lies beyond one end.</summary>
    internal double PlaceOf(double value) =>
        IsSwitch ? value
        : value > 0 ? Math.Log(value / Low) / Math.Log(High / Low)
        : IsAllAtZero ? 1 + BeyondTheEnd
        : -BeyondTheEnd;

    private static double ThreeDigits(double value)
    {
        var digits = Math.Clamp(2 - (int)Math.Floor(Math.Log10(value)), 0, 15);
        return Math.Round(value, digits);
    }
}
