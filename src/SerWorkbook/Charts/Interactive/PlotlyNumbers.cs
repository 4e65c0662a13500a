using SerWorkbook.Charts.Frames;
using SerWorkbook.Charts.Grammar;

namespace SerWorkbook.Charts.Interactive;

/// <summary>Makes lists of numbers short in JSON.</summary>
internal static class PlotlyNumbers
{
    private const double EvenTolerance = 1e-6;
    private const double LargestExact = 1e12;
    private const int ManyCells = 2500;
    private const double StepsOfRange = 500;

    /// <summary>Positions as the property <paramref name="name"/>, or as start and step where they are even.</summary>
    public static (string Name, object? Value)[] Positions(string name, IReadOnlyList<double> positions)
    {
        var step = MarkExtent.Step(positions);
        var even =
            positions.Count > 4
            && step != 0
            && Math.Abs(positions[^1]) < LargestExact
            && Math.Abs(positions[0]) < LargestExact
            && Enumerable
                .Range(0, positions.Count)
                .All(i => Math.Abs(positions[i] - positions[0] - i * step) <= EvenTolerance * Math.Abs(step));
        return even ? Even(name, positions[0], step) : [(name, positions)];
    }

    /// <summary>Centres of a heatmap's cells as start and step.</summary>
    public static (string Name, object? Value)[] Centres(string name, IReadOnlyList<double> centres) =>
        Even(name, centres[0], MarkExtent.Step(centres));

    /// <summary>Values of a heatmap; where they are many, to a five-hundredth of their range, which no eye sees.</summary>
    public static IReadOnlyList<IReadOnlyList<double>> Cells(Heatmap map, ColorAxis axis)
    {
        if (map.X.Count * map.Y.Count <= ManyCells)
        {
            return map.Rows;
        }

        var step = Math.Pow(10, Math.Floor(Math.Log10((axis.To - axis.From) / StepsOfRange)));
        var decimals = Math.Clamp(-(int)Math.Round(Math.Log10(step)), 0, 15);
        return [.. map.Rows.Select(row => row.Select(v => Math.Round(Math.Round(v / step) * step, decimals)).ToArray())];
    }

    // decimal is written with all its digits, double with five: an error in a step would add up.
    private static (string Name, object? Value)[] Even(string name, double start, double step) =>
        [(name + "0", (decimal)start), ("d" + name, (decimal)step)];
}
