using System.CommandLine;
using SerWorkbook.Cli.Printing;
using SerWorkbook.Cli.Running;
using SerWorkbook.Cli.Setup;
using SerWorkbook.Cli.Terminal;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Commands;

/// <summary><c>ser notebooks render</c> makes pages of notebooks as they stand.</summary>
internal static class NotebooksRenderCommand
{
    public static Command Create(SerConsole console)
    {
        var source = NotebooksCommand.Source();
        var folder = CommonOptions.Out("Folder for the pages. Default: beside the notebooks.");
        var share = CommonOptions.SharePlotly();
        var pdf = CommonOptions.Pdf("Print each page as PDF, too, beside it.");
        var png = new Option<bool>("--png")
        {
            Description =
                "Draw each Plotly chart as a picture, too, NAME-chart-N.png beside the page. Needs Chromium, Chrome or Edge on the path.",
        };
        var command = new ExampleCommand(
            "render",
            "Render notebooks and their stored outputs as self-contained HTML pages.",
            "ser notebooks render notebooks --out pages",
            "ser notebooks render analysis.ipynb --pdf"
        )
        {
            source,
            folder,
            share,
            pdf,
            png,
        };
        command.SetAction(
            async (parse, stop) =>
            {
                var notebooks = NotebookFiles.Find(parse.GetValue(source)!);
                var target = Path.GetFullPath(parse.GetValue(folder) ?? Path.GetDirectoryName(Path.GetFullPath(notebooks[0]))!);
                Places.RequireWritable(target);
                if (notebooks.GroupBy(Path.GetFileNameWithoutExtension).FirstOrDefault(same => same.Count() > 1) is { } pair)
                {
                    throw new SerException(
                        $"{string.Join(" and ", pair)} would be rendered to the same page, {pair.Key}.html; render one of them."
                    );
                }

                string PdfOf(string notebook) => Path.Combine(target, Path.GetFileNameWithoutExtension(notebook) + ".pdf");
                foreach (var notebook in parse.GetValue(pdf) ? notebooks : [])
                {
                    Places.RequireNoFolder(PdfOf(notebook));
                }

                var printer = parse.GetValue(pdf) ? new PdfPrinter(BrowserProgram.Require("--pdf")) : null;
                var pictures = parse.GetValue(png) ? new ChartPictures(new PdfPrinter(BrowserProgram.Require("--png"))) : null;
                foreach (var (notebook, page) in notebooks.Zip(PageWriter.WriteEach(notebooks, target, parse.GetValue(share))))
                {
                    console.Say(page);
                    if (printer is not null)
                    {
                        var printed = PdfOf(notebook);
                        await printer.PrintAsync(page, printed, stop).ConfigureAwait(false);
                        console.Say(printed);
                    }

                    if (pictures is not null)
                    {
                        await foreach (var picture in pictures.WriteAsync(notebook, target, stop).ConfigureAwait(false))
                        {
                            console.Say(picture);
                        }
                    }
                }

                return ExitCode.Good;
            }
        );
        return command;
    }
}
