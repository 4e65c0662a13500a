using System.Buffers;
using SerWorkbook.Speech.Prediction;

namespace SerWorkbook.Speech;

/// <summary>Several classifiers of the same features and classes: p[c] = sum over members of weight[m] p[m][c] / sum of weights.</summary>
/// <param name="members">The members, one or more; none is an ensemble.</param>
/// <param name="weights">One value per member, above 0; only their ratios matter.</param>
public sealed class EnsembleClassifier(Classifier[] members, double[] weights) : Classifier
{
    /// <summary>The members.</summary>
    public Classifier[] Members { get; } = members;

    /// <summary>One value per member, above 0.</summary>
    public double[] Weights { get; } = weights;

    /// <inheritdoc/>
    public override int ClassCount => Members[0].ClassCount;

    internal override bool NeedsSpeaker => Members.Any(member => member.NeedsSpeaker);

    /// <inheritdoc/>
    public override void Predict(ReadOnlySpan<float> features, Span<double> probabilities) => Predict(features, features, probabilities);

    /// <inheritdoc/>
    public override void Predict(ReadOnlySpan<float> features, ReadOnlySpan<float> ofSpeaker, Span<double> probabilities)
    {
        // From a pool, so that a tracker allocates nothing.
        var rented = ArrayPool<double>.Shared.Rent(probabilities.Length);
        var theirs = rented.AsSpan(0, probabilities.Length);
        probabilities.Clear();
        for (var m = 0; m < Members.Length; m++)
        {
            Members[m].Predict(features, ofSpeaker, theirs);
            for (var c = 0; c < theirs.Length; c++)
            {
                probabilities[c] += Weights[m] * theirs[c];
            }
        }

        ArrayPool<double>.Shared.Return(rented);
        Normalise(probabilities);
    }

    internal override string? FindFault(int columnCount) =>
        Members is null || Weights is null || Members.Length == 0 ? "an ensemble holds no members or no weights"
        : Members.Any(member => member is null or EnsembleClassifier) ? "an ensemble holds another ensemble or an empty member"
        : Weights.Length != Members.Length || !Weights.All(weight => double.IsFinite(weight) && weight > 0)
            ? $"an ensemble of {Members.Length} members must have as many weights, each a finite number above 0"
        : Weights
            .Select(weight => ModelNumbers.FindFaultOfFactor("a weight of an ensemble", weight))
            .FirstOrDefault(fault => fault is not null)
            ?? Members.Select(member => member.FindFault(columnCount)).FirstOrDefault(fault => fault is not null)
            ?? (
                Members.Any(member => member.ClassCount != ClassCount)
                    ? "the members of an ensemble have different numbers of classes"
                    : null
            );
}
