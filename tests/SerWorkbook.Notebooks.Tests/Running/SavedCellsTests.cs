using System.Text;
using System.Text.Json;
using SerWorkbook.Notebooks.Documents;
using SerWorkbook.Notebooks.Running;

namespace SerWorkbook.Notebooks.Tests.Running;

public sealed class SavedCellsTests
{
    [Fact]
    public void File_is_that_of_the_whole_notebook_and_unchanged_cells_are_rendered_once()
    {
        using var folder = new TemporaryFolder();
        var document = new NotebookDocument
        {
            OtherFields = [new("a", JsonElement.Parse("""{"cells": [], "b": ["\n \"cells\": []"]}""")), new("z", JsonElement.Parse("1"))],
            Cells =
            [
                NotebookCell.Markdown("# ä\n\n```\n\"cells\": []\n```"),
                NotebookCell.Code("1"),
                NotebookCell.Code("2") with
                {
                    Outputs = [new StreamOutput("stdout", "x\n \"cells\": []\n"), new ErrorOutput("E", "", [])],
                },
            ],
        };
        var saved = new SavedCells(document, folder["a.ipynb"]);
        var (versions, rendered) = (new int[document.Cells.Count], new List<int>());
        void Save() =>
            saved.Save(
                i =>
                {
                    rendered.Add(i);
                    return document.Cells[i];
                },
                i => versions[i]
            );

        Save();
        Assert.Equal(document.ToJson(), File.ReadAllText(folder["a.ipynb"]));
        document = document with { Cells = [document.Cells[0], document.Cells[1] with { ExecutionCount = 7 }, document.Cells[2]] };
        versions[1]++;
        Save();
        Assert.Equal(document.ToJson(), File.ReadAllText(folder["a.ipynb"]));
        Assert.Equal([0, 1, 2, 1], rendered);
    }

    [Fact]
    public void Notebook_without_cells_is_its_frame()
    {
        using var target = new MemoryStream();
        NotebookWriter.Write(new NotebookDocument(), [], target);

        Assert.Equal(new NotebookDocument().ToJson(), Encoding.UTF8.GetString(target.ToArray()));
    }
}
