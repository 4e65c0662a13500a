using SerWorkbook.Notebooks.Documents;

namespace SerWorkbook.Notebooks.Running;

/// <summary>
/// Saves a notebook after each of its cells, and renders only what has changed: a notebook of a thousand cells is saved a thousand times.
/// </summary>
internal sealed class SavedCells
{
    private const int NotYet = int.MinValue;

    private readonly NotebookDocument _document;
    private readonly string _target;
    private readonly byte[][] _cells;
    private readonly int[] _versions;

    /// <summary>Nothing is saved yet.</summary>
    /// <param name="document">The notebook.</param>
    /// <param name="target">The file.</param>
    public SavedCells(NotebookDocument document, string target)
    {
        _document = document with { Cells = CellIds.Complete(document.Cells) };
        _target = target;
        _cells = new byte[document.Cells.Count][];
        _versions = new int[document.Cells.Count];
        Array.Fill(_versions, NotYet);
    }

    /// <summary>Saves the notebook.</summary>
    /// <param name="cell">Gives a cell as it stands.</param>
    /// <param name="version">Gives a number that grows with the changes of a cell.</param>
    /// <exception cref="NotebookException">The file cannot be written.</exception>
    public void Save(Func<int, NotebookCell> cell, Func<int, int> version)
    {
        for (var i = 0; i < _cells.Length; i++)
        {
            // Read first: a change in between is rendered next time once more.
            if (version(i) is var now && now != _versions[i])
            {
                _cells[i] = NotebookWriter.WriteCell(cell(i) with { Id = _document.Cells[i].Id });
                _versions[i] = now;
            }
        }

        NotebookFile.Write(_target, stream => NotebookWriter.Write(_document, _cells, stream));
    }
}
