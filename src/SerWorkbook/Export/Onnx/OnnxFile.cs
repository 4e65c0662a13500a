using Google.Protobuf;
using Onnx;
using SerWorkbook.Speech;
using static Onnx.TensorProto.Types;

namespace SerWorkbook.Export.Onnx;

/// <summary>Makes the ONNX file of a model.</summary>
internal static class OnnxFile
{
    private const int IrVersion = 8;

    /// <summary>The bytes of the file: the same for the same model.</summary>
    /// <param name="model">The model.</param>
    public static byte[] Of(EmotionModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var isWaveform = IsWaveform(model);
        var graph = isWaveform ? OfWaveform(model) : OfFeatures(model);
        var file = new ModelProto
        {
            IrVersion = IrVersion,
            ProducerName = "SerWorkbook",
            ProducerVersion = typeof(OnnxFile).Assembly.GetName().Version!.ToString(3),
            DocString = graph.Graph.DocString,
            Graph = graph.Graph,
        };
        file.OpsetImport.Add(new OperatorSetIdProto { Version = OnnxGraph.OpsetVersion });
        file.OpsetImport.Add(new OperatorSetIdProto { Domain = OnnxGraph.MlDomain, Version = OnnxGraph.MlOpsetVersion });
        OnnxMetadata.Write(file, model, isWaveform);
        return file.ToByteArray();
    }

    /// <summary>Whether a model becomes a graph that takes the waveform.</summary>
    /// <remarks>Features of a speaker's other clips are not in the waveform.</remarks>
    public static bool IsWaveform(EmotionModel model) => model.FeatureSet == FeatureSet.MelStats && !model.NeedsSpeaker;

    private static OnnxGraph OfWaveform(EmotionModel model)
    {
        var graph = new OnnxGraph("emotion", "Emotion of speech from a waveform, 16 kHz, mono, one recording.");
        var waveform = graph.Input(
            OnnxNames.Waveform,
            DataType.Float,
            "The samples of one recording, 16 kHz, mono, full scale -1 to 1, 0.1 s or longer.",
            "samples"
        );
        var (features, isUsable) = new WaveformNodes(graph).Add(waveform);
        new DecisionNodes(graph, model).Add(features, null, isUsable, "1");
        return graph;
    }

    private static OnnxGraph OfFeatures(EmotionModel model)
    {
        var set = model.FeatureSet;
        var graph = new OnnxGraph("emotion", $"Emotion of speech from the {set.Columns.Count} features of {set.Id}.");
        var columns = FormattableString.Invariant($"{set.Columns.Count}");
        var features = graph.Input(
            OnnxNames.Features,
            DataType.Float,
            $"The features of {set.Id}, not scaled, in the order of the metadata.",
            "clips",
            columns
        );
        var ofSpeaker = model.NeedsSpeaker
            ? graph.Input(
                OnnxNames.SpeakerFeatures,
                DataType.Float,
                "The same features in standard deviations from the speaker's mean (SpeakerProfile.Scale).",
                "clips",
                columns
            )
            : null;
        new DecisionNodes(graph, model).Add(features, ofSpeaker, null, "clips");
        return graph;
    }
}
