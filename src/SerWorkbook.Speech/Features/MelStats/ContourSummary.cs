using SerWorkbook.Speech.Descriptors.Functionals;
using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech.Features.MelStats;

/// <summary>Sums a contour up: mean, standard deviation, percentiles, course, and deviation and percentiles of its changes.</summary>
/// <param name="frames">Frames of the contour, 1 or more.</param>
internal sealed class ContourSummary(int frames)
{
    private readonly float[] _sorted = new float[frames];
    private readonly RisingOrder _order = new(frames);
    private readonly float[] _deltas = new float[frames];
    private readonly double[] _centred = new double[frames];

    /// <summary>The columns of a contour.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="family">What it is about.</param>
    /// <param name="unit">Its unit.</param>
    public static IEnumerable<FeatureColumn> ColumnsOf(string name, FeatureFamily family, string unit) =>
        [
            new($"{name}_mean", family, unit),
            new($"{name}_std", family, unit),
            .. MelStatsPlan.Percentiles.ToArray().Select(share => new FeatureColumn($"{name}_{Percent(share)}", family, unit)),
            .. Enumerable
                .Range(1, MelStatsPlan.Shapes)
                .Select(order => new FeatureColumn(FormattableString.Invariant($"{name}_dct{order}"), family, unit)),
            new($"{name}Delta_std", family, $"{unit} per frame"),
            .. MelStatsPlan
                .DeltaPercentiles.ToArray()
                .Select(share => new FeatureColumn($"{name}Delta_{Percent(share)}", family, $"{unit} per frame")),
        ];

    /// <summary>Fills the columns of one contour.</summary>
    /// <param name="values">One value per frame.</param>
    /// <param name="vector">Takes the columns.</param>
    /// <returns>The rest of the vector.</returns>
    public Span<float> Fill(ReadOnlySpan<float> values, Span<float> vector)
    {
        (vector[0], vector[1]) = Centre(values);
        vector = FillPercentiles(values, MelStatsPlan.Percentiles, vector[2..]);
        for (var order = 1; order <= MelStatsPlan.Shapes; order++)
        {
            vector[order - 1] = (float)(2 * CosineSeries.Product(_centred, order) / frames);
        }

        vector = vector[MelStatsPlan.Shapes..];
        Deltas.Of(values, 1, _deltas);
        (_, vector[0]) = Centre(_deltas);
        return FillPercentiles(_deltas, MelStatsPlan.DeltaPercentiles, vector[1..]);
    }

    private (float Mean, float Deviation) Centre(ReadOnlySpan<float> values)
    {
        var mean = 0.0;
        foreach (var value in values)
        {
            mean += value;
        }

        mean /= frames;
        var squares = 0.0;
        for (var t = 0; t < frames; t++)
        {
            _centred[t] = values[t] - mean;
            squares += _centred[t] * _centred[t];
        }

        return ((float)mean, (float)Math.Sqrt(squares / frames));
    }

    private Span<float> FillPercentiles(ReadOnlySpan<float> values, ReadOnlySpan<double> shares, Span<float> vector)
    {
        values.CopyTo(_sorted);
        _order.Sort(_sorted);
        for (var i = 0; i < shares.Length; i++)
        {
            vector[i] = Percentiles.Of(_sorted, shares[i]);
        }

        return vector[shares.Length..];
    }

    private static string Percent(double share) => FormattableString.Invariant($"p{100 * share:00}");
}
