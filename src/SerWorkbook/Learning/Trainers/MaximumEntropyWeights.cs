using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using SerWorkbook.Speech;

namespace SerWorkbook.Learning.Trainers;

/// <summary>Takes plain weights out of ML.NET's maximum entropy models.</summary>
internal static class MaximumEntropyWeights
{
    public static SoftmaxLinearClassifier Read(MaximumEntropyModelParameters model)
    {
        VBuffer<float>[] weights = [];
        model.GetWeights(ref weights, out var classes);
        return new SoftmaxLinearClassifier(
            new LinearWeights([.. weights.Take(classes).Select(row => row.DenseValues().ToArray())], [.. model.GetBiases()])
        );
    }
}
