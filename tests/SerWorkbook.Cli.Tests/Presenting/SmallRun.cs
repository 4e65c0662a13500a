using SerWorkbook.Notebooks;

namespace SerWorkbook.Cli.Tests.Presenting;

/// <summary>The folder of a run whose notebooks hold a few results.</summary>
internal static class SmallRun
{
    /// <summary>A PNG file of one pixel, base64.</summary>
    private const string Pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

    /// <summary>Writes the folder.</summary>
    public static void Write(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "notebooks"));
        Save(
            folder,
            "01-data-understanding",
            Cell("open", Text("text/plain", "small corpus: 6 recordings by 2 speakers in 3 emotions; no file was left out.")),
            Cell("counts", Figure("Counts\nBar charts."), Text("text/plain", "Every emotion has 2 recordings. That is few."))
        );
        Save(
            folder,
            "05-evaluation",
            Cell(
                "answer",
                Text("text/html", "<aside>Notice</aside><table><tr><th>Requirement</th></tr><tr><td>met</td></tr></table><p>Foot</p>")
            ),
            Cell("promise", Text("text/plain", "- Of the 4 requirements, 1 is met.\n- If it may abstain, 50 % get the right emotion.")),
            Cell("groups", Text("text/plain", "- It works for a.\n- It fails for b.")),
            Cell("next", Text("text/plain", "- Record more speakers.\n- Try again."))
        );
        File.WriteAllText(
            Path.Combine(folder, "run.json"),
            """
            {"version":1,"corpus":"small corpus","synthetic":true,"notice":"The voices are synthetic.","dataHash":"00ff","notebooks":[
            {"notebook":"01-data-understanding","status":"executed","page":"a","executed":"notebooks/01-data-understanding.ipynb","seconds":1},
            {"notebook":"05-evaluation","status":"executed","page":"b","executed":"notebooks/05-evaluation.ipynb","seconds":1}],
            "files":["notebooks/01-data-understanding.ipynb"]}
            """
        );
    }

    private static void Save(string folder, string name, params NotebookCell[] cells) =>
        new NotebookDocument { Cells = cells }.Save(Path.Combine(folder, "notebooks", name + ".ipynb"));

    private static NotebookCell Cell(string id, params NotebookOutput[] outputs) =>
        NotebookCell.Code("x") with
        {
            Id = id,
            Outputs = outputs,
        };

    private static DisplayOutput Text(string type, string text) => new() { Data = MimeBundle.Empty.With(type, text) };

    private static DisplayOutput Figure(string text) => new() { Data = MimeBundle.Empty.With("image/png", Pixel).With("text/plain", text) };
}
