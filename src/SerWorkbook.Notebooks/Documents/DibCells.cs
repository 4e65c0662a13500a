using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SerWorkbook.Notebooks.Documents;

/// <summary>
/// Keeps the metadata of cells, such as tags, in the metadata of a <c>.dib</c> file, whose cells have none. A cell is recognised by its
/// text, so that other programs may add, move and change cells.
/// </summary>
internal static class DibCells
{
    /// <summary>The field of the metadata; .NET Interactive keeps fields that it does not know.</summary>
    public const string Field = "serworkbook_cells";

    private const string Text = "text";
    private const string Id = "id";
    private const string Metadata = "metadata";
    private const int HashLength = 16;

    /// <summary>Collects the metadata of cells.</summary>
    /// <param name="cells">The cells with the texts that the file holds.</param>
    /// <returns>An entry for each cell that has more metadata than its language; null where none has.</returns>
    public static JsonArray? Of(IEnumerable<(NotebookCell Cell, string Content)> cells)
    {
        JsonNode?[] entries =
        [
            .. cells
                .Where(cell => cell.Cell.Metadata.EnumerateObject().Any(field => !IsLanguage(field.Name)))
                .Select(cell => new JsonObject
                {
                    [Text] = Hash(cell.Content),
                    [Id] = cell.Cell.Id,
                    [Metadata] = JsonObject.Create(cell.Cell.Metadata),
                }),
        ];
        return entries.Length == 0 ? null : new JsonArray(entries);
    }

    /// <summary>Gives cells their metadata back.</summary>
    /// <param name="cells">The cells of the file.</param>
    /// <param name="entries">What the metadata of the file hold of them; null for nothing.</param>
    /// <returns>The cells.</returns>
    public static IReadOnlyList<NotebookCell> Restore(IReadOnlyList<NotebookCell> cells, JsonNode? entries)
    {
        var (list, next) = (entries as JsonArray ?? [], 0);
        return [.. cells.Select(Restored)];

        NotebookCell Restored(NotebookCell cell)
        {
            var hash = Hash(cell.Source);
            var at = next;
            while (at < list.Count && TextOf(list[at], Text) != hash)
            {
                at++;
            }

            if (at == list.Count || list[at]?[Metadata] is not JsonObject metadata)
            {
                return cell;
            }

            next = at + 1;
            return cell with { Id = TextOf(list[at], Id) ?? "", Metadata = JsonSerializer.SerializeToElement(Merged(cell, metadata)) };
        }
    }

    // The language is that of the file, where it may have been changed.
    private static JsonObject Merged(NotebookCell cell, JsonObject metadata)
    {
        var merged = JsonObject.Create(cell.Metadata)!;
        foreach (var (name, value) in metadata.Where(field => !IsLanguage(field.Key)))
        {
            merged[name] = value?.DeepClone();
        }

        return merged;
    }

    private static bool IsLanguage(string name) => name is "dotnet_interactive" or "polyglot_notebook";

    private static string? TextOf(JsonNode? entry, string name) =>
        entry is JsonObject fields && fields[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashLength];
}
