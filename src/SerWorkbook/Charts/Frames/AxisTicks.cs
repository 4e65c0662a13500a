using System.Globalization;
using SerWorkbook.Charts.Grammar;

namespace SerWorkbook.Charts.Frames;

/// <summary>Chooses round places for labels on a number axis.</summary>
internal static class AxisTicks
{
    /// <summary>From so many decades on, a log axis has labels at powers of ten only.</summary>
    public const double DecadesOnly = 2;

    /// <summary>Up to <paramref name="most"/> labels at round values within the frame; positions are values, not places.</summary>
    public static IReadOnlyList<AxisTick> Of(AxisFrame frame, int most) =>
        frame.Axis.Ticks.Count > 0 ? [.. frame.Axis.Ticks.Where(t => Within(frame, AxisFrame.Place(frame.Axis, t.Position)))]
        : frame.Axis.Scale == AxisScale.Log ? Log(frame, most)
        : Linear(frame.From, frame.To, most, frame.CountsThings);

    public static IReadOnlyList<AxisTick> Linear(double from, double to, int most, bool whole = false)
    {
        var step = Math.Max(whole ? 1 : 0, Step((to - from) / Math.Max(1, most)));
        step = whole ? Math.Ceiling(step) : step;
        var first = (long)Math.Ceiling(from / step - 1e-9);
        var last = (long)Math.Floor(to / step + 1e-9);
        var decimals = Math.Clamp(-(int)Math.Floor(Math.Log10(step) + 1e-9) + (IsQuarter(step) ? 1 : 0), 0, 12);
        var format = decimals == 0 ? "#,##0" : "#,##0." + new string('0', decimals);
        return [.. Range(first, last).Select(i => new AxisTick(i * step, Text(i * step, format)))];
    }

    private static IReadOnlyList<AxisTick> Log(AxisFrame frame, int most)
    {
        var (low, high) = ((int)Math.Floor(frame.From), (int)Math.Ceiling(frame.To));
        double[][] choices =
            frame.Span >= DecadesOnly
                ?
                [
                    [1],
                ]
                :
                [
                    [1, 2, 5],
                    [1],
                ];
        foreach (var digits in choices)
        {
            var ticks = Range(low, high)
                .SelectMany(e => digits.Select(d => d * Math.Pow(10, e)))
                .Where(v => Within(frame, Math.Log10(v)))
                .ToArray();
            if (ticks.Length <= most && ticks.Length > 0)
            {
                return [.. ticks.Select(v => new AxisTick(v, Text(v, "#,##0.############")))];
            }
        }

        var skip = Math.Max(1, (high - low) / Math.Max(1, most - 1));
        return
        [
            .. Range(low, high)
                .Where(e => (e - low) % skip == 0)
                .Select(e => Math.Pow(10, e))
                .Where(v => Within(frame, Math.Log10(v)))
                .Select(v => new AxisTick(v, Text(v, "#,##0.############"))),
        ];
    }

    // 1, 2, 2.5 or 5 times a power of ten, not below the wish.
    private static double Step(double wish)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(wish) + 1e-9));
        foreach (var factor in (double[])[1, 2, 2.5, 5])
        {
            if (factor * power >= wish * (1 - 1e-9))
            {
                return factor * power;
            }
        }

        return 10 * power;
    }

    private static bool IsQuarter(double step) => Math.Abs(step / Math.Pow(10, Math.Floor(Math.Log10(step) + 1e-9)) - 2.5) < 1e-6;

    private static string Text(double value, string format) =>
        Math.Abs(value) >= 1e9 ? value.ToString("0.##e+0", CultureInfo.InvariantCulture)
        : value == 0 ? 0.0.ToString(format, CultureInfo.InvariantCulture)
        : value.ToString(format, CultureInfo.InvariantCulture);

    private static bool Within(AxisFrame frame, double place) =>
        place >= frame.From - frame.Span * 1e-9 && place <= frame.To + frame.Span * 1e-9;

    private static IEnumerable<long> Range(long from, long to)
    {
        for (var i = from; i <= to; i++)
        {
            yield return i;
        }
    }
}
