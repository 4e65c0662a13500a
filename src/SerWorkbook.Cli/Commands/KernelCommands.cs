using System.CommandLine;
using SerWorkbook.Cli.Setup;
using SerWorkbook.Cli.Terminal;
using SerWorkbook.Kernel;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Commands;

/// <summary><c>ser kernel install</c> makes the C# kernel known to Jupyter and VS Code, which start it by <c>ser kernel run</c>.</summary>
internal static class KernelCommands
{
    public static Command Create(SerConsole console) =>
        new ExampleCommand(
            "kernel",
            "The C# kernel for Jupyter and VS Code.",
            "ser kernel install",
            "jupyter nbconvert --execute --ExecutePreprocessor.kernel_name=serworkbook --to html notebooks/01-data-understanding.ipynb"
        )
        {
            CreateInstall(console),
            CreateUninstall(console),
            CreateRun(),
        };

    private static Command CreateInstall(SerConsole console)
    {
        var (name, user, prefix) = (Name(), User(), Prefix());
        var command = new ExampleCommand(
            "install",
            "Register the kernel with Jupyter and the Jupyter extension of VS Code.",
            "ser kernel install",
            "ser kernel install --name .net-csharp"
        )
        {
            name,
            user,
            prefix,
        };
        command.SetAction(parse =>
        {
            var kernels = Folder(parse.GetValue(user), parse.GetValue(prefix));
            var (program, ser) = OwnProgram.Command;
            console.Say(
                KernelSpec.Install(
                    kernels,
                    parse.GetValue(name)!,
                    [program, ser, "kernel", "run", "--connection-file", "{connection_file}"],
                    NotebookCultures.Variables
                )
            );
            return ExitCode.Good;
        });
        return command;
    }

    private static Command CreateUninstall(SerConsole console)
    {
        var (name, user, prefix) = (Name(), User(), Prefix());
        var command = new ExampleCommand("uninstall", "Remove a kernel that ser installed.", "ser kernel uninstall") { name, user, prefix };
        command.SetAction(parse =>
        {
            console.Say(KernelSpec.Uninstall(Folder(parse.GetValue(user), parse.GetValue(prefix)), parse.GetValue(name)!));
            return ExitCode.Good;
        });
        return command;
    }

    private static Command CreateRun()
    {
        var file = new Option<string>("--connection-file")
        {
            Description = "The connection file that Jupyter passes.",
            HelpName = "FILE",
            Required = true,
        };
        var command = new ExampleCommand("run", "Run the kernel; called by Jupyter.", "ser kernel run --connection-file kernel-1.json")
        {
            file,
        };
        // The kernel deals with Ctrl-C itself.
        command.TimeToStop = null;
        command.SetAction(
            async (parse, _) =>
            {
                NotebookCultures.StartInvariant();
                await KernelProcess.RunAsync(parse.GetValue(file)!).ConfigureAwait(false);
                // A thread of a cell that never ends must not keep the process.
                Environment.Exit(ExitCode.Good);
                return ExitCode.Good;
            }
        );
        return command;
    }

    private static Option<string> Name() =>
        new("--name")
        {
            Description = "Name of the kernel in notebooks; .net-csharp replaces .NET Interactive's kernel.",
            HelpName = "N",
            DefaultValueFactory = _ => KernelSpec.UsualName,
        };

    private static Option<bool> User() => new("--user") { Description = "For the current user, the default without --prefix." };

    private static Option<string?> Prefix() =>
        new("--prefix") { Description = "Below this folder, such as a Python environment.", HelpName = "DIR" };

    private static string Folder(bool user, string? prefix) =>
        prefix is null ? KernelFolders.OfUser()
        : user ? throw new SerException("--user and --prefix exclude each other.")
        : KernelFolders.Below(prefix);
}
