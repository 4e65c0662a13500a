using Google.Protobuf;
using Onnx;
using static Onnx.AttributeProto.Types;

namespace SerWorkbook.Export.Onnx;

/// <summary>Attributes of nodes.</summary>
internal static class OnnxAttribute
{
    /// <summary>An integer.</summary>
    public static AttributeProto Of(string name, long value) =>
        new()
        {
            Name = name,
            Type = AttributeType.Int,
            I = value,
        };

    /// <summary>A text.</summary>
    public static AttributeProto Of(string name, string value) =>
        new()
        {
            Name = name,
            Type = AttributeType.String,
            S = ByteString.CopyFromUtf8(value),
        };

    /// <summary>Several integers.</summary>
    public static AttributeProto Of(string name, IEnumerable<long> values)
    {
        var attribute = new AttributeProto { Name = name, Type = AttributeType.Ints };
        attribute.Ints.AddRange(values);
        return attribute;
    }

    /// <summary>Several numbers.</summary>
    public static AttributeProto Of(string name, IEnumerable<float> values)
    {
        var attribute = new AttributeProto { Name = name, Type = AttributeType.Floats };
        attribute.Floats.AddRange(values);
        return attribute;
    }

    /// <summary>Several texts.</summary>
    public static AttributeProto Of(string name, IEnumerable<string> values)
    {
        var attribute = new AttributeProto { Name = name, Type = AttributeType.Strings };
        attribute.Strings.AddRange(values.Select(ByteString.CopyFromUtf8));
        return attribute;
    }
}
