using System.CommandLine;
using SerWorkbook.Cli.Json;
using SerWorkbook.Cli.Running;
using SerWorkbook.Cli.Terminal;
using SerWorkbook.Notebooks;

namespace SerWorkbook.Cli.Commands;

/// <summary><c>ser notebooks clean</c> takes the outputs out of notebooks.</summary>
internal static class NotebooksCleanCommand
{
    public static Command Create(SerConsole console)
    {
        var source = NotebooksCommand.Source();
        var json = CommonOptions.Json();
        var command = new ExampleCommand(
            "clean",
            "Remove outputs and execution counts from notebooks, in place.",
            "ser notebooks clean notebooks/04-model-search.ipynb"
        )
        {
            source,
            json,
        };
        command.SetAction(parse =>
        {
            // All are read before the first is written, so that a broken file among them changes nothing.
            var notebooks = NotebookFiles
                .Find(parse.GetValue(source)!)
                .Select(path => (Path: path, Document: NotebookDocument.Load(path)))
                .ToArray();
            var cleaned = notebooks.Select(notebook => (notebook.Path, IsCleaned: Clean(notebook.Path, notebook.Document))).ToArray();
            if (parse.GetValue(json))
            {
                console.Json(
                    new NotebooksCleanJson(
                        cleaned.Select(notebook => new CleanedNotebookJson(notebook.Path, notebook.IsCleaned ? "cleaned" : "clean"))
                    )
                );
                return ExitCode.Good;
            }

            foreach (var (path, isCleaned) in cleaned)
            {
                console.Say(isCleaned ? $"{path}: cleaned" : $"{path}: already clean");
            }

            return ExitCode.Good;
        });
        return command;
    }

    private static bool Clean(string path, NotebookDocument document)
    {
        if (document.Cells.All(cell => cell.Outputs.Count == 0 && cell.ExecutionCount is null))
        {
            return false;
        }

        document.WithoutOutputs().Save(path);
        return true;
    }
}
