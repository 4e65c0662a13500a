using SerWorkbook.Evaluation.Scores;
using SerWorkbook.Learning.Recipes;
using SerWorkbook.Speech;

namespace SerWorkbook;

/// <summary>What a trainer gives: plain weights, and the trainer's own form where there is one.</summary>
/// <param name="Labels">The emotions that it learnt, in the order of the classifier's classes.</param>
/// <param name="Scaler">Scales the features.</param>
/// <param name="Classifier">The weights; <see langword="null"/> for a <see cref="PipelineTrainer"/>, whose model is ML.NET's alone.</param>
/// <param name="MlNet">The same model as ML.NET holds it; <see langword="null"/> for other trainers.</param>
public sealed record TrainedModel(IReadOnlyList<string> Labels, Standardiser Scaler, Classifier? Classifier, MlNetModel? MlNet)
    : IProbabilityModel
{
    private readonly MlNetScores? _scores = Classifier is null && MlNet is not null ? new MlNetScores(MlNet) : null;

    /// <summary>The weights of a model that has some.</summary>
    /// <exception cref="SerException">It has none.</exception>
    internal Classifier Weights =>
        Classifier
        ?? throw new SerException(
            "A pipeline of ML.NET has no plain weights: it can be searched and evaluated, and ML.NET saves its model, but it cannot be "
                + "part of an ensemble or an exported model."
        );

    /// <inheritdoc/>
    public double[] Predict(ReadOnlySpan<float> features, IReadOnlyList<string> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var learnt = _scores?.Predict(features) ?? Weigh(features);
        var probabilities = new double[labels.Count];
        for (var i = 0; i < labels.Count; i++)
        {
            for (var c = 0; c < learnt.Length; c++)
            {
                probabilities[i] += Labels[c] == labels[i] ? learnt[c] : 0;
            }
        }

        return probabilities;
    }

    private double[] Weigh(ReadOnlySpan<float> features)
    {
        var scaled = new float[features.Length];
        Scaler.Apply(features, scaled);
        var learnt = new double[Labels.Count];
        Weights.Predict(scaled, learnt);
        return learnt;
    }
}
