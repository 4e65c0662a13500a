using System.CommandLine;
using SerWorkbook.Cli.Requests;
using SerWorkbook.Cli.Terminal;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Commands;

/// <summary><c>ser predict</c>: says the emotion of recordings, whole or window by window.</summary>
internal static class PredictCommand
{
    public static Command Create(SerConsole console)
    {
        var model = new Option<string>("--model")
        {
            Description =
                "A bundle (emotion.ser) from 'ser export', a model.json, or the folder that contains either, such as "
                + "--out of 'ser search'.",
            Required = true,
            HelpName = "FILE|DIR",
        };
        var files = new Argument<string[]>("files")
        {
            Description =
                "Recordings of any format, rate and number of channels (WAV, FLAC, MP3, Ogg, AIFF and more; others with ffmpeg), folders "
                + "of them, or - for standard input. A model with speaker normalisation treats them as one speaker and needs at least "
                + "two.",
            Arity = ArgumentArity.OneOrMore,
            HelpName = "FILE|DIR|-",
        };
        var window = new Option<string?>("--window")
        {
            Description =
                "Predict windows of this length, such as 2s, instead of whole recordings: 0.2s to 60s, or 'bundle' for what the bundle "
                + "recommends.",
            HelpName = "TIME|bundle",
        };
        var hop = new Option<string?>("--hop")
        {
            Description = "From the start of one window to the start of the next, such as 0.5s. Default: a quarter of the window.",
            HelpName = "TIME",
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
        var threads = CommonOptions.Threads();
        var json = CommonOptions.Json();
        var csv = new Option<bool>("--csv") { Description = "Print CSV, one line per recording or window, as soon as it is known." };
        var command = new ExampleCommand(
            "predict",
            "Predict the emotion of recordings with a model from 'ser run', 'ser search' or 'ser export'.",
            "ser predict --model data/runs/demo/model clip.wav",
            "ser predict --model emotion.ser recordings --csv",
            "ser predict --model emotion.ser --window 2s --hop 0.5s - < meeting.wav",
            "ser predict --model data/runs/demo/model --by-folder Actor_01/*.wav Actor_02/*.wav"
        )
        {
            model,
            files,
            window,
            hop,
            speaker,
            save,
            byFolder,
            threads,
            json,
            csv,
        };
        command.SetAction(
            async (parse, stop) =>
            {
                if (parse.GetValue(json) && parse.GetValue(csv))
                {
                    throw new SerException("--json and --csv are two forms of the same output; give only one of them.");
                }

                var given = parse.GetValue(model)!;
                var loaded = EmotionModel.Load(given);
                var windows = WindowRequest.Parse(
                    parse.GetValue(window),
                    parse.GetValue(hop),
                    given,
                    (text, option) => BudgetText.Parse(text, option).TotalSeconds
                );
                var clips = new SpeakerClips(parse.GetValue(speaker), parse.GetValue(save), parse.GetValue(byFolder));
                clips.RequireFit(loaded, given, windows);
                var sources = PredictionSource.Find(parse.GetValue(files)!);
                var count = parse.GetValue(threads) is > 0 and var some ? some : Environment.ProcessorCount;
                var predictions = clips.Predict(loaded, sources, windows, count, stop);
                var printer = new PredictionPrinter(console, loaded, sources.Count);
                return await (
                    parse.GetValue(csv)
                        ? printer.PrintCsvAsync(predictions)
                        : printer.PrintAsync(predictions, parse.GetValue(json), windows is not null)
                ).ConfigureAwait(false);
            }
        );
        return command;
    }
}
