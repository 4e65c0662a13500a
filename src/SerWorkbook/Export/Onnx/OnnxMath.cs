using static Onnx.TensorProto.Types;

namespace SerWorkbook.Export.Onnx;

/// <summary>Short forms of operators that every part of a model uses.</summary>
internal static class OnnxMath
{
    /// <summary>Adds values.</summary>
    public static string Add(this OnnxGraph graph, string a, string b) => graph.Node("Add", [a, b]);

    /// <summary>Subtracts values.</summary>
    public static string Subtract(this OnnxGraph graph, string a, string b) => graph.Node("Sub", [a, b]);

    /// <summary>Multiplies values.</summary>
    public static string Multiply(this OnnxGraph graph, string a, string b) => graph.Node("Mul", [a, b]);

    /// <summary>Divides values.</summary>
    public static string Divide(this OnnxGraph graph, string a, string b) => graph.Node("Div", [a, b]);

    /// <summary>Multiplies matrices.</summary>
    public static string Product(this OnnxGraph graph, string a, string b) => graph.Node("MatMul", [a, b]);

    /// <summary>Chooses between values.</summary>
    public static string Choose(this OnnxGraph graph, string condition, string yes, string no) => graph.Node("Where", [condition, yes, no]);

    /// <summary>Sums a dimension up, which stays as one of size 1.</summary>
    public static string Sum(this OnnxGraph graph, string value, long axis) =>
        graph.Node("ReduceSum", [value, graph.Constant("axis", axis)], OnnxAttribute.Of("keepdims", 1));

    /// <summary>Takes some places of a dimension.</summary>
    public static string Gather(this OnnxGraph graph, string value, string places, long axis) =>
        graph.Node("Gather", [value, places], OnnxAttribute.Of("axis", axis));

    /// <summary>Gives values another shape.</summary>
    public static string Reshape(this OnnxGraph graph, string value, params ReadOnlySpan<long> shape) =>
        graph.Node("Reshape", [value, graph.Constant("shape", shape)]);

    /// <summary>Reduces dimensions by an operator that takes the axes as an attribute.</summary>
    public static string Reduce(this OnnxGraph graph, string operation, string value, long axis, bool keep = true) =>
        graph.Node(operation, [value], OnnxAttribute.Of("axes", [axis]), OnnxAttribute.Of("keepdims", keep ? 1 : 0));

    /// <summary>Scales columns as <see cref="Speech.Standardiser.Apply"/> does, in single precision.</summary>
    public static string Scale(this OnnxGraph graph, Speech.Standardiser scaler, string features) =>
        graph.Multiply(
            graph.Subtract(features, graph.Constant("offset", scaler.Offset, scaler.Offset.Length)),
            graph.Constant("scale", scaler.Scale, scaler.Scale.Length)
        );

    /// <summary>Divides rows by their sum; equal shares where nothing is above 0, as the classifiers do.</summary>
    public static string Normalise(this OnnxGraph graph, string values, int columns)
    {
        var sum = graph.Sum(values, 1);
        var isNothing = graph.Node("LessOrEqual", [sum, graph.Number(0)]);
        return graph.Choose(isNothing, graph.Number(1.0 / columns), graph.Divide(values, sum));
    }

    /// <summary>Takes the places of a dimension from a start to an end, both vectors of one value.</summary>
    public static string Slice(this OnnxGraph graph, string value, string start, string end, long axis) =>
        graph.Node("Slice", [value, start, end, graph.Constant("axis", axis)]);

    /// <summary>Whether all of a dimension are true.</summary>
    public static string All(this OnnxGraph graph, string conditions, long axis) =>
        graph.Cast(graph.Reduce("ReduceMin", graph.Cast(conditions, DataType.Int32), axis, keep: axis == 0), DataType.Bool);

    /// <summary>Values in double precision.</summary>
    public static string Widen(this OnnxGraph graph, string value) => graph.Cast(value, DataType.Double);
}
