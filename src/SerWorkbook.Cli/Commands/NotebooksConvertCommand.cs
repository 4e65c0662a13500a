using System.CommandLine;
using SerWorkbook.Cli.Running;
using SerWorkbook.Cli.Setup;
using SerWorkbook.Cli.Terminal;
using SerWorkbook.Notebooks;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Commands;

/// <summary><c>ser notebooks convert</c> writes notebooks in another format.</summary>
internal static class NotebooksConvertCommand
{
    private static readonly string[] Formats = ["ipynb", "dib", "cs"];

    public static Command Create(SerConsole console)
    {
        var source = NotebooksCommand.Source();
        var format = Format();
        var folder = CommonOptions.Out("Folder for the converted notebooks. Default: beside the notebooks.");
        var overwrite = new Option<bool>("--overwrite") { Description = "Replace files that exist. Without it, they are refused." };
        var command = new ExampleCommand(
            "convert",
            "Convert notebooks between .ipynb and .dib, or to a file-based C# app for 'dotnet run'. What the format cannot hold is named.",
            "ser notebooks convert notebooks --to dib --out converted",
            "ser notebooks convert notebooks/01-data-understanding.ipynb --to cs --out converted"
        )
        {
            source,
            format,
            folder,
            overwrite,
        };
        command.SetAction(parse =>
        {
            var conversions = Plan(
                NotebookFiles.Find(parse.GetValue(source)!),
                parse.GetValue(format)!,
                Places.WritableFolder(parse.GetValue(folder)),
                parse.GetValue(overwrite)
            );

            // All are read before the first is written, so that a broken file among them changes nothing.
            var documents = conversions.Select(conversion => NotebookDocument.Load(conversion.Source)).ToArray();
            foreach (var (conversion, document) in conversions.Zip(documents))
            {
                foreach (var note in NotebookConversion.Write(document, conversion.Source, conversion.Target))
                {
                    console.Error.WriteLine(SerConsole.OneLine($"{conversion.Source}: {note}"));
                }

                console.Say(conversion.Target);
            }

            return ExitCode.Good;
        });
        return command;
    }

    private static (string Source, string Target)[] Plan(string[] notebooks, string format, string? folder, bool overwrites)
    {
        (string Source, string Target)[] plan =
        [
            .. notebooks
                .Where(notebook => notebooks.Length == 1 || Path.GetExtension(notebook) != $".{format}")
                .Select(notebook => (notebook, TargetOf(notebook, format, folder))),
        ];
        if (plan.FirstOrDefault(one => Path.GetFullPath(one.Source) == Path.GetFullPath(one.Target)) is { Source: { } same })
        {
            throw new SerException($"{same} is a .{format} file already; name another folder with --out, or another format with --to.");
        }

        if (plan.GroupBy(one => one.Target).FirstOrDefault(target => target.Count() > 1) is { } pair)
        {
            throw new SerException($"{string.Join(" and ", pair.Select(one => one.Source))} would both be written to {pair.Key}.");
        }

        return !overwrites && plan.FirstOrDefault(one => File.Exists(one.Target)) is { Target: { } existing }
            ? throw new SerException($"{existing} exists; --overwrite replaces it.")
            : plan;
    }

    private static string TargetOf(string notebook, string format, string? folder) =>
        Path.Combine(folder ?? Path.GetDirectoryName(notebook)!, Path.ChangeExtension(Path.GetFileName(notebook), format));

    private static Option<string> Format()
    {
        var option = new Option<string>("--to")
        {
            Description =
                "The format: ipynb (Jupyter), dib (the text format of .NET Interactive, without outputs) or cs (a C# file that "
                + "'dotnet run' executes).",
            HelpName = "ipynb|dib|cs",
            Required = true,
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && !Formats.Contains(text))
            {
                result.AddError(
                    text == "html"
                        ? "--to is 'html'; pages are made by 'ser notebooks render'."
                        : $"--to is '{text}'; it may be ipynb, dib or cs."
                );
            }
        });
        return option;
    }
}
