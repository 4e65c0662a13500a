using System.Text.Json.Serialization;

namespace SerWorkbook.Speech.Expressions;

/// <summary>The content of a file of expressions.</summary>
internal sealed record ExpressionFile(string Format, int Version, Expression[] Emotions);

/// <summary>Metadata of that file, generated at build time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    WriteIndented = true
)]
[JsonSerializable(typeof(ExpressionFile))]
internal sealed partial class ExpressionMetadata : JsonSerializerContext;
