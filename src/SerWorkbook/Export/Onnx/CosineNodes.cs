using static Onnx.TensorProto.Types;

namespace SerWorkbook.Export.Onnx;

/// <summary>Compares contours with cosines of the length of the recording: cos(pi k (t + 0.5) / T).</summary>
internal sealed class CosineNodes
{
    private readonly OnnxGraph _graph;
    private readonly string _turns;

    /// <summary>Adds what all comparisons share.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="count">Number of frames, a vector of one value in double precision.</param>
    public CosineNodes(OnnxGraph graph, string count)
    {
        _graph = graph;
        var end = graph.Reshape(graph.Cast(count, DataType.Int64));
        var frames = graph.Widen(graph.Node("Range", [graph.Integer(0), end, graph.Integer(1)]));
        var turns = graph.Divide(graph.Add(frames, graph.Number(0.5)), count);
        _turns = graph.Reshape(graph.Multiply(turns, graph.Number(Math.PI)), -1, 1);
    }

    /// <summary>The sums of the products with the first cosines.</summary>
    /// <param name="contours">Contours x frames, in double precision.</param>
    /// <param name="orders">Number of cosines.</param>
    /// <returns>Contours x orders, in double precision.</returns>
    public string Products(string contours, int orders)
    {
        double[] factors = [.. Enumerable.Range(1, orders).Select(order => (double)order)];
        var angles = _graph.Multiply(_turns, _graph.Constant("orders", factors, 1, orders));

        // Runtimes have the cosine in single precision.
        var cosines = _graph.Widen(_graph.Node("Cos", [_graph.Cast(angles, DataType.Float)]));
        return _graph.Product(contours, cosines);
    }
}
