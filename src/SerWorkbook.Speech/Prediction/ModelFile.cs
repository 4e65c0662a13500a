using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using SerWorkbook.Speech.Prediction;

namespace SerWorkbook.Speech;

/// <summary>Writes and reads models as JSON.</summary>
/// <remarks>
/// The file is an object with <c>format</c> ("SerWorkbook emotion model"), <c>version</c> (1; 2 where a part is marked <c>perSpeaker</c>),
/// <c>featureSet</c> (such as
/// "SerFull-2"), <c>columns</c> (the names of its columns), <c>labels</c>, <c>scaler</c> (<c>offset</c> and <c>scale</c>, one
/// value per column), <c>classifier</c> (<c>kind</c> and its weights; for the formulas see <see cref="SoftmaxLinearClassifier"/>,
/// <see cref="OneVersusAllLinearClassifier"/>, <see cref="OneVersusAllTreeClassifier"/>, <see cref="SoftmaxKernelClassifier"/>,
/// <see cref="ScaledClassifier"/> and <see cref="EnsembleClassifier"/>), <c>origin</c> and, if the model has them, <c>calibration</c>
/// (<c>temperature</c>, <c>unsureBelow</c>, <c>coverage</c>, <c>accuracy</c>, <c>protocol</c>; see <see cref="ModelCalibration"/>)
/// and <c>novelty</c> (<c>mean</c>, <c>scale</c>, <c>limit</c>, <c>answered</c>, <c>fittedOn</c>; see <see cref="ModelNovelty"/>).
/// To predict: extract the columns, scale each as (value - offset) x scale, apply the classifier; probability i belongs to label i.
/// With a novelty, there is no answer if the mean of min(((value - mean) x scale)², 100) over the columns with a scale above 0
/// exceeds limit. With a calibration, raise each probability to 1 / temperature and divide
/// by the sum; the model is unsure if the highest is below unsureBelow. Files with and without calibration have the same
/// version: a reader that ignores it predicts the same emotions with other probabilities. A <c>scaled</c> classifier with
/// <c>perSpeaker</c> true was trained on speaker-normalised features: normalise them first, by
/// <see cref="SpeakerProfile"/>, instead of <c>scaler</c>. Such a file says <c>needsSpeaker</c> true and has version 2, so that
/// older readers refuse it. The last member, <c>sha256</c>, is the hash of all bytes before it; files of earlier versions have none.
/// </remarks>
public static partial class ModelFile
{
    private const string FormatName = "SerWorkbook emotion model";
    private const int FormatVersion = 1;
    private const int SpeakerVersion = 2;

