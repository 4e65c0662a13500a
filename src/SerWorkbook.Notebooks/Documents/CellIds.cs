using System.Security.Cryptography;
using System.Text;

namespace SerWorkbook.Notebooks.Documents;

/// <summary>Gives cells the ids that format 4.5 asks for.</summary>
internal static class CellIds
{
    private const int LongestId = 64;

    /// <summary>Gives an id to every cell whose id is missing, not allowed, or taken by a cell before it.</summary>
    /// <param name="cells">The cells, in order.</param>
    /// <returns>The cells; ids that were good stay.</returns>
    public static IReadOnlyList<NotebookCell> Complete(IReadOnlyList<NotebookCell> cells)
    {
        var taken = new HashSet<string>(cells.Select(c => c.Id).Where(IsAllowed), StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var complete = new List<NotebookCell>(cells.Count);
        for (var i = 0; i < cells.Count; i++)
        {
            var keeps = IsAllowed(cells[i].Id) && seen.Add(cells[i].Id);
            complete.Add(keeps ? cells[i] : cells[i] with { Id = Free(FromContent(i, cells[i]), taken) });
        }

        return complete;
    }

    private static bool IsAllowed(string id) =>
        id.Length is > 0 and <= LongestId && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    // Place and text alone: the same file gets the same ids wherever and whenever it is read.
    private static string FromContent(int position, NotebookCell cell) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{position}\n{cell.Kind}\n{cell.Source}")))[..8];

    private static string Free(string wanted, HashSet<string> taken)
    {
        var id = wanted;
        for (var n = 2; !taken.Add(id); n++)
        {
            id = $"{wanted}-{n}";
        }

        return id;
    }
}
