namespace SerWorkbook.Kernel.Requests;

/// <summary>The cells that were executed in this session, oldest first.</summary>
internal sealed class CellHistory
{
    private readonly List<CellHistoryEntry> _entries = [];

    /// <summary>All of them.</summary>
    public IReadOnlyList<CellHistoryEntry> Entries => _entries;

    /// <summary>Remembers a cell.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="input">Its text.</param>
    /// <param name="output">The text of its result; null for none.</param>
    public void Add(int number, string input, string? output) => _entries.Add(new CellHistoryEntry(number, input, output));
}
