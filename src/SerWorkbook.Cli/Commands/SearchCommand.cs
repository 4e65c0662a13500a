using System.CommandLine;
using SerWorkbook.Conclusions;
using SerWorkbook.Learning;
using SerWorkbook.Learning.Ledger;
using SerWorkbook.Speech;
using SerWorkbook.Tables;

namespace SerWorkbook.Cli.Commands;

/// <summary><c>ser search</c>: looks for the best model and saves it.</summary>
internal static class SearchCommand
{
    // After Ctrl-C the winner is trained on all speakers before it is saved; a large corpus takes most of a minute.
    private static readonly TimeSpan TimeToSave = TimeSpan.FromSeconds(60);

    public static Command Create(SerConsole console)
    {
        var data = CommonOptions.Data();
        var budget = CommonOptions.Budget();
        var trials = CommonOptions.Trials();
        var seed = CommonOptions.Seed();
        var threads = CommonOptions.Threads();
        var folder = CommonOptions.Out("Where leaderboard and model go.");
        var ledger = new Option<string?>("--ledger") { Description = "An SQLite file that every trial is kept in; several searches may share it.", HelpName = "FILE" };
        var resume = new Option<bool>("--resume") { Description = "Go on with the ledger where it exists already." };
        var jobs = CommonOptions.Jobs();
        var json = CommonOptions.Json();
        var command = new ExampleCommand(
            "search", "Search for the model that does best on speakers it has not heard, and save it. Ctrl-C saves the best so far.",
            "ser search --data ../ravdess --budget 2m --out out", "ser search --data ../ravdess --budget 8h --ledger night.ledger --resume", "ser search show night.ledger")
        {
            data, budget, trials, seed, threads, jobs, ledger, resume, folder, json,
        };
        command.TimeToStop = TimeToSave;
        command.Add(SearchShowCommand.Create(console));
        command.SetAction(async (parse, stop) =>
        {
            var usual = new SearchOptions();
            var (time, most) = BudgetText.Limits(parse.GetValue(budget), parse.GetValue(trials));
            var given = parse.GetValue(data);
            var output = Places.Find().OutputFor(parse.GetValue(folder), given is null ? null : RunCommand.NameOf(given));
            Places.RequireWritable(output);
            var file = FileOf(parse.GetValue(ledger), parse.GetValue(resume));
            var result = await StatusLine.ShowAsync(console, "searching", show =>
            {
                var workbook = Workbooks.Open(given, output, parse.GetValue(seed), parse.GetValue(threads), show);
                var corpus = workbook.OpenCorpus(stop);
                corpus.RequireLearnable();
                var options = usual with { Budget = time ?? usual.Budget, MaximumTrials = most ?? usual.MaximumTrials, Jobs = parse.GetValue(jobs) };
                return workbook.Search(workbook.ExtractFeatures(corpus, null, null, stop), options, file, null, stop);
            }).ConfigureAwait(false);
            Print(console, result, output, parse.GetValue(json));
            if (result.IsStopped)
            {
                console.Complain($"Stopped; saved is the best of what was finished, without an audit.{(file is null ? "" : " The same command with --resume goes on from there.")}");
                return ExitCode.Stopped;
            }

            return result.Audit is { HasLeak: true } ? ExitCode.Leak : ExitCode.Good;
        });
        return command;
    }

    private static LedgerFile? FileOf(string? ledger, bool resume) =>
        ledger is not null ? new LedgerFile(ledger, resume)
        : resume ? throw new SerException("--resume goes on with a ledger; say which with --ledger FILE.")
        : null;

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
