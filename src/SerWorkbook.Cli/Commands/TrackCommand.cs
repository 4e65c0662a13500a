using System.CommandLine;
using System.Globalization;
using SerWorkbook.Cli.Requests;
using SerWorkbook.Cli.Terminal;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Commands;

/// <summary><c>ser track</c>: follows the emotion through a recording, as a live tracker shows it.</summary>
internal static class TrackCommand
{
    private static readonly TrackerSettings Usual = new();

    public static Command Create(SerConsole console)
    {
        var model = new Option<string>("--model")
        {
            Description =
                "A bundle (emotion.ser) from 'ser export', a model.json, or the folder that contains either, such as --out of 'ser search'.",
            Required = true,
            HelpName = "FILE|DIR",
        };
        var file = new Argument<string>("file")
        {
            Description = "A recording of any format, rate, length and number of channels, or - for standard input.",
            HelpName = "FILE|-",
        };
        var output = new Option<string[]>("--out")
        {
            Description =
                "Write the timeline to a file, by its ending: .json, .csv, .TextGrid (Praat) or .vtt (WebVTT). It may be given several times.",
            HelpName = "FILE",
        };
        var window = Time("--window", Usual.WindowSeconds, "Length of the window that each prediction looks at, 0.2s to 30s.");
        var hop = Time("--hop", Usual.HopSeconds, "From one prediction to the next, a multiple of 0.01s.");
        var smoothing = Time("--smoothing", Usual.SmoothingSeconds, "Time constant of the smoothing of probabilities; 0 for none.");
        var hold = Time("--hold", Usual.MinimumHoldSeconds, "Shortest time from one change of what is shown to the next.");
        var adapt = new Option<bool>("--adapt")
        {
            Description = "Adapt to the speaker without labels. Models with speaker normalisation do it in any case.",
        };
        var rules = new Option<string[]>("--rule")
        {
            Description = "Report when an emotion has been shown for some time, such as drowsy=sleepy:10s. It may be given several times.",
            HelpName = "NAME=EMOTION:TIME",
        };
        var command = new ExampleCommand(
            "track",
            "Follow the emotion through a recording: what a live tracker shows, and when. The sound of a microphone gives the same.",
            "ser track --model emotion.ser meeting.wav",
            "ser track --model emotion.ser meeting.wav --out meeting.TextGrid --out meeting.vtt",
            "ser track --model emotion.ser drive.wav --rule drowsy=sleepy:10s"
        )
        {
            model,
            file,
            output,
            window,
            hop,
            smoothing,
            hold,
            adapt,
            rules,
        };
        command.SetAction(parse =>
        {
            var places = parse.GetValue(output) ?? [];
            Array.ForEach(places, TimelineFile.Require);
            var settings = Usual with
            {
                WindowSeconds = SecondsOf(parse.GetValue(window)!, window.Name),
                HopSeconds = SecondsOf(parse.GetValue(hop)!, hop.Name),
                SmoothingSeconds = SecondsOf(parse.GetValue(smoothing)!, smoothing.Name),
                MinimumHoldSeconds = SecondsOf(parse.GetValue(hold)!, hold.Name),
                AdaptToSpeaker = parse.GetValue(adapt),
                Rules = [.. (parse.GetValue(rules) ?? []).Select(RuleOf)],
            };
            settings = settings with { LeastSpeechSeconds = Math.Min(settings.LeastSpeechSeconds, settings.WindowSeconds) };
            var loaded = EmotionModel.Load(parse.GetValue(model)!);
            settings.Require(loaded);
            if (PredictionSource.Find([parse.GetValue(file)!]) is not [var source])
            {
                throw new SerException($"{parse.GetValue(file)}: this is a folder of several recordings; give one of them.");
            }

            using var recording = source.Open();
            var timeline = EmotionTimeline.Of(loaded, recording, settings);
            foreach (var place in places)
            {
                TimelineFile.Write(place, timeline);
            }

            console.Show(TrackingTables.Segments(timeline));
            if (timeline.Events.Any(item => item.Kind == TrackerEventKind.RuleMet))
            {
                console.Show(TrackingTables.Rules(timeline));
            }

            return ExitCode.Good;
        });
        return command;
    }

    private static Option<string> Time(string name, double usual, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "TIME",
            DefaultValueFactory = _ => string.Create(CultureInfo.InvariantCulture, $"{usual}s"),
        };

    private static double SecondsOf(string text, string option) => BudgetText.Parse(text, option).TotalSeconds;

    private static TrackerRule RuleOf(string text)
    {
        var (equals, colon) = (text.IndexOf('=', StringComparison.Ordinal), text.LastIndexOf(':'));
        return equals > 0 && colon > equals + 1
            ? new TrackerRule(text[..equals], text[(equals + 1)..colon], SecondsOf(text[(colon + 1)..], "--rule"))
            : throw new SerException($"--rule is '{text}'; it must be a name, an emotion and a time, such as drowsy=sleepy:10s.");
    }
}
