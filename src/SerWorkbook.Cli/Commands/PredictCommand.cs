using System.CommandLine;
using SerWorkbook.Cli.Json;
using SerWorkbook.Cli.Requests;
using SerWorkbook.Cli.Terminal;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Commands;

/// <summary><c>ser predict</c>: says the emotion of WAV files.</summary>
internal static class PredictCommand
{
    public static Command Create(SerConsole console)
    {
        var model = new Option<string>("--model")
        {
            Description = "A model.json, or the folder that contains it.",
            Required = true,
            HelpName = "FILE|DIR",
        };
        var files = new Argument<string[]>("files")
        {
            Description =
                "WAV files of any rate, depth and number of channels. A model with speaker normalisation treats them as one speaker "
                + "and needs at least two.",
            Arity = ArgumentArity.OneOrMore,
            HelpName = "FILE",
        };
        var speaker = new Option<string?>("--speaker")
        {
            Description = "Speaker profile from --save-speaker, so that one clip is enough (models with speaker normalisation).",
            HelpName = "FILE",
        };
        var save = new Option<string?>("--save-speaker")
        {
            Description = "Save the speaker profile, learnt from the given clips without labels, to this JSON file.",
            HelpName = "FILE",
        };
        var byFolder = new Option<bool>("--by-folder") { Description = "Treat each folder as one speaker, normalised by its own clips." };
        var json = CommonOptions.Json();
        var command = new ExampleCommand(
            "predict",
            "Predict the emotion of WAV files with a model from 'ser run' or 'ser search'.",
            "ser predict --model data/runs/demo/model clip.wav",
            "ser predict --model data/runs/demo/model --by-folder Actor_01/*.wav Actor_02/*.wav"
        )
        {
            model,
            files,
            speaker,
            save,
            byFolder,
            json,
        };
        command.SetAction(parse =>
        {
            var given = parse.GetValue(model)!;
            var loaded = ModelFile.Load(Directory.Exists(given) ? Path.Combine(given, ModelExport.PlainName) : given);
            var clips = new SpeakerClips(parse.GetValue(speaker), parse.GetValue(save), parse.GetValue(byFolder));
            clips.RequireFit(loaded, given);
            var predictions = clips.Predict(loaded, parse.GetValue(files)!);
            Print(console, loaded, predictions, parse.GetValue(json));

            // What could be predicted is printed; a file that could not still makes the command fail.
            return predictions.TrueForAll(prediction => prediction.Error is null) ? ExitCode.Good : ExitCode.BadInput;
        });
        return command;
    }

    private static void Print(SerConsole console, EmotionModel model, List<ClipPrediction> predictions, bool json)
    {
        if (json)
        {
            console.Json(PredictionsJson.Of(model, predictions));
        }
        else if (predictions.Exists(p => p.Prediction is not null))
        {
            console.Show(
                PredictionTables.Of(model, [.. predictions.Where(p => p.Prediction is not null).Select(p => (p.File, p.Prediction!))])
            );
        }

        foreach (var (file, _, error, _) in predictions.Where(p => p.Error is not null))
        {
            console.Complain($"{file}: {error}.");
        }

        if (predictions.Min(p => p.SpeakerClips) is { } fewest and < SpeakerProfile.GoodClips)
        {
            console.Complain(
                $"A speaker profile was learnt from only {fewest} clips; the model does much better with {SpeakerProfile.GoodClips} or "
                    + "more."
            );
        }
    }
}
