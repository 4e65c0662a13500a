using SerWorkbook.Speech;
using static Onnx.TensorProto.Types;

namespace SerWorkbook.Export.Onnx;

/// <summary>The part of a graph that sums the frames up in the columns of <see cref="FeatureSet.MelStats"/>.</summary>
/// <remarks>Sums and percentiles are in double precision, as in the library; sorting and changes in single precision.</remarks>
internal sealed class MelStatsNodes(OnnxGraph graph)
{
    private const int Contours = 1 + MelStatsPlan.Bands + MelStatsPlan.Coefficients;

    /// <summary>Adds the vector.</summary>
    /// <param name="frames">The active frames.</param>
    /// <returns>The features, 1 x columns, in single precision.</returns>
    public string Add(MelStatsContours frames)
    {
        graph.Section = "contours";
        var cosines = graph.Constant("cosines", MelStatsPlan.Cosines, MelStatsPlan.Coefficients, MelStatsPlan.Bands);
        var contours = Join(0, frames.Level, frames.Bands, graph.Product(cosines, frames.Bands));
        var count = graph.Widen(graph.Slice(graph.Node("Shape", [contours]), graph.Constant("one", 1L), graph.Constant("two", 2L), 0));
        var series = new CosineNodes(graph, count);
        var ofContours = AddContours(contours, count, series);
        graph.Section = "voice";
        var correlation = graph.Widen(frames.Correlation);
        var voicing = Voicing(frames.Correlation);
        var ofF0 = AddF0(graph.Widen(frames.F0), graph.Widen(voicing), series);
        var ofVoicing = AddVoicing(correlation, graph.Widen(voicing), count, series);
        return graph.Cast(Join(1, graph.Reshape(ofContours, 1, -1), ofF0, ofVoicing), DataType.Float);
    }

    // Contours x functionals.
    private string AddContours(string contours, string count, CosineNodes series)
    {
        var values = graph.Widen(contours);
        var mean = graph.Reduce("ReduceMean", values, 1);
        var centred = graph.Subtract(values, mean);
        var course = graph.Divide(graph.Multiply(series.Products(centred, MelStatsPlan.Shapes), graph.Number(2)), count);
        var deltas = Deltas(contours);
        var changes = graph.Widen(deltas);
        return Join(
            1,
            mean,
            Deviation(centred),
            Percentiles(contours, count, MelStatsPlan.Percentiles),
            course,
            Deviation(graph.Subtract(changes, graph.Reduce("ReduceMean", changes, 1))),
            Percentiles(deltas, count, MelStatsPlan.DeltaPercentiles)
        );
    }

    private string Deviation(string centred) => graph.Node("Sqrt", [graph.Reduce("ReduceMean", graph.Multiply(centred, centred), 1)]);

    // Type 7 of Hyndman and Fan, as the library has it.
    private string Percentiles(string contours, string count, ReadOnlySpan<double> shares)
    {
        var frames = graph.Cast(count, DataType.Int64);
        var sorted = graph.Nodes("TopK", 2, [contours, frames], OnnxAttribute.Of("axis", 1), OnnxAttribute.Of("largest", 0))[0];
        var last = graph.Subtract(count, graph.Number(1));
        var places = graph.Multiply(graph.Constant("shares", shares, shares.Length), last);
        var below = graph.Node("Floor", [places]);
        var above = graph.Node("Min", [graph.Add(below, graph.Number(1)), last]);
        var low = graph.Gather(sorted, graph.Cast(below, DataType.Int64), 1);
        var high = graph.Gather(sorted, graph.Cast(above, DataType.Int64), 1);
        var step = graph.Multiply(graph.Subtract(places, below), graph.Widen(graph.Subtract(high, low)));
        return graph.Add(graph.Widen(low), step);
    }

    // The slope over five frames, the first and last frame repeated beyond the ends (The HTK Book, eq. 5.16 with K = 2).
    private string Deltas(string contours)
    {
        var padded = graph.Node("Pad", [contours, graph.Constant("beyond", 0L, 2L, 0L, 2L)], OnnxAttribute.Of("mode", "edge"));
        var slopes = graph.Node(
            "Conv",
            [graph.Reshape(padded, Contours, 1, -1), graph.Constant("slope", [-0.2f, -0.1f, 0, 0.1f, 0.2f], 1, 1, 5)]
        );
        return graph.Reshape(slopes, Contours, -1);
    }

    private string Voicing(string correlation)
    {
        var above = graph.Subtract(correlation, graph.Single(MelStatsPlan.UnvoicedBelow));
        var share = graph.Divide(above, graph.Single(MelStatsPlan.VoicedFrom - MelStatsPlan.UnvoicedBelow));
        return graph.Node("Clip", [share, graph.Single(0), graph.Single(1)]);
    }

    private string AddF0(string f0, string voicing, CosineNodes series)
    {
        var weights = graph.Add(voicing, graph.Number(MelStatsPlan.LeastWeight));
        var mean = Mean(f0, weights);
        var centred = graph.Subtract(f0, mean);
        var course = graph.Divide(series.Products(graph.Multiply(weights, centred), MelStatsPlan.F0Shapes), graph.Sum(weights, 1));
        return Join(
            1,
            mean,
            Deviation(centred, weights),
            Mean(f0, graph.Multiply(weights, Part(centred, -1))),
            Mean(f0, graph.Multiply(weights, Part(centred, 1))),
            course,
            AddChanges(f0, weights)
        );
    }

    private string Part(string centred, double sign)
    {
        var distance = graph.Multiply(centred, graph.Number(sign / (2 * MelStatsPlan.HalfRange)));
        return graph.Node("Clip", [graph.Add(distance, graph.Number(0.5)), graph.Number(0), graph.Number(1)]);
    }

    private string AddChanges(string f0, string weights)
    {
        var steps = graph.Node(
            "Clip",
            [graph.Subtract(Later(f0), Earlier(f0)), graph.Number(-MelStatsPlan.LargestStep), graph.Number(MelStatsPlan.LargestStep)]
        );
        var both = graph.Node("Min", [Later(weights), Earlier(weights)]);
        var mean = Mean(steps, both);
        return Join(1, mean, Deviation(graph.Subtract(steps, mean), both));
    }

    private string Later(string contour) => graph.Slice(contour, graph.Constant("second", 1L), graph.Constant("end", long.MaxValue), 1);

    private string Earlier(string contour) => graph.Slice(contour, graph.Constant("first", 0L), graph.Constant("last", -1L), 1);

    private string AddVoicing(string correlation, string voicing, string count, CosineNodes series)
    {
        var mean = graph.Reduce("ReduceMean", correlation, 1);
        return Join(
            1,
            mean,
            Deviation(graph.Subtract(correlation, mean)),
            graph.Divide(series.Products(voicing, MelStatsPlan.Shapes), count),
            graph.Reduce("ReduceMean", voicing, 1)
        );
    }

    private string Mean(string values, string weights) =>
        graph.Divide(
            graph.Sum(graph.Multiply(weights, values), 1),
            graph.Node("Max", [graph.Sum(weights, 1), graph.Number(MelStatsPlan.SmallestSum)])
        );

    private string Deviation(string centred, string weights) => graph.Node("Sqrt", [Mean(graph.Multiply(centred, centred), weights)]);

    private string Join(long axis, params ReadOnlySpan<string> values) => graph.Node("Concat", values, OnnxAttribute.Of("axis", axis));
}
