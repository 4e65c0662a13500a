using System.CommandLine;
using SerWorkbook.Cli.Running;
using SerWorkbook.Corpora;
using SerWorkbook.Notebooks.Running;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Commands;

/// <summary><c>ser notebooks run</c> executes any C# notebook, <c>ser notebooks render</c> makes its page.</summary>
internal static class NotebooksCommand
{
    public static Command Create(SerConsole console) => new ExampleCommand("notebooks", "Execute notebooks, or render them as HTML.", "ser notebooks run notebooks --out out", "ser notebooks render out --out pages") { CreateRun(console), CreateRender(console) };

    private static Command CreateRun(SerConsole console)
    {
        var source = Source();
        var values = new Option<string[]>("--param") { Description = "A value for a parameter of the notebook; may be given several times.", HelpName = "NAME=VALUE" };
        var folder = CommonOptions.Out("Where the executed notebooks go; in place where it is left out.");
        var command = new ExampleCommand("run", "Execute notebooks from top to bottom and write their outputs into them.", "ser notebooks run notebooks/04-model-search.ipynb --param trials=5 --out out") { source, values, folder };
        command.SetAction(async (parse, stop) =>
        {
            var parameters = ParseParameters(parse.GetValue(values) ?? []);
            foreach (var notebook in Find(parse.GetValue(source)!))
            {
                var code = await RunAsync(console, notebook, parameters, parse.GetValue(folder), stop).ConfigureAwait(false);
                if (code != ExitCode.Good)
                {
                    return code;
                }
            }

            return ExitCode.Good;
        });
        return command;
    }

    private static Command CreateRender(SerConsole console)
    {
        var source = Source();
        var folder = CommonOptions.Out("Where the pages go; beside the notebooks where it is left out.");
        var command = new ExampleCommand("render", "Render notebooks with the outputs that they hold as self-contained HTML pages.", "ser notebooks render notebooks --out pages") { source, folder };
        command.SetAction(parse =>
        {
            foreach (var notebook in Find(parse.GetValue(source)!))
            {
                var target = Path.GetFullPath(parse.GetValue(folder) ?? Path.GetDirectoryName(Path.GetFullPath(notebook))!);
                Places.RequireWritable(target);
                console.Say(PageWriter.WriteOne(notebook, target));
            }

            return ExitCode.Good;
        });
        return command;
    }

    private static Argument<string> Source() => new("notebook") { Description = "An .ipynb file, or a folder of them.", HelpName = "FILE|DIR" };

    private static async Task<int> RunAsync(
        SerConsole console, string notebook, IReadOnlyDictionary<string, string> parameters, string? folder, CancellationToken stop)
    {
        var options = new NotebookRunOptions { Parameters = parameters, TargetPath = folder is null ? null : Path.Combine(folder, Path.GetFileName(notebook)) };
        if (folder is not null)
        {
            Places.RequireWritable(folder);
        }

        var result = await StatusLine.ShowAsync(console, notebook, show =>
            NotebookRunner.RunAsync(notebook, options, new StatusProgress<NotebookProgress>(show, p => $"{p}"), stop)).ConfigureAwait(false);
        stop.ThrowIfCancellationRequested();
        if (result.Failure is { } failure)
        {
            console.Complain($"{notebook}: {failure}");
            return ExitCode.CellFailed;
        }

        console.Say(FormattableString.Invariant($"{result.TargetPath}: executed in {result.Elapsed.TotalSeconds:0.0} s"));
        return ExitCode.Good;
    }

    private static string[] Find(string source)
    {
        if (File.Exists(source))
        {
            return [source];
        }

        if (!Directory.Exists(source))
        {
            throw new SerException($"{source}: there is no such notebook or folder.");
        }

        var notebooks = Directory.GetFiles(source, "*.ipynb");
        return notebooks.Length > 0 ? [.. notebooks.Order(StringComparer.Ordinal)] : throw new MissingDataException($"{source}: the folder holds no notebook.");
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
