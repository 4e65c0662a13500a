using System.CommandLine;
using SerWorkbook.Speech.Audio;
using SerWorkbook.Speech.Prediction;
using SerWorkbook.Tables;

namespace SerWorkbook.Cli.Commands;

/// <summary><c>ser predict</c>: says the emotion of WAV files.</summary>
internal static class PredictCommand
{
    public static Command Create(SerConsole console)
    {
        var model = new Option<string>("--model") { Description = "A model.json, or the folder that holds it.", Required = true, HelpName = "FILE|DIR" };
        var files = new Argument<string[]>("files") { Description = "WAV files of any rate, depth and number of channels.", Arity = ArgumentArity.OneOrMore, HelpName = "FILE" };
        var json = CommonOptions.Json();
        var command = new ExampleCommand("predict", "Say the emotion of WAV files with a model from 'ser run' or 'ser search'.", "ser predict --model data/runs/demo/model clip.wav") { model, files, json };
        command.SetAction(parse =>
        {
            var given = parse.GetValue(model)!;
            var loaded = ModelFile.Load(Directory.Exists(given) ? Path.Combine(given, Export.ModelExport.PlainName) : given);
            var predictions = Predict(new EmotionPredictor(loaded), parse.GetValue(files)!);
            Print(console, loaded, predictions, parse.GetValue(json));

            // What could be predicted is printed; a file that could not still makes the command fail.
            return predictions.TrueForAll(prediction => prediction.Error is null) ? ExitCode.Good : ExitCode.BadInput;
        });
        return command;
    }

    private static List<(string File, EmotionPrediction? Prediction, string? Error)> Predict(EmotionPredictor predictor, string[] files)
    {
        var predictions = new List<(string, EmotionPrediction?, string?)>();
        foreach (var file in files)
        {
            try
            {
                predictions.Add((file, predictor.Predict(file), null));
            }
            catch (InvalidAudioException fault)
            {
                predictions.Add((file, null, fault.Reason));
            }
        }

        return predictions;
    }

    private static void Print(SerConsole console, EmotionModel model, List<(string File, EmotionPrediction? Prediction, string? Error)> predictions, bool json)
    {
        if (json)
        {
            console.Json(new
            {
                model = new { model.Origin.Corpus, model.Origin.Notice, model.Origin.Trainer, model.Origin.Uar, model.Origin.Protocol, featureSet = model.FeatureSet.Id, labels = model.Labels, model.Calibration },
                predictions = predictions.Select(p => JsonReports.Of(p.File, p.Prediction, p.Error)),
            });
        }
        else if (predictions.Exists(p => p.Prediction is not null))
        {
            console.Show(PredictionTables.Of(model, [.. predictions.Where(p => p.Prediction is not null).Select(p => (p.File, p.Prediction!))]));
        }

        foreach (var (file, _, error) in predictions.Where(p => p.Error is not null))
        {
            console.Complain($"{file}: {error}.");
        }
    }
}
