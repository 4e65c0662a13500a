namespace SerWorkbook.Notebooks.Tests.Running;

/// <summary>Notebooks for the tests of the runner.</summary>
internal static class Notebooks
{
    public static string Save(TemporaryFolder folder, params NotebookCell[] cells)
    {
        var path = folder["story.ipynb"];
        new NotebookDocument { Cells = cells }.Save(path);
        return path;
    }

    public static NotebookCell Code(string id, string source, params string[] tags) => NotebookCell.Code(source, tags) with { Id = id };

    public static NotebookCell Parameters(string source) => Code("parameters", source, "parameters");

    public static async Task<NotebookRunResult> RunAsync(string path, params (string Name, string Value)[] parameters) =>
        await NotebookRunner.RunAsync(path, new NotebookRunOptions { Parameters = parameters.ToDictionary(p => p.Name, p => p.Value) });

    public static string Text(NotebookCell cell) =>
        string.Concat(
            cell.Outputs.Select(o =>
                o switch
                {
                    StreamOutput stream => stream.Text,
                    RichOutput rich => rich.Data.Text("text/plain"),
                    ErrorOutput error => error.Name,
                    _ => "?",
                }
            )
        );
}
