using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using SerWorkbook.Speech;
using SerWorkbook.Speech.Prediction;
using SerWorkbook.Text;

namespace SerWorkbook.Export;

/// <summary>Writes and reads <c>training.json</c>.</summary>
internal static class TrainingRecordFile
{
    /// <summary>The file's usual name.</summary>
    public const string Name = "training.json";

    private const string FormatName = "SerWorkbook training record";
    private const int FormatVersion = 1;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Renders a record as JSON.</summary>
    public static string ToJson(TrainingRecord record) =>
        JsonChecksum.Add(JsonSerializer.Serialize(new Content(FormatName, FormatVersion, record), Options)) + "\n";

    /// <summary>Reads the record of a model.</summary>
    /// <param name="path">The file.</param>
    /// <param name="model">The model that it must be of.</param>
    /// <returns><see langword="null"/> where there is no such file.</returns>
    /// <exception cref="SerException">It is not a training record, or that of another model.</exception>
    public static TrainingRecord? Load(string path, EmotionModel model)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        Content? content;
        var json = TextFile.Read(path);
        try
        {
            content = JsonSerializer.Deserialize<Content>(json, Options);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new SerException($"{path}: this is not a training record of 'ser search' (JSON with format, labels and rows)", fault);
        }

        var record = content?.Format == FormatName && content.Version == FormatVersion ? content.Record : null;
        var wrong =
            record is null ? $"this is not a training record of 'ser search' with version {FormatVersion}"
            : record.FindFault() is { } fault2 ? fault2
            : record.DataHash != model.Origin.DataHash || record.Recipe != model.Origin.Trainer
                ? "it is the record of another model than the one beside it; search again, or delete it to export without it"
            : JsonChecksum.FindFault(Encoding.UTF8.GetBytes(json), content!.Sha256);
        return wrong is null ? record : throw new SerException($"{path}: {wrong}");
    }

    private sealed record Content(
        string Format,
        int Version,
        TrainingRecord Record,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Sha256 = null
    );
}
