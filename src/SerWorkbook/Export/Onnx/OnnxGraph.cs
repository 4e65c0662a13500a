using System.Globalization;
using System.Runtime.InteropServices;
using Google.Protobuf;
using Onnx;
using static Onnx.TensorProto.Types;

namespace SerWorkbook.Export.Onnx;

/// <summary>Builds an ONNX graph node by node; values are known by their names.</summary>
/// <remarks>
/// Any operator of the operator sets in <see cref="OpsetVersion"/> and <see cref="MlOpsetVersion"/> can be added, convolutions and
/// recurrent layers included. Names are made from the current section, the operator and a number, so that the same model gives the
/// same bytes.
/// </remarks>
internal sealed class OnnxGraph
{
    /// <summary>The version of the operators without a domain: old enough for runtimes since 2022.</summary>
    public const int OpsetVersion = 17;

    /// <summary>The version of the operators of the domain <see cref="MlDomain"/>.</summary>
    public const int MlOpsetVersion = 3;

    /// <summary>The domain of tree ensembles.</summary>
    public const string MlDomain = "ai.onnx.ml";

    private readonly GraphProto _graph;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<(DataType Type, double Value), string> _scalars = [];

    /// <summary>Makes an empty graph.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it computes, for readers.</param>
    public OnnxGraph(string name, string description) => _graph = new GraphProto { Name = name, DocString = description };

    /// <summary>What the nodes that are added next belong to; part of their names.</summary>
    public string Section { get; set; } = "model";

    /// <summary>The finished graph.</summary>
    public GraphProto Graph => _graph;

    /// <summary>Adds an input.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">The type of its values.</param>
    /// <param name="description">What it takes, for readers.</param>
    /// <param name="dimensions">A number, or a name where the size is not fixed.</param>
    /// <returns>The name.</returns>
    public string Input(string name, DataType type, string description, params ReadOnlySpan<string> dimensions)
    {
        _graph.Input.Add(Describe(name, type, description, dimensions));
        return name;
    }

    /// <summary>Adds an output.</summary>
    /// <param name="value">The value that is given out.</param>
    /// <param name="name">Its name for users.</param>
    /// <param name="type">The type of its values.</param>
    /// <param name="description">What it gives, for readers.</param>
    /// <param name="dimensions">A number, or a name where the size is not fixed.</param>
    public void Output(string value, string name, DataType type, string description, params ReadOnlySpan<string> dimensions)
    {
        _graph.Output.Add(Describe(name, type, description, dimensions));
        var node = new NodeProto { OpType = "Identity", Name = name };
        node.Input.Add(value);
        node.Output.Add(name);
        _graph.Node.Add(node);
    }

    /// <summary>Adds a node with one output.</summary>
    /// <param name="operation">The operator, such as <c>MatMul</c>.</param>
    /// <param name="inputs">The values that go in; an empty name for one that is left out.</param>
    /// <param name="attributes">The operator's attributes.</param>
    /// <returns>The value that comes out.</returns>
    public string Node(string operation, ReadOnlySpan<string> inputs, params ReadOnlySpan<AttributeProto> attributes) =>
        Nodes(operation, 1, inputs, attributes)[0];

    /// <summary>Adds a node with several outputs.</summary>
    /// <param name="operation">The operator, such as <c>TopK</c>.</param>
    /// <param name="outputs">Number of outputs.</param>
    /// <param name="inputs">The values that go in.</param>
    /// <param name="attributes">The operator's attributes.</param>
    /// <returns>The values that come out.</returns>
    public string[] Nodes(string operation, int outputs, ReadOnlySpan<string> inputs, params ReadOnlySpan<AttributeProto> attributes)
    {
        var name = NameOf(operation);
        var node = new NodeProto { OpType = operation, Name = name };
        node.Input.AddRange(inputs.ToArray());
        node.Attribute.AddRange(attributes.ToArray());
        node.Output.AddRange(outputs == 1 ? [name] : Enumerable.Range(0, outputs).Select(i => $"{name}.{i}"));
        _graph.Node.Add(node);
        return [.. node.Output];
    }

    /// <summary>Adds a node of the domain <see cref="MlDomain"/>.</summary>
    /// <param name="operation">The operator.</param>
    /// <param name="input">The value that goes in.</param>
    /// <param name="attributes">The operator's attributes.</param>
    /// <returns>The value that comes out.</returns>
    public string MlNode(string operation, string input, params ReadOnlySpan<AttributeProto> attributes)
    {
        var value = Node(operation, [input], attributes);
        _graph.Node[^1].Domain = MlDomain;
        return value;
    }

