using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using SerWorkbook.Cli.Json;
using SerWorkbook.Cli.Running;
using SerWorkbook.Cli.Supervision;
using SerWorkbook.Cli.Terminal;
using SerWorkbook.Notebooks;

namespace SerWorkbook.Cli.Commands;

/// <summary><c>ser notebooks check</c> tells whether notebooks hold the outputs that running them gives.</summary>
internal static class NotebooksCheckCommand
{
    private static readonly NotebookCheckOptions Usual = new();

    public static Command Create(SerConsole console)
    {
        var source = NotebooksCommand.Source();
        var tolerance = Tolerance();
        var languages = NotebooksCommand.OtherLanguages();
        var timeout = NotebooksCommand.Timeout();
        var json = CommonOptions.Json();
        var command = new ExampleCommand(
            "check",
            "Execute copies of notebooks and compare the results with the stored outputs. Cells tagged ignore-output are not compared.",
            "ser notebooks check notebooks --tolerance 1e-3"
        )
        {
            source,
            tolerance,
            languages,
            timeout,
            json,
        };
        command.SetAction(
            async (parse, stop) =>
            {
                using var process = new NotebookProcess();
                var options = new NotebookCheckOptions
                {
                    Tolerance = parse.GetValue(tolerance),
                    CellTimeout = NotebooksCommand.TimeoutOf(parse.GetValue(timeout)),
                    Run = process.RunAsync,
                };
                var notebooks = NotebookFiles.Find(parse.GetValue(source)!);
                if (parse.GetValue(languages) == NotebooksCommand.Refuse)
                {
                    NotebooksCommand.RefuseOtherLanguages(notebooks.Select(notebook => (notebook, NotebookDocument.Load(notebook))));
                }

                var checks = new List<(string Notebook, NotebookCheckResult Result)>();
                foreach (var notebook in notebooks)
                {
                    checks.Add(
                        (
                            notebook,
                            await StatusLine
                                .ShowAsync(
                                    console,
                                    notebook,
                                    show =>
                                        NotebookCheck.RunAsync(
                                            notebook,
                                            options,
                                            new StatusProgress<NotebookProgress>(show, p => $"{p}"),
                                            stop
                                        )
                                )
                                .ConfigureAwait(false)
                        )
                    );
                    NotebooksCommand.NamePassedOver(console, notebook, checks[^1].Result.Run);
                    if (!parse.GetValue(json))
                    {
                        Print(console, notebook, checks[^1].Result);
                    }
                }

                if (parse.GetValue(json))
                {
                    console.Json(new NotebookChecksJson(checks.Select(check => NotebookCheckJson.Of(check.Notebook, check.Result))));
                }

                return checks.Exists(check => check.Result.Run.Failure is not null) ? ExitCode.CellFailed
                    : checks.Exists(check => !check.Result.IsGood) ? ExitCode.Drift
                    : ExitCode.Good;
            }
        );
        return command;
    }

    private static void Print(SerConsole console, string notebook, NotebookCheckResult check)
    {
        foreach (var drift in check.Drifts)
        {
            console.Complain($"{notebook}: {drift}");
        }

        if (check.Run.Failure is { } failure)
        {
            console.Complain($"{notebook}: {failure}");
        }

        if (NotebookFiles.IsDib(notebook) && check.Run.Failure is null)
        {
            console.Say($"{notebook}: executed; a .dib file stores no outputs to compare");
            return;
        }

        var ignored = check.Ignored == 0 ? "" : FormattableString.Invariant($", {check.Ignored} ignored");
        console.Say(
            FormattableString.Invariant(
                $"{notebook}: {check.Compared} cells compared{ignored}, {(check.Drifts.Count == 0 ? "none" : check.Drifts.Count)} differ"
            )
        );
    }

    private static Option<double> Tolerance() =>
        new("--tolerance")
        {
            Description = "Relative tolerance for numbers; 0 requires equal text.",
            HelpName = "SHARE",
            DefaultValueFactory = _ => Usual.Tolerance,
            CustomParser = ParseShare,
        };

    private static double ParseShare(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var share) && share is >= 0 and < 1)
        {
            return share;
        }

        result.AddError($"--tolerance is '{text}'; it may be a number from 0 to below 1, such as 1e-6.");
        return Usual.Tolerance;
    }
}
