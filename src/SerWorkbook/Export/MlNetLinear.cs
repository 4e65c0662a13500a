using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using SerWorkbook.Learning.Trainers;
using SerWorkbook.Speech;

namespace SerWorkbook.Export;

/// <summary>Puts the weights of a linear model of our own into one of ML.NET's, so that programs with ML.NET can load it.</summary>
/// <remarks>
/// The form is that of ML.NET's maximum entropy models: a softmax of linear scores. Their constructors are not public in
/// version 5; whether both predict the same is tested before anything is saved.
/// </remarks>
internal static class MlNetLinear
{
    private const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.NonPublic;

    /// <summary>Makes ML.NET's form.</summary>
    /// <param name="model">A model with a softmax of linear scores.</param>
    /// <param name="table">The rows that it was trained on.</param>
    /// <returns><see langword="null"/> for a model of another kind.</returns>
    public static MlNetModel? Make(TrainedModel model, FeatureTable table)
    {
        if (model.Classifier is not SoftmaxLinearClassifier { Linear: var linear })
        {
            return null;
        }

        var context = new MLContext();
        var data = table.ToDataView(context);
        var preparation = MlNetTrainer.Preparation(context).Fit(data);
        var prepared = preparation.Transform(data);
        var predictor = Predictor(
            context,
            Rescale(linear, model.Scaler, MlNetTrainer.ReadScaler(preparation.LastTransformer)),
            prepared.Schema
        );
        var toLabel = context.Transforms.Conversion.MapKeyToValue("PredictedLabel").Fit(predictor.Transform(prepared));
        return new MlNetModel(context, preparation.Append(predictor).Append(toLabel), data.Schema);
    }

    // Our scaled value is theirs x s / s' + (o' - o) s, with o and s our offset and scale and o', s' theirs.
    private static LinearWeights Rescale(LinearWeights linear, Standardiser ours, Standardiser theirs)
    {
        var weights = Array.ConvertAll(
            linear.Weights,
            row => row.Select((weight, i) => theirs.Scale[i] == 0 ? 0 : (float)((double)weight * ours.Scale[i] / theirs.Scale[i])).ToArray()
        );
        var shifts = linear.Weights.Select(row =>
            row.Select((weight, i) => (double)weight * ours.Scale[i] * ((double)theirs.Offset[i] - ours.Offset[i])).Sum()
        );
        return new LinearWeights(weights, [.. linear.Bias.Zip(shifts, (bias, shift) => (float)(bias + shift))]);
    }

    private static ITransformer Predictor(MLContext context, LinearWeights linear, DataViewSchema schema)
    {
        var weights = Array.ConvertAll(linear.Weights, row => new VBuffer<float>(row.Length, row));
        var parameters = Construct<MaximumEntropyModelParameters>(
            context,
            weights,
            linear.Bias,
            weights.Length,
            linear.Weights[0].Length,
            null,
            null
        );
        return Construct<MulticlassPredictionTransformer<MaximumEntropyModelParameters>>(
            context,
            parameters,
            schema,
            "Features",
            "Label",
            "Score",
            "PredictedLabel"
        );
    }

    private static T Construct<T>(params object?[] arguments) =>
        (T)typeof(T).GetConstructors(Hidden).First(constructor => Fits(constructor.GetParameters(), arguments)).Invoke(arguments);

    private static bool Fits(ParameterInfo[] parameters, object?[] arguments) =>
        parameters.Length == arguments.Length
        && parameters.Zip(arguments).All(pair => pair.Second is null || pair.First.ParameterType.IsInstanceOfType(pair.Second));
}
