using SerWorkbook.Evaluation.Scores;
using SerWorkbook.Speech;

namespace SerWorkbook;

/// <summary>What a trainer gives: plain weights, and the trainer's own form where there is one.</summary>
/// <param name="Labels">The emotions that it learnt, in the order of the classifier's classes.</param>
/// <param name="Scaler">Scales the features.</param>
/// <param name="Classifier">The weights.</param>
/// <param name="MlNet">The same model as ML.NET holds it; <see langword="null"/> for other trainers.</param>
public sealed record TrainedModel(IReadOnlyList<string> Labels, Standardiser Scaler, Classifier Classifier, MlNetModel? MlNet)
    : IProbabilityModel
{
    /// <inheritdoc/>
    public double[] Predict(ReadOnlySpan<float> features, IReadOnlyList<string> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var scaled = new float[features.Length];
        Scaler.Apply(features, scaled);
        var learnt = new double[Labels.Count];
        Classifier.Predict(scaled, learnt);
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
}
