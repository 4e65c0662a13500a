using System.Globalization;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Commands;

/// <summary>Reads spans of time as users write them: 90, 60s, 2m, 1.5h.</summary>
internal static class BudgetText
{
    /// <summary>What a search may take: with a budget as many trials as fit, without one the usual number.</summary>
    public static (TimeSpan? Budget, int? Trials) Limits(string? budget, int? trials) =>
        budget is null ? (null, trials) : (Parse(budget, "--budget"), trials ?? Commands.CommonOptions.MostTrials);

    /// <param name="text">What the user gave.</param>
    /// <param name="option">The option that it was given for.</param>
    public static TimeSpan Parse(string text, string option)
    {
        var (number, factor) =
            text.Length == 0
                ? (text, 1.0)
                : text[^1] switch
                {
                    's' => (text[..^1], 1.0),
                    'm' => (text[..^1], 60.0),
                    'h' => (text[..^1], 3600.0),
                    _ => (text, 1.0),
                };
        return
            double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && value * factor <= 7 * 24 * 3600
            ? TimeSpan.FromSeconds(value * factor)
            : throw new SerException($"{option} is '{text}', which is not a time; write 60s, 2m or 1.5h (a week at most).");
    }
}
