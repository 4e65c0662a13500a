using System.CommandLine;
using System.Globalization;
using SerWorkbook.Cli.Json;
using SerWorkbook.Cli.Running;
using SerWorkbook.Cli.Setup;
using SerWorkbook.Cli.Terminal;

namespace SerWorkbook.Cli.Commands;

/// <summary><c>ser run</c>: the main job.</summary>
internal static class RunCommand
{
    public static Command Create(SerConsole console)
    {
        var data = new DataArguments();
        var budget = CommonOptions.Budget();
        var trials = CommonOptions.Trials();
        var folder = CommonOptions.Out("Folder for the results. Default: data/runs/NAME of the project.");
        var seed = CommonOptions.Seed();
        var threads = CommonOptions.Threads();
        var fresh = new Option<bool>("--fresh") { Description = "Execute every notebook, even if an earlier run is still valid." };
        var share = CommonOptions.SharePlotly();
        var json = CommonOptions.Json();
        var command = new ExampleCommand(
            "run",
            "Do everything: prepare the corpus, execute the notebooks, write pages, figures, leaderboard and model.",
            "ser run",
            "ser run --data ../ravdess --budget 2m --out out"
        )
        {
            data,
            budget,
            trials,
            folder,
            seed,
            threads,
            fresh,
            share,
            json,
        };
        command.SetAction(
            async (parse, stop) =>
            {
                var (time, most) = BudgetText.Limits(parse.GetValue(budget), parse.GetValue(trials));
                var request = new RunRequest(
                    data.Read(parse),
                    parse.GetValue(folder),
                    time,
                    most,
                    parse.GetValue(seed),
                    parse.GetValue(threads),
                    parse.GetValue(fresh),
                    parse.GetValue(share)
                );
                var run = new WorkbookRun(request, Places.Find(), console);
                var outcomes = await run.DoAsync(stop).ConfigureAwait(false);
                Print(console, run, outcomes, parse.GetValue(json));
                return outcomes[^1].Result.Failure is null ? ExitCode.Good : ExitCode.CellFailed;
            }
        );
        return command;
    }

    private static void Print(SerConsole console, WorkbookRun run, IReadOnlyList<NotebookOutcome> outcomes, bool json)
    {
        var failure = outcomes[^1].Result.Failure;
        if (failure is not null)
        {
            console.Complain($"{outcomes[^1].Name}: {failure}");
        }

        if (json)
        {
            console.Json(
                new RunJson(
                    run.Output,
                    Path.Combine(run.Output, "index.html"),
                    outcomes.Select(outcome => RunNotebookJson.Of(outcome.Name, Path.Combine(run.Output, outcome.PageName), outcome.Result))
                )
            );
            return;
        }

        foreach (var outcome in outcomes)
        {
            var seconds = outcome.Result.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
            console.Say($"{outcome.Name.PadRight(36)} {StatusOf(outcome).PadRight(9)} {seconds.PadLeft(6)} s");
        }

        console.Say("");
        console.Say($"Pages:       {Path.Combine(run.Output, "index.html")}");
        console.Say($"Notebooks:   {Path.Combine(run.Output, "notebooks")}");
        if (failure is null)
        {
            console.Say($"Figures:     {Path.Combine(run.Output, "images")}");
            console.Say($"Leaderboard: {Path.Combine(run.Output, "leaderboard.csv")}");
            console.Say($"Model:       {Path.Combine(run.Output, "model", ModelExport.PlainName)}");
            console.Say($"Predict:     ser predict --model {Path.Combine(run.Output, "model")} FILE.wav");
            console.Say($"Slides:      ser present {run.Output}");
        }
    }

    private static string StatusOf(NotebookOutcome outcome) => JsonWord.Of(outcome.Result.Status);
}
