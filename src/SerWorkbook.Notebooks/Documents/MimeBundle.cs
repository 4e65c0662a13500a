using System.Text.Json;

namespace SerWorkbook.Notebooks;

/// <summary>Representations of one value, in order of preference of whoever made it: texts, or JSON where the type says so.</summary>
public sealed class MimeBundle
{
    // A value is a string, or a JsonElement.
    private readonly IReadOnlyList<KeyValuePair<string, object>> _contents;

    private MimeBundle(IReadOnlyList<KeyValuePair<string, object>> contents)
    {
        _contents = contents;
    }

    /// <summary>A bundle that holds nothing.</summary>
    public static MimeBundle Empty { get; } = new([]);

    /// <summary>The MIME types held, in order.</summary>
    public IReadOnlyList<string> MimeTypes => [.. _contents.Select(c => c.Key)];

    /// <summary>Tells whether values of a MIME type are stored as JSON rather than as text.</summary>
    /// <param name="mimeType">For example <c>application/vnd.plotly.v1+json</c>.</param>
    /// <returns>True for <c>application/json</c> and everything that ends in <c>+json</c>.</returns>
    public static bool IsJson(string mimeType) =>
        mimeType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        || mimeType.EndsWith("+json", StringComparison.OrdinalIgnoreCase);

    /// <summary>Tells whether a MIME type is held.</summary>
    /// <param name="mimeType">The MIME type, compared exactly.</param>
    /// <returns>True if it is.</returns>
    public bool Contains(string mimeType) => Find(mimeType) is not null;

    /// <summary>Gives a representation as text.</summary>
    /// <param name="mimeType">The MIME type, compared exactly.</param>
    /// <returns>The text (JSON as its text), or null when the type is not held.</returns>
    public string? Text(string mimeType) =>
        Find(mimeType) switch
        {
            string text => text,
            JsonElement json => json.GetRawText(),
            _ => null,
        };

    /// <summary>Gives a representation as JSON.</summary>
    /// <param name="mimeType">The MIME type, compared exactly.</param>
    /// <returns>The JSON value, or null when the type is not held or is text.</returns>
    public JsonElement? Json(string mimeType) => Find(mimeType) is JsonElement json ? json : null;

    /// <summary>Adds a representation, or replaces the one of the same type in its place.</summary>
    /// <param name="mimeType">The MIME type.</param>
    /// <param name="text">The text; for a JSON type, the JSON's text; for pictures, base64.</param>
    /// <returns>A new bundle.</returns>
    /// <exception cref="NotebookException">The type is a JSON type and the text is not JSON.</exception>
    public MimeBundle With(string mimeType, string text) =>
        IsJson(mimeType) ? With(mimeType, ParseJson(mimeType, text)) : Put(mimeType, text);

    /// <summary>Adds a JSON representation, or replaces the one of the same type in its place.</summary>
    /// <param name="mimeType">The MIME type.</param>
    /// <param name="json">The value.</param>
    /// <returns>A new bundle.</returns>
    public MimeBundle With(string mimeType, JsonElement json) => Put(mimeType, json.Clone());

    /// <summary>Leaves out some representations.</summary>
    /// <param name="leaveOut">Says of a MIME type and its text whether it goes.</param>
    /// <returns>A new bundle.</returns>
    public MimeBundle Without(Func<string, string, bool> leaveOut)
    {
        ArgumentNullException.ThrowIfNull(leaveOut);
        return new([.. _contents.Where(c => !leaveOut(c.Key, Text(c.Key)!))]);
    }

    private static JsonElement ParseJson(string mimeType, string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException e)
        {
            throw new NotebookException(
                $"A value formatted as {mimeType} must be JSON, but it starts with '{text[..Math.Min(text.Length, 40)]}'.",
                e
            );
        }
    }

    private object? Find(string mimeType)
    {
        foreach (var content in _contents)
        {
            if (content.Key == mimeType)
            {
                return content.Value;
            }
        }

        return null;
    }

    private MimeBundle Put(string mimeType, object value)
    {
        var contents = _contents.ToList();
        var at = contents.FindIndex(c => c.Key == mimeType);
        if (at >= 0)
        {
            contents[at] = new(mimeType, value);
        }
        else
        {
            contents.Add(new(mimeType, value));
        }

        return new(contents);
    }
}
