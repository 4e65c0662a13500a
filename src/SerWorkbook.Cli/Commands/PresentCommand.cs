using System.CommandLine;
using SerWorkbook.Cli.Presenting;
using SerWorkbook.Cli.Printing;
using SerWorkbook.Cli.Setup;
using SerWorkbook.Cli.Terminal;
using SerWorkbook.Notebooks.Slides;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Commands;

/// <summary><c>ser present</c>: slides about a run.</summary>
internal static class PresentCommand
{
    private const string UsualName = "slides.html";

    public static Command Create(SerConsole console)
    {
        var source = new Argument<string?>("run")
        {
            Description = "The folder of a finished run, as given to 'ser run --out'. Default: the run on the demo corpus.",
            HelpName = "DIR",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var target = new Option<string?>("--out")
        {
            Description = $"The page to write. Default: {UsualName} in the folder of the run.",
            HelpName = "FILE.html",
        };
        var pdf = CommonOptions.Pdf("Print the slides as PDF, too, one to a page, beside the page.");
        var command = new ExampleCommand(
            "present",
            "Make slides of the findings and figures of a run: one page that needs no network, and a PDF.",
            "ser present",
            "ser present out --out talk.html --pdf"
        )
        {
            source,
            target,
            pdf,
        };
        command.SetAction(
            async (parse, stop) =>
            {
                var run = parse.GetValue(source) is { } given ? Path.GetFullPath(given) : Places.Find().OutputFor(null, null);
                var results = RunResults.Open(run);
                var (deck, leftOut) = RunDeck.Of(results);
                var printer = parse.GetValue(pdf) ? new PdfPrinter(BrowserProgram.Require("--pdf")) : null;
                var page = Places.WritableFile(parse.GetValue(target) ?? Path.Combine(run, UsualName), ".html");
                var printed = Path.ChangeExtension(page, ".pdf");
                RequireOwn(page);
                Places.RequireNoFolder(printed);
                AtomicFile.WriteAllText(page, SlideHtml.Render(deck));
                foreach (var sentence in leftOut)
                {
                    console.Error.WriteLine(SerConsole.OneLine(sentence));
                }

                console.Say(page);
                if (printer is not null)
                {
                    await printer.PrintAsync(page, printed, stop).ConfigureAwait(false);
                    console.Say(printed);
                }

                return ExitCode.Good;
            }
        );
        return command;
    }

    // Pages of the run have the same ending, and are easily named by mistake.
    private static void RequireOwn(string page)
    {
        if (File.Exists(page) && !File.ReadAllText(page).Contains(SlideHtml.Generator, StringComparison.Ordinal))
        {
            throw new SerException($"{page}: there is a file of that name that holds no slides; give another one with --out.");
        }
    }
}
