using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Google.Protobuf;
using Onnx;
using SerWorkbook.Speech;

namespace SerWorkbook.Export.Onnx;

/// <summary>What the metadata of an exported file says.</summary>
/// <param name="IsWaveform">Whether the graph takes a waveform; otherwise it takes features.</param>
/// <param name="Set">The feature set.</param>
/// <param name="Labels">The labels, in the order of the probabilities.</param>
/// <param name="NeedsSpeaker">Whether the graph takes speaker-normalised features, too.</param>
internal sealed record OnnxMetadata(bool IsWaveform, FeatureSet Set, IReadOnlyList<string> Labels, bool NeedsSpeaker)
{
    private const string FormatName = "SerWorkbook emotion model";
    private const string FormatVersion = "1";

    private const string Prefix = "serworkbook.";
    private const string Format = Prefix + "format";
    private const string Version = Prefix + "version";
    private const string InputKind = Prefix + "input";
    private const string SetName = Prefix + "feature_set";
    private const string ColumnNames = Prefix + "columns";
    private const string LabelNames = Prefix + "labels";
    private const string Speaker = Prefix + "needs_speaker";
    private const string GraphHash = Prefix + "graph_sha256";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the metadata of a model.</summary>
    /// <param name="file">The file, its graph complete.</param>
    /// <param name="model">The model.</param>
    /// <param name="isWaveform">Whether the graph takes a waveform.</param>
    public static void Write(ModelProto file, EmotionModel model, bool isWaveform)
    {
        var origin = model.Origin;
        var set = model.FeatureSet;
        Add(file, Format, FormatName);
        Add(file, Version, FormatVersion);
        Add(file, InputKind, isWaveform ? OnnxNames.Waveform : OnnxNames.Features);
        Add(file, SetName, set.Id);
        Add(file, Prefix + "sample_rate", Text(set.SampleRate));
        Add(file, Prefix + "computed_by", isWaveform ? "the graph itself" : CallFor(set));
        Add(file, ColumnNames, Json(set.Columns.Select(column => column.Name)));
        Add(file, LabelNames, Json(model.Labels));
        Add(file, Speaker, model.NeedsSpeaker ? "true" : "false");
        Add(file, Prefix + "corpus", origin.CorpusName);
        Add(file, Prefix + "notice", origin.CorpusNotice ?? "");
        Add(file, Prefix + "data_hash", origin.DataHash);
        Add(file, Prefix + "recordings", Text(origin.Utterances));
        Add(file, Prefix + "speakers", Text(origin.Speakers));
        Add(file, Prefix + "trainer", origin.Trainer);
        Add(file, Prefix + "uar", origin.Uar.ToString("R", CultureInfo.InvariantCulture));
        Add(file, Prefix + "protocol", origin.UarProtocol);
        if (model.Calibration is { } calibration)
        {
            Add(file, Prefix + "calibration", JsonSerializer.Serialize(calibration, Plain));
        }

        if (model.Novelty is { } novelty)
        {
            Add(file, Prefix + "novelty", Json([Text(novelty.Limit), Text(novelty.Answered), novelty.FittedOn]));
        }

        Add(file, GraphHash, HashOf(file.Graph));
    }

    /// <summary>Reads and checks the metadata of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="name">Its name for error messages.</param>
    /// <exception cref="InvalidModelException">The file was not exported by SerWorkbook, or its parts do not fit.</exception>
    public static OnnxMetadata Read(ModelProto file, string name)
    {
        var entries = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in file.MetadataProps)
        {
            entries[entry.Key] = entry.Value;
        }

        if (entries.GetValueOrDefault(Format) != FormatName)
        {
            throw new InvalidModelException(
                name,
                $"this ONNX file was not exported by SerWorkbook, or it was cut off (its metadata must have {Format} \"{FormatName}\")"
            );
        }

        if (entries.GetValueOrDefault(Version) is var version && version != FormatVersion)
        {
            throw new InvalidModelException(name, $"its version is {version ?? "missing"}; this program reads version {FormatVersion}");
        }

        if (file.Graph is null || entries.GetValueOrDefault(GraphHash) != HashOf(file.Graph))
        {
            throw new InvalidModelException(name, $"its graph is not the one that was exported (its hash differs from {GraphHash})");
        }

        var metadata = Parse(entries, name);
        return metadata.FindMisfit(file.Graph) is { } fault ? throw new InvalidModelException(name, fault) : metadata;
    }

    private static OnnxMetadata Parse(Dictionary<string, string> entries, string name)
    {
        var set = FindSet(entries.GetValueOrDefault(SetName), name);
        if (!List(entries, ColumnNames, name).SequenceEqual(set.Columns.Select(column => column.Name)))
        {
            throw new InvalidModelException(name, $"the columns in its metadata are not those of {set.Id}");
        }

        var labels = List(entries, LabelNames, name);
        var input = entries.GetValueOrDefault(InputKind);
        return labels.Length == 0 ? throw new InvalidModelException(name, $"its metadata has no labels ({LabelNames})")
            : input is OnnxNames.Waveform or OnnxNames.Features
                ? new OnnxMetadata(input == OnnxNames.Waveform, set, labels, entries.GetValueOrDefault(Speaker) == "true")
            : throw new InvalidModelException(
                name,
                $"its metadata has the input '{input}'; it must be {OnnxNames.Features} or {OnnxNames.Waveform}"
            );
    }

    private string? FindMisfit(GraphProto graph)
    {
        string[] wanted =
            IsWaveform ? [OnnxNames.Waveform]
            : NeedsSpeaker ? [OnnxNames.Features, OnnxNames.SpeakerFeatures]
            : [OnnxNames.Features];
        var inputs = graph.Input.Select(input => input.Name).ToArray();
        var classes = graph.Output.FirstOrDefault(output => output.Name == OnnxNames.Probabilities)?.Type.TensorType.Shape.Dim[^1].DimValue;
        return !inputs.SequenceEqual(wanted)
                ? $"its graph has the inputs {string.Join(", ", inputs)}; its metadata wants {string.Join(", ", wanted)}"
            : classes != Labels.Count
                ? $"its metadata has {Labels.Count} {(Labels.Count == 1 ? "label" : "labels")}; its graph gives {classes} probabilities"
            : null;
    }

    private static FeatureSet FindSet(string? set, string name)
    {
        try
        {
            return FeatureSet.Find(set ?? "");
        }
        catch (SerException fault)
        {
            throw new InvalidModelException(name, fault.Message, fault);
        }
    }

    private static string[] List(Dictionary<string, string> entries, string key, string name)
    {
        try
        {
            return JsonSerializer.Deserialize<string[]>(entries.GetValueOrDefault(key) ?? "null") ?? [];
        }
        catch (JsonException fault)
        {
            throw new InvalidModelException(name, $"{key} in its metadata is not a JSON list of names", fault);
        }
    }

    private static string CallFor(FeatureSet set) =>
        $"SerWorkbook.Speech: new FeatureExtractor(FeatureSet.Find(\"{set.Id}\")).Extract(\"clip.wav\"); "
        + $"command line: ser features --set {set.Name}";

    private static string HashOf(GraphProto graph) => Convert.ToHexStringLower(SHA256.HashData(graph.ToByteArray()));

    private static string Json(IEnumerable<string> values) => JsonSerializer.Serialize(values, Plain);

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);

    private static void Add(ModelProto file, string key, string value) =>
        file.MetadataProps.Add(new StringStringEntryProto { Key = key, Value = value });
}
