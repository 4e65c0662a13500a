using System.CommandLine;
using SerWorkbook.Cli.Commands;
using SerWorkbook.Corpora;
using SerWorkbook.Notebooks;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli;

/// <summary>The command <c>ser</c>: finds the subcommand, runs it, turns what goes wrong into one sentence and an exit code.</summary>
public static class SerCommand
{
    /// <summary>Runs the command line.</summary>
    /// <param name="args">The arguments after <c>ser</c>.</param>
    /// <returns>0 good, 1 wrong usage or input, 2 a notebook cell failed, 4 data missing, 70 a fault of ser, 130 stopped.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var console = new SerConsole();
        var root = CreateRoot(console);
        try
        {
            var invocation = new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = TimeSpan.FromSeconds(5),
                Output = console.Out,
                Error = console.Error,
            };
            return await root.Parse(args).InvokeAsync(invocation).ConfigureAwait(false);
        }
        catch (Exception fault)
        {
            return Explain(fault is AggregateException { InnerExceptions.Count: > 0 } many ? many.InnerExceptions[0] : fault, console);
        }
    }

    internal static RootCommand CreateRoot(SerConsole console) => new(
        "Speech emotion recognition: from WAV files to rendered notebooks and a model to predict with.\n\n"
        + "Example:\n  ser run                              the whole workbook on a corpus that it makes itself\n"
        + "  ser run --data ../ravdess --out out  the same on recordings of yours\n\n"
        + "Exit codes: 0 good, 1 wrong usage or input, 2 a notebook cell failed, 4 data missing, 130 stopped by Ctrl-C.")
    {
        RunCommand.Create(console),
        DataCommand.Create(console),
        FeaturesCommand.Create(console),
        SearchCommand.Create(console),
        EvaluateCommand.Create(console),
        PredictCommand.Create(console),
        NotebooksCommand.Create(console),
    };

    private static int Explain(Exception fault, SerConsole console)
    {
        var (code, message) = fault switch
        {
            MissingDataException => (ExitCode.DataMissing, fault.Message),
            SerException or NotebookException => (ExitCode.BadInput, fault.Message),
            OperationCanceledException => (ExitCode.Stopped, "Stopped. What was finished is kept; the same command goes on from there."),
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
