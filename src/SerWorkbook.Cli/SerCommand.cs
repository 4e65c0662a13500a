using System.CommandLine;
using System.CommandLine.Parsing;
using SerWorkbook.Cli.Commands;
using SerWorkbook.Cli.Setup;
using SerWorkbook.Cli.Supervision;
using SerWorkbook.Cli.Terminal;
using SerWorkbook.Notebooks;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli;

/// <summary>The command <c>ser</c>: finds the subcommand, runs it, turns what goes wrong into one sentence and an exit code.</summary>
public static class SerCommand
{
    /// <summary>Runs the command line.</summary>
    /// <param name="args">The arguments after <c>ser</c>.</param>
    /// <returns>0 success, 1 wrong usage or input, 2 a notebook cell failed, 3 a notebook has different outputs, 4 data missing,
    /// 5 a leak, 70 a fault of ser, 130 stopped.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is [NotebookWorker.Name, var requests, var answers])
        {
            return await NotebookWorker.RunAsync(requests, answers).ConfigureAwait(false);
        }

        var console = new SerConsole();
        var root = CreateRoot(console);
        try
        {
            var parse = root.Parse(args);
            var invocation = new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = parse.CommandResult.Command is ExampleCommand command
                    ? command.TimeToStop
                    : TimeSpan.FromSeconds(5),
                Output = console.Out,
                Error = console.Error,
            };
            if (args.Length > 0 && parse.Errors.Count > 0 && parse.Action is System.CommandLine.Invocation.ParseErrorAction)
            {
                console.Complain($"{Describe(parse.Errors)} See '{NameOf(parse.CommandResult)} --help'.");
                return ExitCode.BadInput;
            }

            if (parse.Action == parse.CommandResult.Command.Action)
            {
                FileHandles.Require();
                OutputPlace.Require(parse.CommandResult);
            }

            StrayScratch.Delete();
            return await parse.InvokeAsync(invocation).ConfigureAwait(false);
        }
        catch (Exception fault)
        {
            return Explain(fault is AggregateException { InnerExceptions.Count: > 0 } many ? many.InnerExceptions[0] : fault, console);
        }
    }

    /// <summary>All commands.</summary>
    internal static RootCommand CreateRoot(SerConsole console)
    {
        var root = new RootCommand(
            "Speech emotion recognition: from WAV files to rendered notebooks and a model to predict with.\n\n"
                + "Exit codes: 0 success, 1 wrong usage or input, 2 a notebook cell failed, 3 a notebook has different outputs, 4 data "
                + "missing, 5 a leak was found, 70 a fault of ser, 130 stopped by Ctrl-C."
        )
        {
            RunCommand.Create(console),
            PresentCommand.Create(console),
            DataCommand.Create(console),
            FeaturesCommand.Create(console),
            SearchCommand.Create(console),
            EvaluateCommand.Create(console),
            AuditSplitCommand.Create(console),
            PredictCommand.Create(console),
            TrackCommand.Create(console),
            ExportCommand.Create(console),
            AvatarCommand.Create(console),
            ServeCommand.Create(console),
            NotebooksCommand.Create(console),
            KernelCommands.Create(console),
            BenchCommand.Create(console),
        };
        ExampleHelp.Install(root);
        return root;
    }

    // That a command is missing goes without saying when something else stands in its place.
    private static string Describe(IReadOnlyList<ParseError> errors) =>
        string.Join(
            " ",
            errors.Select(error => error.Message).OrderByDescending(message => message.Contains('\'', StringComparison.Ordinal)).Take(1)
        );

    private static string NameOf(CommandResult command) =>
        command.Parent is CommandResult parent ? $"{NameOf(parent)} {command.Command.Name}" : "ser";

    private static int Explain(Exception fault, SerConsole console)
    {
        var (code, message) = fault switch
        {
            MissingDataException => (ExitCode.DataMissing, fault.Message),
            SerException or NotebookException => (ExitCode.BadInput, fault.Message),
            OperationCanceledException => (ExitCode.Stopped, "Stopped. Finished work is kept; the same command continues from there."),
            IOException or UnauthorizedAccessException => (ExitCode.BadInput, fault.Message),
            _ => (ExitCode.Fault, $"A fault of ser itself: {fault.GetType().Name}: {fault.Message} Set SER_TRACE=1 to see where."),
        };
        console.Complain(message);
        if (Environment.GetEnvironmentVariable("SER_TRACE") == "1")
        {
            console.Error.WriteLine(fault.ToString());
        }

        return code;
    }
}
