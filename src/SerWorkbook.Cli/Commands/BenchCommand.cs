using System.CommandLine;
using System.Globalization;
using SerWorkbook.FeatureTables;
using SerWorkbook.Learning;
using SerWorkbook.Learning.Comparison;
using SerWorkbook.Speech;
using SerWorkbook.Speech.Features;
using SerWorkbook.Tables;

namespace SerWorkbook.Cli.Commands;

/// <summary><c>ser bench</c>: how fast features are extracted on this machine, and what a search is worth beside others at equal cost.</summary>
internal static class BenchCommand
{
    public static Command Create(SerConsole console) => new ExampleCommand("bench", "Measure speed on this machine.", "ser bench features --data ../ravdess", "ser bench search --data ../ravdess --minutes 1,5")
    {
        CreateFeatures(console), CreateSearch(console),
    };

    private static Command CreateSearch(SerConsole console)
    {
        var usual = new ComparisonOptions();
        var data = CommonOptions.Data();
        var minutes = new Option<string>("--minutes") { Description = "Core-minutes after which choices are compared, with commas.", DefaultValueFactory = _ => "1,5,20", HelpName = "LIST" };
        var seeds = new Option<int>("--seeds") { Description = "How many seeds; each holds out another group of speakers.", DefaultValueFactory = _ => usual.Seeds, HelpName = "N" };
        var json = CommonOptions.Json();
        var command = new ExampleCommand(
            "search", "Compare the search that learns with one by chance and with a fixed recipe, at equal cost on one core.", "ser bench search --data ../ravdess --minutes 1,5 --seeds 3")
        {
            data, minutes, seeds, json,
        };
        command.SetAction(async (parse, stop) =>
        {
            var options = usual with { Minutes = MinutesOf(parse.GetValue(minutes)!), Seeds = parse.GetValue(seeds) };
            Require(options.Seeds > 0, $"--seeds is {options.Seeds}; it must be 1 or more.");
            var (corpus, marks) = await StatusLine.ShowAsync(console, "comparing", show =>
            {
                var workbook = Workbooks.Open(parse.GetValue(data), null, 1, 0, show);
                var opened = workbook.OpenCorpus(stop);
                opened.RequireLearnable();
                return (opened, SearchComparison.Run(workbook.ExtractFeatures(opened, null, null, stop), TrainerCatalogue.Default, options, mark => show(Told(mark)), stop));
            }).ConfigureAwait(false);
            if (parse.GetValue(json))
            {
                console.Json(new { corpus = corpus.Name, dataHash = corpus.DataHash, synthetic = corpus.IsSynthetic, marks = marks.Select(JsonReports.Of) });
                return ExitCode.Good;
            }

            console.Show(ComparisonTables.Marks(marks));
            console.Show(ComparisonTables.Summary(corpus, marks));
            return ExitCode.Good;
        });
        return command;
    }

    // Told as it is found: whoever stops a comparison of hours has what it came to.
    private static string Told(SearchMark mark) => FormattableString.Invariant(
        $"{mark.Method}, seed {mark.Seed}, {mark.Minutes:0.0} core-minutes: UAR {mark.OuterUar * 100:0.0} % on {mark.Tested}, {mark.Trials} trials, {mark.Recipe}");

    private static double[] MinutesOf(string list)
    {
        var parts = list.Split(',', StringSplitOptions.TrimEntries);
        double[] minutes = [.. parts.Select(part => double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is > 0 and < 10_000 ? value : double.NaN)];
        Require(!minutes.Any(double.IsNaN) && minutes.SequenceEqual(minutes.Order().Distinct()), $"--minutes is '{list}'; it must be rising numbers above 0 with commas between, such as 1,5,20.");
        return minutes;
    }

    private static Command CreateFeatures(SerConsole console)
    {
        var data = CommonOptions.Data();
        var set = new Option<string?>("--set") { Description = $"The feature set: {string.Join(", ", FeatureSet.All.Select(s => s.Name))}; all of them where it is left out.", HelpName = "NAME" };
        var seconds = new Option<double>("--seconds") { Description = "As many recordings are measured as have this length together, seconds.", DefaultValueFactory = _ => 300, HelpName = "N" };
        var rounds = new Option<int>("--rounds") { Description = "How often each stage is measured; the best round counts.", DefaultValueFactory = _ => 9, HelpName = "N" };
        var threads = CommonOptions.Threads();
        var json = CommonOptions.Json();
        var command = new ExampleCommand("features", "Time each stage of feature extraction as multiples of real time on one core.", "ser bench features --data ../ravdess --set GeMaps --json") { data, set, seconds, rounds, threads, json };
        command.SetAction(async (parse, stop) =>
        {
            FeatureSet[] sets = parse.GetValue(set) is { } name ? [FeatureSet.Find(name)] : [.. FeatureSet.All];
            Require(parse.GetValue(seconds) > 0, $"--seconds is {parse.GetValue(seconds)}; it must be more than 0.");
            Require(parse.GetValue(rounds) > 0, $"--rounds is {parse.GetValue(rounds)}; it must be 1 or more.");
            var corpus = await DataCommand.OpenAsync(console, parse.GetValue(data), parse.GetValue(threads), stop).ConfigureAwait(false);
            var timings = await StatusLine.ShowAsync(console, "measuring", show => sets.Select(s => ExtractionClock.Measure(
                corpus, s, parse.GetValue(threads) is var n and > 0 ? n : Environment.ProcessorCount, parse.GetValue(seconds), parse.GetValue(rounds),
                new StatusProgress<StepProgress>(show, p => $"{p}"), stop)).ToArray()).ConfigureAwait(false);
            Print(console, timings, parse.GetValue(json));
            return ExitCode.Good;
        });
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
            console.Json(new { sets = timings.Select(JsonReports.Of) });
            return;
        }

        foreach (var timing in timings)
        {
            console.Show(ExtractionTables.Timing(timing));
        }
    }
}
