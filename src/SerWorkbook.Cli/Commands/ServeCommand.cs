using System.CommandLine;
using SerWorkbook.Cli.Avatar;
using SerWorkbook.Cli.Terminal;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Commands;

/// <summary><c>ser serve</c>: shows the page of <c>ser avatar</c> to the browsers of this machine, or tracks many speakers.</summary>
internal static class ServeCommand
{
    private const string UsualFolder = "avatar";
    private const string StartPage = "index.html";

    public static Command Create(SerConsole console)
    {
        var source = new Argument<string>("folder")
        {
            Description = $"The folder to show, such as --out of 'ser avatar'. Default: {UsualFolder}.",
            HelpName = "DIR",
            DefaultValueFactory = _ => UsualFolder,
        };
        var port = CommonOptions.Whole("--port", 8420, 0, 65535, "The port on 127.0.0.1; 0 for any that is free.");
        var shared = new SharedServing();
        var command = new ExampleCommand(
            "serve",
            "Show a folder of static files, such as that of 'ser avatar', to the browsers of this machine; or track many speakers with "
                + "one model (--shared). Ctrl-C ends it.",
            "ser serve avatar",
            "ser serve --shared --model emotion.ser --port 8421"
        )
        {
            source,
            port,
        };
        shared.AddTo(command);
        command.SetAction(
            async (parse, stop) =>
            {
                if (shared.IsAskedFor(parse))
                {
                    return parse.GetResult(source) is { Implicit: false }
                        ? throw new SerException("--shared shows no folder; leave DIR out.")
                        : await ServerProcess.TrackAsync(shared.Read(parse, parse.GetValue(port), console), stop).ConfigureAwait(false);
                }

                var folder = parse.GetValue(source)!;
                if (!Directory.Exists(folder))
                {
                    throw new SerException($"{folder}: there is no such folder; 'ser avatar --out {folder}' makes one with the page.");
                }

                return File.Exists(Path.Combine(folder, StartPage))
                    ? await ServerProcess.ShowAsync(Path.GetFullPath(folder), parse.GetValue(port), stop).ConfigureAwait(false)
                    : throw new SerException($"{folder}: this folder holds no {StartPage}; give the one that 'ser avatar' wrote.");
            }
        );
        return command;
    }
}
