using System.CommandLine;
using SerWorkbook.Cli.Avatar;
using SerWorkbook.Cli.Setup;
using SerWorkbook.Cli.Terminal;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Commands;

/// <summary><c>ser avatar</c>: the page with a face that follows a voice.</summary>
internal static class AvatarCommand
{
    private const string UsualFolder = "avatar";

    public static Command Create(SerConsole console)
    {
        var model = new Option<string>("--model")
        {
            Description = "The bundle that 'ser export' wrote.",
            HelpName = "FILE.ser",
            Required = true,
        };
        var output = CommonOptions.Out($"The folder to write. Default: {UsualFolder}.");
        var browser = new Option<string?>("--browser")
        {
            Description =
                "The folder of the npm package, which holds the WebAssembly module. Default: where 'dotnet publish -c Release "
                + "src/SerWorkbook.Browser' puts it in the checkout, or what an installed ser brings along.",
            HelpName = "DIR",
        };
        var command = new ExampleCommand(
            "avatar",
            "Write a page with a face that follows the emotion in a voice, live: static files for any web server; no sound leaves it.",
            "ser avatar --model emotion.ser --out avatar"
        )
        {
            model,
            output,
            browser,
        };
        command.SetAction(parse =>
        {
            var module = BrowserModule.Find(parse.GetValue(browser));
            var bundle = parse.GetValue(model)!;
            var notice = EmotionBundle.Load(bundle).Notice;
            var folder = Places.WritableFolder(parse.GetValue(output) ?? UsualFolder)!;
            var (files, bytes) = AvatarFolder.Write(module, bundle, folder);
            if (notice is not null)
            {
                console.Say(notice);
            }

            console.Say(FormattableString.Invariant($"{folder} ({files} files, {bytes / 1048576.0:0.0} MB)"));
            console.Say($"To see it, type: ser serve {parse.GetValue(output) ?? UsualFolder}");
            return ExitCode.Good;
        });
        return command;
    }
}
