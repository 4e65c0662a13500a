using SerWorkbook.Notebooks;
using SerWorkbook.Notebooks.Execution;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>A value in one representation.</summary>
/// <param name="mimeType">The representation.</param>
/// <param name="value">The text.</param>
public sealed class FormattedValue(string mimeType, string value)
{
    /// <summary>The representation.</summary>
    public string MimeType { get; } = mimeType;

    /// <summary>The text.</summary>
    public string Value { get; } = value;

    /// <summary>Formats a value in one representation.</summary>
    /// <param name="value">The value.</param>
    /// <param name="mimeType">The representation; the first that the value's type prefers where it is null.</param>
    /// <returns>The value in this representation.</returns>
    /// <exception cref="NotebookException">No cell is running, or the value has no such representation.</exception>
    public static FormattedValue CreateSingleFromObject(object? value, string? mimeType = null) =>
        CreateManyFromObject(value, mimeType is null ? [] : [mimeType])[0];

    /// <summary>Formats a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="mimeTypes">The representations; those that the value's type prefers where none is given.</param>
    /// <returns>The value in each representation.</returns>
    /// <exception cref="NotebookException">No cell is running, or the value has no such representation.</exception>
    public static IReadOnlyList<FormattedValue> CreateManyFromObject(object? value, params string[] mimeTypes)
    {
        var cell = CellContext.Current ?? throw new NotebookException("Values can be formatted in the cells of a notebook only.");
        var bundle = cell.Values.Format(value, mimeTypes);
        return [.. bundle.MimeTypes.Select(type => new FormattedValue(type, bundle.Text(type)!))];
    }
}
