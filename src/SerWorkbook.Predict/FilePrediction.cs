using SerWorkbook.Speech;

namespace SerWorkbook.Predict;

/// <summary>The prediction for one file.</summary>
/// <param name="File">The file as it was given.</param>
/// <param name="Prediction">The prediction; <see langword="null"/> if there is none.</param>
/// <param name="Error">Why there is none; <see langword="null"/> if there is one.</param>
internal sealed record FilePrediction(string File, EmotionPrediction? Prediction, string? Error)
{
    private const string InputName = "standard input";

    /// <summary>Predicts a file or standard input.</summary>
    public static FilePrediction Of(EmotionModel model, string file)
    {
        try
        {
            return new FilePrediction(file, file == PredictArguments.StandardInput ? FromInput(model) : model.Predict(file), null);
        }
        catch (InvalidAudioException fault)
        {
            return new FilePrediction(file, null, fault.Reason);
        }
        catch (SerException fault)
        {
            return new FilePrediction(file, null, fault.Message);
        }
    }

    private static EmotionPrediction FromInput(EmotionModel model)
    {
        using var input = Console.OpenStandardInput();
        return model.Predict(input, InputName);
    }
}
