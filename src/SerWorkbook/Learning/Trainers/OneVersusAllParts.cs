using System.Collections;
using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Calibrators;

namespace SerWorkbook.Learning.Trainers;

/// <summary>Takes the binary models out of ML.NET's one-versus-all models.</summary>
internal static class OneVersusAllParts
{
    public static IEnumerable<(TModel Model, PlattCalibrator Calibrator)> Of<TModel>(ITransformer transformer)
        where TModel : class
    {
        var model = ((ISingleFeaturePredictionTransformer<object>)transformer).Model;

        // ML.NET 5 keeps the parts internal; there is no public way to them.
        var property =
            model.GetType().GetProperty("SubModelParameters", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)
            ?? throw new InvalidOperationException(
                $"{model.GetType()} has no SubModelParameters: another version of ML.NET needs another way to its parts."
            );
        foreach (var part in (IEnumerable)property.GetValue(model)!)
        {
            yield return part switch
            {
                CalibratedModelParametersBase { SubModel: TModel sub, Calibrator: PlattCalibrator calibrator } => (sub, calibrator),
                _ => throw new InvalidOperationException(
                    $"A one-versus-all model holds a {part.GetType()}, which is not a {typeof(TModel).Name} with a Platt calibrator."
                ),
            };
        }
    }
}
