using System.CommandLine;
using SerWorkbook.Conclusions;
using SerWorkbook.Learning;
using SerWorkbook.Tables;

namespace SerWorkbook.Cli.Commands;

/// <summary><c>ser search</c>: looks for the best model and saves it.</summary>
internal static class SearchCommand
{
    public static Command Create(SerConsole console)
    {
        var data = CommonOptions.Data();
        var budget = CommonOptions.Budget();
        var trials = CommonOptions.Trials();
        var seed = CommonOptions.Seed();
        var threads = CommonOptions.Threads();
        var folder = CommonOptions.Out("Where leaderboard and model go.");
        var json = CommonOptions.Json();
        var command = new ExampleCommand("search", "Search for the model that does best on speakers it has not heard, and save it.", "ser search --data ../ravdess --budget 2m --out out") { data, budget, trials, seed, threads, folder, json };
        command.SetAction(async (parse, stop) =>
        {
            var usual = new SearchOptions();
            var (time, most) = BudgetText.Limits(parse.GetValue(budget), parse.GetValue(trials));
            var given = parse.GetValue(data);
            var output = Places.Find().OutputFor(parse.GetValue(folder), given is null ? null : RunCommand.NameOf(given));
            Places.RequireWritable(output);
            var result = await StatusLine.ShowAsync(console, "searching", show =>
            {
                var workbook = Workbooks.Open(given, output, parse.GetValue(seed), parse.GetValue(threads), show);
                var corpus = workbook.OpenCorpus(stop);
                corpus.RequireLearnable();
                return workbook.Search(workbook.ExtractFeatures(corpus, null, null, stop), time ?? usual.Budget, most ?? usual.MaximumTrials, null, stop);
            }).ConfigureAwait(false);
            Print(console, result, output, parse.GetValue(json));
            return result.Audit is { HasLeak: true } ? ExitCode.Leak : ExitCode.Good;
        });
        return command;
    }

    private static void Print(SerConsole console, SearchResult result, string output, bool json)
    {
        if (json)
        {
            console.Json(JsonReports.Of(result, output));
            return;
        }

        console.Show(SearchTables.Leaderboard(result));
        if (result.Trials.Any(trial => trial.Status != TrialStatus.Finished))
        {
            console.Show(SearchTables.Unfinished(result));
        }

        if (result.Audit is { } audit)
        {
            console.Say("Audit:       " + AuditConclusions.Verdict(audit));
        }

        console.Say($"Leaderboard: {Path.Combine(output, "leaderboard.csv")}");
        console.Say($"Model:       {Path.Combine(output, "model", Export.ModelExport.PlainName)}");
    }
}
