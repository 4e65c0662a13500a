using System.CommandLine;
using System.Globalization;
using SerWorkbook.Cli.Json;
using SerWorkbook.Cli.Requests;
using SerWorkbook.Cli.Setup;
using SerWorkbook.Cli.Terminal;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Commands;

/// <summary><c>ser bench search</c>: what the search that learns is worth beside others at equal cost.</summary>
internal static class BenchSearchCommand
{
    // The fixed recipe and each strategy.
    private static readonly int Ways = 1 + Enum.GetValues<SearchStrategy>().Length;

    public static Command Create(SerConsole console)
    {
        var usual = new ComparisonOptions();
        var data = new DataArguments();
        var minutes = new Option<string>("--minutes")
        {
            Description = "Core-minutes after which to compare, separated by commas.",
            DefaultValueFactory = _ => "1,5,20",
            HelpName = "LIST",
        };
        var seeds = CommonOptions.Whole("--seeds", usual.Seeds, 1, 1_000, "Number of seeds; each holds out a different group of speakers.");
        var seed = CommonOptions.Whole(
            "--seed",
            usual.FirstSeed,
            1,
            1_000_000,
            "The first seed, so that the seeds of one comparison can be given to several processes."
        );
        var groups = CommonOptions.Whole(
            "--groups",
            usual.Groups,
            2,
            1_000,
            "Number of groups that the speakers are divided into; one of them is held out."
        );
        var scaling = CommonOptions.Scaling();
        var json = CommonOptions.Json();
        var command = new ExampleCommand(
            "search",
            "Compare the model search with random search and with a fixed recipe at equal cost on one core. Ctrl-C shows the "
                + "comparison so far.",
            "ser bench search --data ../ravdess --minutes 1,5 --seeds 3",
            "ser bench search --data ../ravdess --minutes 5 --seeds 1 --seed 4 --json"
        )
        {
            data,
            minutes,
            seeds,
            seed,
            groups,
            scaling,
            json,
        };
        command.SetAction(
            async (parse, stop) =>
            {
                var (scaled, choice) = SearchRequest.ParseScaling(parse.GetValue(scaling)!);
                var options = usual with
                {
                    Minutes = MinutesOf(parse.GetValue(minutes)!),
                    Seeds = parse.GetValue(seeds),
                    FirstSeed = parse.GetValue(seed),
                    Groups = parse.GetValue(groups),
                    Scalings = choice,
                };
                var (corpus, marks) = await StatusLine
                    .ShowAsync(
                        console,
                        "comparing",
                        show =>
                        {
                            var workbook = Workbooks.Open(data.Read(parse), null, options.FirstSeed, 0, show);
                            var table = SearchRequest.Extract(workbook, null, scaled, stop);
                            return (table.Corpus, workbook.CompareSearches(table, options, stop));
                        }
                    )
                    .ConfigureAwait(false);
                Print(console, corpus, marks, parse.GetValue(json));
                if (stop.IsCancellationRequested)
                {
                    console.Complain(
                        $"Stopped after {marks.Select(mark => (mark.Seed, mark.Method)).Distinct().Count()} of {Ways * options.Seeds} "
                            + "methods and seeds; the comparison so far is shown."
                    );
                    return ExitCode.Stopped;
                }

                return ExitCode.Good;
            }
        );
        return command;
    }

    private static void Print(SerConsole console, Corpus corpus, IReadOnlyList<SearchMark> marks, bool json)
    {
        if (json)
        {
            console.Json(BenchSearchJson.Of(corpus, marks));
            return;
        }

        console.Show(ComparisonTables.Marks(marks));
        console.Show(ComparisonTables.Summary(corpus, marks));
        if (ComparisonTables.Differences(corpus, marks) is { Rows.Count: > 0 } differences)
        {
            console.Show(differences);
        }
    }

    private static double[] MinutesOf(string list)
    {
        var parts = list.Split(',', StringSplitOptions.TrimEntries);
        double[] minutes =
        [
            .. parts.Select(part =>
                double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is > 0 and < 10_000
                    ? value
                    : double.NaN
            ),
        ];
        return !minutes.Any(double.IsNaN) && minutes.SequenceEqual(minutes.Order().Distinct())
            ? minutes
            : throw new SerException($"--minutes is '{list}'; it must be rising numbers above 0 with commas between, such as 1,5,20.");
    }
}
