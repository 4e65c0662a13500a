using System.CommandLine;
using SerWorkbook.Cli.Json;
using SerWorkbook.Cli.Running;
using SerWorkbook.Cli.Setup;
using SerWorkbook.Cli.Terminal;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Commands;

/// <summary><c>ser bench run</c>: what <c>ser run</c> takes, notebook by notebook.</summary>
internal static class BenchRunCommand
{
    public static Command Create(SerConsole console)
    {
        var data = new DataArguments();
        var budget = CommonOptions.Budget();
        var trials = CommonOptions.Trials();
        var rounds = CommonOptions.Whole("--rounds", 3, 1, 100, "Number of runs, one after the other, each from the beginning.");
        var seed = CommonOptions.Seed();
        var threads = CommonOptions.Threads();
        var json = CommonOptions.Json();
        var command = new ExampleCommand(
            "run",
            "Time 'ser run', notebook by notebook: several runs from the beginning, whose results are removed again.",
            "ser bench run --rounds 5",
            "ser bench run --data ../ravdess --budget 2m --rounds 1 --json"
        )
        {
            data,
            budget,
            trials,
            rounds,
            seed,
            threads,
            json,
        };
        command.SetAction(
            async (parse, stop) =>
            {
                var (time, most) = BudgetText.Limits(parse.GetValue(budget), parse.GetValue(trials));
                var request = new RunRequest(
                    data.Read(parse),
                    null,
                    time,
                    most,
                    parse.GetValue(seed),
                    parse.GetValue(threads),
                    Fresh: true,
                    SharePlotly: false
                );
                var measured = new List<IReadOnlyList<StageTiming>>();
                for (var round = 0; round < parse.GetValue(rounds); round++)
                {
                    measured.Add(await RunAsync(console, request, stop).ConfigureAwait(false));
                }

                Print(console, measured, parse.GetValue(json));
                return ExitCode.Good;
            }
        );
        return command;
    }

    private static async Task<IReadOnlyList<StageTiming>> RunAsync(SerConsole console, RunRequest request, CancellationToken stop)
    {
        var folder = ScratchFolder.Create("bench");
        try
        {
            var run = new WorkbookRun(request with { Output = folder.FullName }, Places.Find(), console);
            var last = (await run.DoAsync(stop).ConfigureAwait(false))[^1];
            return last.Result.Failure is { } failure
                ? throw new SerException($"Nothing was measured, since a notebook failed. {last.Name}: {failure}")
                : run.Clock.Timings;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Print(SerConsole console, List<IReadOnlyList<StageTiming>> rounds, bool json)
    {
        if (json)
        {
            console.Json(new BenchRunJson(rounds.Select(round => new BenchRoundJson(round.Select(StageTimingJson.Of)))));
            return;
        }

        console.Show(StageTables.Rounds(rounds));
    }
}
