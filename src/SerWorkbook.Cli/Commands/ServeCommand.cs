using System.CommandLine;
using SerWorkbook.Cli.Avatar;
using SerWorkbook.Cli.Terminal;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Commands;

/// <summary><c>ser serve</c>: shows the page of <c>ser avatar</c> to the browsers of this machine.</summary>
internal static class ServeCommand
{
    private const string UsualFolder = "avatar";
    private const string StartPage = "index.html";

    public static Command Create()
    {
        var source = new Argument<string>("folder")
        {
            Description = $"The folder to show, such as --out of 'ser avatar'. Default: {UsualFolder}.",
            HelpName = "DIR",
            DefaultValueFactory = _ => UsualFolder,
        };
        var port = CommonOptions.Whole("--port", 8420, 0, 65535, "The port on 127.0.0.1; 0 for any that is free.");
        var command = new ExampleCommand(
            "serve",
            "Show a folder of static files, such as that of 'ser avatar', to the browsers of this machine. Ctrl-C ends it.",
            "ser serve avatar"
        )
        {
            source,
            port,
        };
        command.SetAction(
            async (parse, stop) =>
            {
                var folder = parse.GetValue(source)!;
                if (!Directory.Exists(folder))
                {
                    throw new SerException($"{folder}: there is no such folder; 'ser avatar --out {folder}' makes one with the page.");
                }

                return File.Exists(Path.Combine(folder, StartPage))
                    ? await ServerProcess.RunAsync(Path.GetFullPath(folder), parse.GetValue(port), stop).ConfigureAwait(false)
                    : throw new SerException($"{folder}: this folder holds no {StartPage}; give the one that 'ser avatar' wrote.");
            }
        );
        return command;
    }
}
