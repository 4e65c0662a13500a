using SerWorkbook.Speech;
using static Onnx.TensorProto.Types;

namespace SerWorkbook.Export.Onnx;

/// <summary>The part of a graph from the features on: probabilities, label, novelty and what the answer is.</summary>
/// <remarks>The answer is that of <see cref="EmotionModel"/>, decided in the same order.</remarks>
internal sealed class DecisionNodes(OnnxGraph graph, EmotionModel model)
{
    /// <summary>The answer where the input cannot be used, such as one with NaN: <see cref="EmotionModel"/> refuses it.</summary>
    public const string Unusable = "unusable";

    private const string Unsure = "unsure";
    private const string NoSpeech = "no speech";

    /// <summary>What the output <c>reason</c> can say; its places are the values of <see cref="PredictionDoubt"/> and one more.</summary>
    public static IReadOnlyList<string> Reasons { get; } = ["none", "lowConfidence", "unlikeTraining", "noSpeech", Unusable];

    /// <summary>Adds everything from the features to the outputs.</summary>
    /// <param name="features">Rows x columns, not scaled, in single precision.</param>
    /// <param name="ofSpeaker">The same, speaker-normalised; <see langword="null"/> where the model does not look at them.</param>
    /// <param name="isUsable">Whether each row can be used, where something else than its values decides; otherwise
    /// <see langword="null"/>.</param>
    /// <param name="rows">The dimension of the rows.</param>
    public void Add(string features, string? ofSpeaker, string? isUsable, string rows)
    {
        graph.Section = "classifier";
        var classifier = new ClassifierNodes(graph);
        var plain = classifier.Add(model.Classifier, graph.Scale(model.Scaler, features), ofSpeaker);
        graph.Section = "calibration";
        var calibrated = classifier.AddTemperature(plain, model.Calibration?.Temperature ?? Temperature.Neutral);
        graph.Section = "answer";

        // As in EmotionModel, the label is that before calibration: afterwards, two probabilities may be as good as equal.
        var label = graph.Node("ArgMax", [plain], OnnxAttribute.Of("axis", 1), OnnxAttribute.Of("keepdims", 0));
        var doubt = AddLowConfidence(calibrated);
        var novelty = model.Novelty is null ? null : AddNovelty(features, model.Novelty);
        graph.Section = "answer";
        doubt = novelty is null ? doubt : AddDoubt(IsAbove(novelty, model.Novelty!.Limit), PredictionDoubt.UnlikeTraining, doubt);
        doubt = AddDoubt(IsBelow(VoicedShare(features), EmotionModel.LeastVoicedShare), PredictionDoubt.NoSpeech, doubt);
        var usable = And(IsFinite(features), ofSpeaker is null ? null : IsFinite(ofSpeaker), isUsable);
        doubt = graph.Choose(usable, doubt, graph.Integer(Reasons.Count - 1));
        AddOutputs(calibrated, label, doubt, novelty, rows);
    }

    private void AddOutputs(string probabilities, string label, string doubt, string? novelty, string rows)
    {
        var count = model.Labels.Count;
        var labels = graph.Constant("labels", model.Labels);
        var answers = graph.Constant("answers", [.. model.Labels, Unsure, NoSpeech, Unusable]);
        var places = graph.Constant("places", [0L, count, count, count + 1, count + 2]);
        var isAnswered = graph.Node("Equal", [doubt, graph.Integer(0)]);
        var answer = graph.Choose(isAnswered, label, graph.Gather(places, doubt, 0));
        var size = FormattableString.Invariant($"{count}");
        graph.Output(
            graph.Cast(probabilities, DataType.Float),
            OnnxNames.Probabilities,
            DataType.Float,
            "Calibrated probability of every label, in the order of the metadata.",
            rows,
            size
        );
        graph.Output(graph.Gather(labels, label, 0), OnnxNames.Label, DataType.String, "The most probable label.", rows);
        graph.Output(label, OnnxNames.LabelIndex, DataType.Int64, "The place of the most probable label, from 0.", rows);
        graph.Output(
            graph.Gather(answers, answer, 0),
            OnnxNames.Answer,
            DataType.String,
            $"What to tell a user: the label, \"{Unsure}\", \"{NoSpeech}\" or \"{Unusable}\".",
            rows
        );
        graph.Output(isAnswered, OnnxNames.Answered, DataType.Bool, "Whether the answer is a label.", rows);
        graph.Output(
            graph.Gather(graph.Constant("reasons", Reasons), doubt, 0),
            OnnxNames.Reason,
            DataType.String,
            $"Why there is no label as answer: {string.Join(", ", Reasons)}.",
            rows
        );
        if (novelty is not null)
        {
            graph.Output(
                graph.Cast(novelty, DataType.Float),
                OnnxNames.Novelty,
                DataType.Float,
                FormattableString.Invariant(
                    $"Distance of the features from the training clips, 0 to 100; above {model.Novelty!.Limit:R} there is no answer."
                ),
                rows
            );
        }
    }

    private string AddLowConfidence(string calibrated) =>
        model.Calibration is null
            ? AddDoubt(Never(calibrated), PredictionDoubt.LowConfidence, graph.Integer(0))
            : AddDoubt(
                IsBelow(graph.Reduce("ReduceMax", calibrated, 1, keep: false), model.Calibration.UnsureBelow),
                PredictionDoubt.LowConfidence,
                graph.Integer(0)
            );

    // As ModelNovelty.DistanceOf; columns with the scale 0 add nothing.
    private string AddNovelty(string features, ModelNovelty novelty)
    {
        graph.Section = "novelty";
        var columns = novelty.Mean.Length;
        var z = graph.Multiply(
            graph.Subtract(graph.Widen(features), graph.Wide("mean", novelty.Mean, columns)),
            graph.Wide("scale", novelty.Scale, columns)
        );
        var capped = graph.Node("Min", [graph.Multiply(z, z), graph.Number(ModelNovelty.LargestSquare)]);
        var sum = graph.Node("ReduceSum", [capped, graph.Constant("axis", 1L)], OnnxAttribute.Of("keepdims", 0));
        return graph.Divide(sum, graph.Number(novelty.Scale.Count(scale => scale != 0)));
    }

    // As FeatureSet.VoicedShareOf.
    private string VoicedShare(string features)
    {
        graph.Section = "speech";
        var places = graph.Constant("columns", [.. model.FeatureSet.VoicingColumns.Select(column => (long)column)]);
        return graph.Reduce("ReduceProd", graph.Widen(graph.Gather(features, places, 1)), 1, keep: false);
    }

    private string AddDoubt(string condition, PredictionDoubt doubt, string otherwise) =>
        graph.Choose(condition, graph.Integer((long)doubt), otherwise);

    private string IsBelow(string value, double limit) => graph.Node("Less", [value, graph.Number(limit)]);

    private string IsAbove(string value, double limit) => graph.Node("Greater", [value, graph.Number(limit)]);

    // One "no" per row.
    private string Never(string probabilities) =>
        IsBelow(graph.Reduce("ReduceMax", probabilities, 1, keep: false), double.NegativeInfinity);

    // NaN is not below infinity either.
    private string IsFinite(string features)
    {
        var isFinite = graph.Node("Less", [graph.Node("Abs", [features]), graph.Single(float.PositiveInfinity)]);
        return graph.All(isFinite, 1);
    }

    private string And(params IEnumerable<string?> conditions) =>
        conditions.OfType<string>().Aggregate((a, b) => graph.Node("And", [a, b]));
}
