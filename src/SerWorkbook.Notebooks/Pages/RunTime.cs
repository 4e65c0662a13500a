using System.Globalization;

namespace SerWorkbook.Notebooks.Pages;

/// <summary>Writes how long something took.</summary>
internal static class RunTime
{
    /// <summary>Writes a time to two digits or so.</summary>
    /// <param name="seconds">The time, in seconds.</param>
    /// <returns>For example <c>45 ms</c>, <c>2.5 s</c> or <c>3 min 5 s</c>.</returns>
    public static string Text(double seconds)
    {
        var culture = CultureInfo.InvariantCulture;
        return seconds switch
        {
            < 0.9995 => string.Create(culture, $"{seconds * 1000:0} ms"),
            < 9.95 => string.Create(culture, $"{seconds:0.0} s"),
            < 59.5 => string.Create(culture, $"{seconds:0} s"),
            _ => string.Create(culture, $"{(int)Math.Round(seconds) / 60} min {(int)Math.Round(seconds) % 60} s"),
        };
    }
}