    /// <summary>Adds constants in single precision.</summary>
    /// <param name="name">What they are.</param>
    /// <param name="values">The values, the last dimension running fastest.</param>
    /// <param name="dimensions">Their number in every dimension.</param>
    public string Constant(string name, ReadOnlySpan<float> values, params ReadOnlySpan<long> dimensions) =>
        Constant(name, DataType.Float, MemoryMarshal.AsBytes(values), dimensions);

    /// <summary>Adds constants in double precision.</summary>
    /// <param name="name">What they are.</param>
    /// <param name="values">The values, the last dimension running fastest.</param>
    /// <param name="dimensions">Their number in every dimension.</param>
    public string Constant(string name, ReadOnlySpan<double> values, params ReadOnlySpan<long> dimensions) =>
        Constant(name, DataType.Double, MemoryMarshal.AsBytes(values), dimensions);

    /// <summary>Adds a vector of integers.</summary>
    /// <param name="name">What they are.</param>
    /// <param name="values">The values.</param>
    public string Constant(string name, params ReadOnlySpan<long> values) =>
        Constant(name, DataType.Int64, MemoryMarshal.AsBytes(values), [values.Length]);

    /// <summary>Adds a vector of texts.</summary>
    /// <param name="name">What they are.</param>
    /// <param name="values">The texts.</param>
    public string Constant(string name, IEnumerable<string> values)
    {
        var tensor = new TensorProto { Name = NameOf(name), DataType = (int)DataType.String };
        tensor.StringData.AddRange(values.Select(ByteString.CopyFromUtf8));
        tensor.Dims.Add(tensor.StringData.Count);
        _graph.Initializer.Add(tensor);
        return tensor.Name;
    }

    /// <summary>Adds constants that are stored in single precision and used in double precision.</summary>
    /// <param name="name">What they are.</param>
    /// <param name="values">The values, the last dimension running fastest.</param>
    /// <param name="dimensions">Their number in every dimension.</param>
    public string Wide(string name, ReadOnlySpan<float> values, params ReadOnlySpan<long> dimensions) =>
        Cast(Constant(name, values, dimensions), DataType.Double);

    /// <summary>A single number in double precision.</summary>
    public string Number(double value) => Scalar(DataType.Double, value, () => Constant("number", [value], []));

    /// <summary>A single number in single precision.</summary>
    public string Single(float value) => Scalar(DataType.Float, value, () => Constant("single", [value], []));

    /// <summary>A single integer.</summary>
    public string Integer(long value) =>
        Scalar(DataType.Int64, value, () => Constant("integer", DataType.Int64, MemoryMarshal.AsBytes<long>([value]), []));

    /// <summary>Converts values.</summary>
    public string Cast(string value, DataType type) => Node("Cast", [value], OnnxAttribute.Of("to", (long)type));

    private string Scalar(DataType type, double value, Func<string> add) =>
        _scalars.TryGetValue((type, value), out var name) ? name : _scalars[(type, value)] = add();

    private string Constant(string name, DataType type, ReadOnlySpan<byte> bytes, ReadOnlySpan<long> dimensions)
    {
        var tensor = new TensorProto
        {
            Name = NameOf(name),
            DataType = (int)type,
            RawData = ByteString.CopyFrom(bytes),
        };
        tensor.Dims.AddRange(dimensions.ToArray());
        _graph.Initializer.Add(tensor);
        return tensor.Name;
    }

    private string NameOf(string kind)
    {
        var name = $"{Section}/{kind}";
        var number = _numbers.GetValueOrDefault(name) + 1;
        _numbers[name] = number;
        return number == 1 ? name : FormattableString.Invariant($"{name}.{number}");
    }

    private static ValueInfoProto Describe(string name, DataType type, string description, ReadOnlySpan<string> dimensions)
    {
        var shape = new TensorShapeProto();
        foreach (var dimension in dimensions)
        {
            shape.Dim.Add(
                long.TryParse(dimension, NumberStyles.None, CultureInfo.InvariantCulture, out var size)
                    ? new TensorShapeProto.Types.Dimension { DimValue = size }
                    : new TensorShapeProto.Types.Dimension { DimParam = dimension }
            );
        }

        return new ValueInfoProto
        {
            Name = name,
            DocString = description,
            Type = new TypeProto
            {
                TensorType = new TypeProto.Types.Tensor { ElemType = (int)type, Shape = shape },
            },
        };
    }
}
