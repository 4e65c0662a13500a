using System.Text.Json.Serialization;

namespace SerWorkbook.Speech;

/// <summary>Plain weights that give each class a probability, for features that are scaled already.</summary>
/// <remarks>The kinds and their formulas are all that is needed to predict in any other language.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(SoftmaxLinearClassifier), "softmax-linear")]
[JsonDerivedType(typeof(OneVersusAllLinearClassifier), "one-versus-all-linear")]
[JsonDerivedType(typeof(OneVersusAllTreeClassifier), "one-versus-all-trees")]
[JsonDerivedType(typeof(SoftmaxKernelClassifier), "softmax-kernel")]
[JsonDerivedType(typeof(ScaledClassifier), "scaled")]
[JsonDerivedType(typeof(EnsembleClassifier), "ensemble")]
public abstract class Classifier
{
    private protected Classifier() { }

    /// <summary>Number of classes.</summary>
    [JsonIgnore]
    public abstract int ClassCount { get; }

    /// <summary>Gives each class a probability.</summary>
    /// <param name="features">Scaled features, one value per column.</param>
    /// <param name="probabilities">Takes one value per class, 0 to 1, summing to 1.</param>
    public abstract void Predict(ReadOnlySpan<float> features, Span<double> probabilities);

    /// <summary>Whether some part uses speaker-normalised features.</summary>
    internal virtual bool NeedsSpeaker => false;

    /// <summary>Gives each class a probability, each part of the classifier looking at the features that it was trained on.</summary>
    /// <param name="features">Scaled features, one value per column.</param>
    /// <param name="ofSpeaker">The speaker-normalised features (<see cref="SpeakerProfile"/>), one value per column; empty where no
    /// part is marked to look at them.</param>
    /// <param name="probabilities">Takes one value per class, 0 to 1, summing to 1.</param>
    public virtual void Predict(ReadOnlySpan<float> features, ReadOnlySpan<float> ofSpeaker, Span<double> probabilities) =>
        Predict(features, probabilities);

    /// <summary>Says what does not fit in weights that were read from a file.</summary>
    /// <param name="columnCount">Number of columns of the features.</param>
    /// <returns>The fault, or <see langword="null"/> when the weights are good.</returns>
    internal abstract string? FindFault(int columnCount);

    /// <summary>
    /// Divides by the sum; equal shares where nothing is above 0, NaN where a value is NaN: a fault must not look like doubt.
    /// </summary>
    private protected static void Normalise(Span<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        for (var i = 0; i < values.Length; i++)
        {
            values[i] = sum <= 0 ? 1.0 / values.Length : values[i] / sum;
        }
    }

    /// <summary>Turns scores into probabilities: p[c] = exp(s[c]) / sum of exp(s).</summary>
    private protected static void Softmax(Span<double> scores)
    {
        var highest = double.NegativeInfinity;
        foreach (var score in scores)
        {
            highest = Math.Max(highest, score);
        }

        for (var c = 0; c < scores.Length; c++)
        {
            scores[c] = Math.Exp(scores[c] - highest);
        }

        Normalise(scores);
    }
}
