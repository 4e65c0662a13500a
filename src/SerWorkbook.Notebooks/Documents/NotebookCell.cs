using System.Text.Json;
using System.Text.Json.Nodes;
using SerWorkbook.Notebooks.Documents;

namespace SerWorkbook.Notebooks;

/// <summary>One cell of a notebook.</summary>
public sealed record NotebookCell
{
    /// <summary>What the cell holds.</summary>
    public required CellKind Kind { get; init; }

    /// <summary>
    /// The cell's name in its notebook: 1 to 64 letters, digits, hyphens or underscores, unique. Empty means: give it one.
    /// </summary>
    public string Id { get; init; } = "";

    /// <summary>The text, lines separated by <c>\n</c>.</summary>
    public string Source { get; init; } = "";

    /// <summary>The cell's metadata as it stands in the file, a JSON object.</summary>
    public JsonElement Metadata { get; init; } = JsonFields.EmptyObject;

    /// <summary>What executing the cell gave; empty for prose.</summary>
    public IReadOnlyList<NotebookOutput> Outputs { get; init; } = [];

    /// <summary>The position of the cell in the order of execution, from 1; null when it was not executed.</summary>
    public int? ExecutionCount { get; init; }

    /// <summary>Fields of the file that this type does not name (attachments, for one), kept as they are.</summary>
    public IReadOnlyList<KeyValuePair<string, JsonElement>> OtherFields { get; init; } = [];

    /// <summary>The kernel of the notebook, which executes cells that name none; null for C#.</summary>
    internal string? NotebookKernel { get; init; }

    /// <summary>The texts in <c>metadata.tags</c>.</summary>
    public IReadOnlyList<string> Tags =>
        Metadata.TryGetProperty("tags", out var tags) && tags.ValueKind == JsonValueKind.Array
            ? [.. tags.EnumerateArray().Where(t => t.ValueKind == JsonValueKind.String).Select(t => t.GetString()!)]
            : [];

    /// <summary>Makes a C# cell.</summary>
    /// <param name="source">The code.</param>
    /// <param name="tags">Tags such as <c>parameters</c>.</param>
    /// <returns>A cell with the metadata of kernel <c>.net-csharp</c>.</returns>
    public static NotebookCell Code(string source, params IReadOnlyList<string> tags) => Of("csharp", source, tags);

    /// <summary>Makes a cell for a kernel of .NET Interactive.</summary>
    internal static NotebookCell Of(string kernel, string source, params IReadOnlyList<string> tags)
    {
        var metadata = new JsonObject
        {
            ["dotnet_interactive"] = new JsonObject { ["language"] = kernel },
            ["polyglot_notebook"] = new JsonObject { ["kernelName"] = kernel },
        };
        if (tags.Count > 0)
        {
            metadata["tags"] = new JsonArray([.. tags.Select(t => JsonValue.Create(t))]);
        }

        return new NotebookCell
        {
            Kind = CellKind.Code,
            Source = source,
            Metadata = JsonSerializer.SerializeToElement(metadata),
        };
    }

    /// <summary>Makes a cell of prose.</summary>
    /// <param name="source">The Markdown text.</param>
    /// <returns>A cell without metadata.</returns>
    public static NotebookCell Markdown(string source) => new() { Kind = CellKind.Markdown, Source = source };

    /// <summary>Tells whether a tag is set.</summary>
    /// <param name="tag">The tag, compared exactly.</param>
    /// <returns>True if <c>metadata.tags</c> holds it.</returns>
    public bool HasTag(string tag) => Tags.Contains(tag, StringComparer.Ordinal);
}
