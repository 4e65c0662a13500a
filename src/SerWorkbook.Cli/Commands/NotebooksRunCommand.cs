using System.CommandLine;
using SerWorkbook.Cli.Json;
using SerWorkbook.Cli.Running;
using SerWorkbook.Cli.Setup;
using SerWorkbook.Cli.Supervision;
using SerWorkbook.Cli.Terminal;
using SerWorkbook.Notebooks;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Commands;

/// <summary><c>ser notebooks run</c> executes any C# notebook.</summary>
internal static class NotebooksRunCommand
{
    public static Command Create(SerConsole console)
    {
        var source = NotebooksCommand.Source();
        var values = new Option<string[]>("--param")
        {
            Description = "Value for a notebook parameter; may be repeated.",
            HelpName = "NAME=VALUE",
        };
        var folder = CommonOptions.Out("Folder for the executed notebooks. Default: in place.");
        var last = new Option<string?>("--to")
        {
            Description = "Last cell to execute, by its number among the executed cells or by its id; for a single notebook.",
            HelpName = "CELL",
        };
        var inputs = new Option<string[]>("--input")
        {
            Description =
                "A file or folder that the cells read; if it changes, they are executed again. Files named in cells are tracked anyway.",
            HelpName = "PATH",
        };
        var fresh = new Option<bool>("--fresh") { Description = "Execute even if nothing has changed since the last run." };
        var errors = new Option<bool>("--allow-errors")
        {
            Description =
                "Continue after a cell that failed; the exit code still says so. A cell that exceeds --timeout or crashes ends the run.",
        };
        var languages = NotebooksCommand.OtherLanguages();
        var timeout = NotebooksCommand.Timeout();
        var json = CommonOptions.Json();
        var command = new ExampleCommand(
            "run",
            "Execute notebooks from top to bottom and write their outputs into them.",
            "ser notebooks run notebooks/04-model-search.ipynb --param trials=5 --out out"
        )
        {
            source,
            values,
            folder,
            last,
            inputs,
            fresh,
            errors,
            languages,
            timeout,
            json,
        };
        command.SetAction(
            async (parse, stop) =>
            {
                using var process = new NotebookProcess();
                process.Start();
                if (parse.GetValue(last) is not null && Directory.Exists(parse.GetValue(source)))
                {
                    throw new SerException($"--to names a cell of one notebook, and '{parse.GetValue(source)}' is a folder.");
                }

                var given = ParseParameters(parse.GetValue(values) ?? []);
                var options = new NotebookRunOptions
                {
                    LastCell = parse.GetValue(last),
                    CellTimeout = NotebooksCommand.TimeoutOf(parse.GetValue(timeout)),
                    Inputs = parse.GetValue(inputs) ?? [],
                    FindInputs = true,
                    Reuse = !parse.GetValue(fresh),
                    AllowErrors = parse.GetValue(errors),
                    RefuseOtherLanguages = parse.GetValue(languages) == NotebooksCommand.Refuse,
                };
                var notebooks = NotebookFiles.ToRun(parse.GetValue(source)!);
                var runs = await RunAllAsync(
                        console,
                        process,
                        notebooks,
                        ParametersOf(notebooks, given, options.RefuseOtherLanguages),
                        Places.WritableFolder(parse.GetValue(folder)),
                        options,
                        stop
                    )
                    .ConfigureAwait(false);
                Print(console, runs, parse.GetValue(json));
                return runs.TrueForAll(run => run.Result.Failure is null) ? ExitCode.Good : ExitCode.CellFailed;
            }
        );
        return command;
    }

    private static async Task<List<(string Notebook, NotebookRunResult Result)>> RunAllAsync(
        SerConsole console,
        NotebookProcess process,
        string[] notebooks,
        Dictionary<string, string>[] parameters,
        string? folder,
        NotebookRunOptions options,
        CancellationToken stop
    )
    {
        var runs = new List<(string Notebook, NotebookRunResult Result)>();
        string[] targets = [.. notebooks.Select(notebook => NotebookFiles.TargetOf(notebook, folder))];
        for (var i = 0; i < notebooks.Length && (options.AllowErrors || runs is not [.., { Result.Failure: not null }]); i++)
        {
            var target = targets[i];
            var one = options with { TargetPath = target, RecordPath = RunRecords.PathOf(target), Parameters = parameters[i] };
            var result = await StatusLine
                .ShowAsync(
                    console,
                    notebooks[i],
                    show => process.RunAsync(notebooks[i], one, new StatusProgress<NotebookProgress>(show, p => $"{p}"), stop)
                )
                .ConfigureAwait(false);
            stop.ThrowIfCancellationRequested();
            runs.Add((notebooks[i], result));
            NotebookFiles.KeepForm(notebooks[i], result);

            // A notebook may use what the ones before it made, so it is run again when one of them was.
            options = options with
            {
                Fingerprint = result.Fingerprint,
                Reuse = options.Reuse && result.Status == RunStatus.Reused,
            };
        }

        return runs;
    }

    private static void Print(SerConsole console, IReadOnlyList<(string Notebook, NotebookRunResult Result)> runs, bool json)
    {
        if (json)
        {
            console.Json(new NotebookRunsJson(runs.Select(run => NotebookRunJson.Of(run.Result))));
        }

        foreach (var (notebook, result) in runs)
        {
            NotebooksCommand.NamePassedOver(console, notebook, result);
            foreach (var failure in result.Failures)
            {
                console.Complain($"{notebook}: {failure}");
            }

            if (result.Failure is null && !json)
            {
                console.Say(
                    result.Status == RunStatus.Reused
                        ? $"{result.TargetPath}: nothing changed since the last run; --fresh executes it again"
                        : FormattableString.Invariant($"{result.TargetPath}: executed in {result.Elapsed.TotalSeconds:0.0} s")
                );
            }
        }
    }

    // Of several notebooks each is given what it declares; what none declares is refused before anything is executed.
    private static Dictionary<string, string>[] ParametersOf(string[] notebooks, Dictionary<string, string> given, bool refusesOthers)
    {
        NotebookDocument[] documents = [.. notebooks.Select(NotebookDocument.Load)];
        if (refusesOthers)
        {
            NotebooksCommand.RefuseOtherLanguages(notebooks.Zip(documents));
        }

        Dictionary<string, string>[] parameters =
        [
            .. documents.Select(document =>
                NotebookParameters
                    .Of(document)
                    .Where(parameter => given.ContainsKey(parameter.Name))
                    .ToDictionary(parameter => parameter.Name, parameter => given[parameter.Name], StringComparer.Ordinal)
            ),
        ];
        foreach (var (document, own, notebook) in documents.Zip(parameters, notebooks))
        {
            _ = NotebookParameters.Inject(document, notebooks.Length == 1 ? given : own, notebook);
        }

        var allowed = documents
            .SelectMany(NotebookParameters.Of)
            .Select(parameter => parameter.Name)
            .Distinct()
            .Order(StringComparer.Ordinal);
        return given.Keys.FirstOrDefault(name => !parameters.Any(own => own.ContainsKey(name))) is { } unknown
            ? throw new SerException(
                $"'{unknown}' is not a parameter of any of the {notebooks.Length} notebooks; allowed are {string.Join(", ", allowed)}."
            )
            : parameters;
    }

    private static Dictionary<string, string> ParseParameters(string[] given)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in given)
        {
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || !parameters.TryAdd(text[..equals].Trim(), text[(equals + 1)..]))
            {
                throw new SerException($"--param is '{text}'; write NAME=VALUE, each name once.");
            }
        }

        return parameters;
    }
}
