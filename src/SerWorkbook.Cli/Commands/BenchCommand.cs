using System.CommandLine;
using SerWorkbook.Cli.Json;
using SerWorkbook.Cli.Terminal;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Commands;

/// <summary>
/// <c>ser bench</c>: what the work takes on this machine, how that grows with the corpus, and what a search is worth beside others.
/// </summary>
internal static class BenchCommand
{
    public static Command Create(SerConsole console) =>
        new ExampleCommand(
            "bench",
            "Measure speed on this machine.",
            "ser bench run",
            "ser bench features --data ../ravdess",
            "ser bench search --data ../ravdess --minutes 1,5"
        )
        {
            CreateFeatures(console),
            BenchRunCommand.Create(console),
            BenchScaleCommand.Create(console),
            BenchSearchCommand.Create(console),
            BenchTrackCommand.Create(console),
        };

    private static Command CreateFeatures(SerConsole console)
    {
        var data = new DataArguments();
        var set = new Option<string?>("--set")
        {
            Description = $"The feature set: {string.Join(", ", FeatureSet.All.Select(s => s.Name))}; all sets by default.",
            HelpName = "NAME",
        };
        var seconds = new Option<double>("--seconds")
        {
            Description = "Total length of the recordings to measure, in seconds.",
            DefaultValueFactory = _ => 300,
            HelpName = "N",
        };
        var rounds = new Option<int>("--rounds")
        {
            Description = "Number of rounds per stage; the fastest one counts.",
            DefaultValueFactory = _ => 9,
            HelpName = "N",
        };
        var threads = CommonOptions.Threads();
        var json = CommonOptions.Json();
        var command = new ExampleCommand(
            "features",
            "Time each stage of feature extraction as multiples of real time on one core.",
            "ser bench features --data ../ravdess --set eGeMAPSv02 --json"
        )
        {
            data,
            set,
            seconds,
            rounds,
            threads,
            json,
        };
        command.SetAction(
            async (parse, stop) =>
            {
                FeatureSet[] sets = parse.GetValue(set) is { } name ? [FeatureSet.Find(name)] : [.. FeatureSet.All];
                Require(parse.GetValue(seconds) > 0, $"--seconds is {parse.GetValue(seconds)}; it must be more than 0.");
                Require(parse.GetValue(rounds) > 0, $"--rounds is {parse.GetValue(rounds)}; it must be 1 or more.");
                var corpus = await DataCommand.OpenAsync(console, data.Read(parse), parse.GetValue(threads), stop).ConfigureAwait(false);
                var timings = await StatusLine
                    .ShowAsync(
                        console,
                        "measuring",
                        show =>
                            sets.Select(s =>
                                    ExtractionClock.Measure(
                                        corpus,
                                        s,
                                        parse.GetValue(threads) is var n and > 0 ? n : Environment.ProcessorCount,
                                        parse.GetValue(seconds),
                                        parse.GetValue(rounds),
                                        new StatusProgress<StepProgress>(show, p => $"{p}"),
                                        stop
                                    )
                                )
                                .ToArray()
                    )
                    .ConfigureAwait(false);
                Print(console, timings, parse.GetValue(json));
                return ExitCode.Good;
            }
        );
        return command;
    }

    private static void Require(bool good, FormattableString otherwise)
    {
        if (!good)
        {
            throw new SerException(FormattableString.Invariant(otherwise));
        }
    }

    private static void Print(SerConsole console, IReadOnlyList<ExtractionTiming> timings, bool json)
    {
        if (json)
        {
            console.Json(new BenchFeaturesJson(timings.Select(ExtractionTimingJson.Of)));
            return;
        }

        foreach (var timing in timings)
        {
            console.Show(ExtractionTables.Timing(timing));
        }
    }
}
