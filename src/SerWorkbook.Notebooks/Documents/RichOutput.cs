using System.Text.Json;
using SerWorkbook.Notebooks.Documents;

namespace SerWorkbook.Notebooks;

/// <summary>A value in one or more representations.</summary>
public abstract record RichOutput : NotebookOutput
{
    /// <summary>The representations.</summary>
    public required MimeBundle Data { get; init; }

    /// <summary>Notes about the representations (<c>{"image/png":{"alt":"…"}}</c>), a JSON object.</summary>
    public JsonElement Metadata { get; init; } = JsonFields.EmptyObject;
}