    // Metadata that is generated at build time: programs that are trimmed or compiled ahead of time can read models, too.
    private static readonly JsonTypeInfo<Content> Form = new ModelMetadata(
        new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            AllowOutOfOrderMetadataProperties = true,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            AllowDuplicateProperties = false,
            Converters = { new NumberArrayConverter() },
        }
    ).Content;

    /// <summary>Renders a model as JSON.</summary>
    /// <param name="model">The model.</param>
    public static string ToJson(EmotionModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var content = new Content(
            FormatName,
            model.NeedsSpeaker ? SpeakerVersion : FormatVersion,
            model.FeatureSet.Id,
            [.. model.FeatureSet.Columns.Select(column => column.Name)],
            [.. model.Labels],
            model.Scaler,
            model.Classifier,
            model.Origin,
            model.Calibration,
            model.NeedsSpeaker,
            model.Novelty
        );
        return JsonChecksum.Add(JsonSerializer.Serialize(content, Form)) + "\n";
    }

    /// <summary>Writes a model to a file atomically.</summary>
    /// <param name="path">The file; its folder must exist. An existing file is replaced.</param>
    /// <param name="model">The model.</param>
    public static void Save(string path, EmotionModel model) => AtomicFile.WriteAllText(path, ToJson(model));

    /// <summary>The file that <see cref="EmotionModel.Load(string)"/> reads: the path itself, or the model in a folder.</summary>
    /// <param name="path">A file, or a folder that holds a model, a bundle or the results of a search.</param>
    /// <exception cref="InvalidModelException">The folder holds no model, or two bundles.</exception>
    public static string Locate(string path) => ModelStream.FileOf(path);

    /// <summary>Reads a model from a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidModelException">There is no such file, or it is not a usable model.</exception>
    public static EmotionModel Load(string path)
    {
        using var stream = ModelStream.OpenRead(path, "a model file (model.json)");
        return Load(stream, path);
    }

    /// <summary>Reads a model from a seekable stream.</summary>
    internal static EmotionModel Load(Stream stream, string name)
    {
        if (stream.Length - stream.Position > Array.MaxLength)
        {
            throw new InvalidModelException(name, $"it has {stream.Length} bytes; a model file has {Array.MaxLength} at most");
        }

        byte[] bytes;
        try
        {
            bytes = new byte[stream.Length - stream.Position];
            stream.ReadExactly(bytes);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InvalidModelException(name, "the file cannot be opened for reading", fault);
        }

        return Parse(bytes, name);
    }

    /// <summary>Reads a model from the bytes of a file.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="name">The name for error messages.</param>
    /// <param name="isHashed">Whether a bundle has vouched for the bytes already.</param>
    internal static EmotionModel Parse(byte[] content, string name, bool isHashed = false) =>
        UnicodeText.ToUtf8(content, out var json) is { } bad
            ? throw new InvalidModelException(name, bad)
            : Parse(json.Span, name, isHashed);

    /// <summary>Reads a model from JSON.</summary>
    /// <param name="json">The JSON, as from <see cref="ToJson"/>.</param>
    /// <param name="name">The name for error messages.</param>
    /// <exception cref="InvalidModelException">The text is not a usable model.</exception>
    public static EmotionModel Parse(string json, string name) => Parse(Encoding.UTF8.GetBytes(json), name, isHashed: false);

    private static EmotionModel Parse(ReadOnlySpan<byte> json, string name, bool isHashed)
    {
        Content? content;
        try
        {
            content = JsonSerializer.Deserialize(json, Form);
        }
        catch (Exception fault) when (fault is JsonException or NotSupportedException)
        {
            throw new InvalidModelException(
                name,
                "this is not a model file of SerWorkbook (JSON with format, labels, scaler and classifier)" + JsonFault.Place(fault),
                fault
            );
        }

        if (content?.Format != FormatName)
        {
            throw new InvalidModelException(name, $"this is not a model file of SerWorkbook (its format must be \"{FormatName}\")");
        }

        return content.Version is FormatVersion or SpeakerVersion
            ? Build(content, isHashed ? null : JsonChecksum.FindFault(json, content.Sha256, content.Others), name)
            : throw new InvalidModelException(
                name,
                $"its version is {content.Version}; this program reads the versions {FormatVersion} and {SpeakerVersion}"
            );
    }

    private static EmotionModel Build(Content content, string? change, string name)
    {
        try
        {
            var set = FeatureSet.Find(content.FeatureSet);
            var model = set.Columns.Select(column => column.Name).SequenceEqual(content.Columns)
                ? new EmotionModel(
                    set,
                    content.Labels,
                    content.Scaler,
                    content.Classifier,
                    content.Origin,
                    content.Calibration,
                    content.Novelty
                )
                : throw new InvalidModelException(name, $"its columns are not those of {set.Id}");
            if (model.NeedsSpeaker != content.NeedsSpeaker || model.NeedsSpeaker != (content.Version == SpeakerVersion))
            {
                throw new InvalidModelException(
                    name,
                    $"its version ({content.Version}) and needsSpeaker do not fit its classifier, which "
                        + $"{(model.NeedsSpeaker ? "looks" : "does not look")} at features scaled per speaker"
                );
            }

            return change is null ? model : throw new InvalidModelException(name, change);
        }
        catch (Exception fault) when (fault is ArgumentException or (SerException and not InvalidModelException))
        {
            throw new InvalidModelException(name, fault.Message, fault);
        }
    }

    private sealed record Content(
        string Format,
        int Version,
        string FeatureSet,
        string[] Columns,
        string[] Labels,
        Standardiser Scaler,
        Classifier Classifier,
        ModelOrigin Origin,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ModelCalibration? Calibration = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool NeedsSpeaker = false,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ModelNovelty? Novelty = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Sha256 = null
    )
    {
        /// <summary>Members that such a file does not have.</summary>
        [JsonExtensionData]
        public IDictionary<string, JsonElement>? Others { get; set; }
    }

    [JsonSerializable(typeof(Content))]
    private sealed partial class ModelMetadata : JsonSerializerContext;
}
