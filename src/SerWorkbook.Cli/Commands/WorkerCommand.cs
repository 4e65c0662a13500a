using System.CommandLine;
using System.IO.Pipes;
using SerWorkbook.Cli.Supervision;

namespace SerWorkbook.Cli.Commands;

/// <summary>What <c>ser</c> starts itself with to run notebooks in a process of their own.</summary>
internal static class WorkerCommand
{
    public const string Name = "notebook-worker";

    public static Command Create()
    {
        var requests = new Argument<string>("requests") { Description = "The handle that requests come from." };
        var answers = new Argument<string>("answers") { Description = "The handle that answers go to." };
        var command = new ExampleCommand(Name, "Run notebooks for another ser; not for people.", "ser notebooks run notebooks") { requests, answers };
        command.Hidden = true;
        // What Ctrl-C means, the other ser says.
        command.TimeToStop = null;
        command.SetAction(async (parse, _) =>
        {
            using var reader = new StreamReader(new AnonymousPipeClientStream(PipeDirection.In, parse.GetValue(requests)!));
            await using var writer = new StreamWriter(new AnonymousPipeClientStream(PipeDirection.Out, parse.GetValue(answers)!));
            await new NotebookWorker(reader, writer).WorkAsync().ConfigureAwait(false);
            // A thread of a cell that never ends must not keep the process.
            Environment.Exit(ExitCode.Good);
            return ExitCode.Good;
        });
        return command;
    }
}
