using System.Collections;
using System.Runtime.CompilerServices;
using System.Text.Json;
using SerWorkbook.Notebooks.Documents;

namespace SerWorkbook.Notebooks.Execution.Formatting;

/// <summary>Turns values into the representations that are stored in a notebook.</summary>
/// <remarks>
/// A type that brings formatters by convention decides itself. Otherwise: texts, numbers and other scalars are
/// <c>text/plain</c>, and so are objects with a text of their own; sequences of objects, dictionaries, records and plain
/// objects are tables in <c>text/html</c> with <c>text/plain</c> beside it.
/// </remarks>
internal sealed class ValueFormatter
{
    private readonly ConventionFormatters _conventions = new();

    /// <summary>Formats a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="mimeTypes">The representations wanted; none for those that the value's type prefers.</param>
    /// <returns>At least one representation.</returns>
    /// <exception cref="NotebookException">The value has no such representation.</exception>
    public MimeBundle Format(object? value, IReadOnlyList<string> mimeTypes)
    {
        var convention = value is null ? null : _conventions.For(value.GetType());
        var seen = value is IEnumerable items and not IDictionary && ScalarText.Of(value) is null ? SequencePreview.Of(items) : value;
        var bundle = MimeBundle.Empty;
        foreach (var mimeType in mimeTypes.Count > 0 ? mimeTypes : convention?.PreferredMimeTypes ?? [])
        {
            if ((convention?.Write(value!, mimeType) ?? (mimeTypes.Count > 0 ? Write(seen, value, mimeType) : null)) is { } text)
                bundle = bundle.With(mimeType, text);
        }

        if (bundle.MimeTypes.Count == 0 && mimeTypes.Count > 0)
            throw new NotebookException($"A value of type {TypeNames.Of(value?.GetType() ?? typeof(object))} cannot be shown as {string.Join(", ", mimeTypes)}.");
        return bundle.MimeTypes.Count > 0 ? bundle : Default(seen);
    }

    private MimeBundle Default(object? value)
    {
        if (value is HtmlContent)
            return MimeBundle.Empty.With("text/html", value.ToString()!);
        return Table(value) is { } table
            ? MimeBundle.Empty.With("text/html", Html(table)).With("text/plain", Text(value!, table))
            : MimeBundle.Empty.With("text/plain", LineText.Of(value));
    }

    // What was asked for by name.
    private string? Write(object? seen, object? value, string mimeType) => (value, mimeType) switch
    {
        (string text, _) => text,
        (HtmlContent html, "text/html") => html.ToString(),
        (_, "text/html") => Table(seen) is { } table ? Html(table) : HtmlText.Escape(LineText.Of(seen)),
        (_, "text/plain") => Table(seen) is { } table ? Text(seen!, table) : LineText.Of(seen),
        (_, "application/json") => JsonSerializer.Serialize(value),
        _ => null,
    };

    private static ValueTable? Table(object? value) => value switch
    {
        SequencePreview items => ValueTables.FromItems(items),
        ITuple => null,
        _ when ScalarText.Of(value) is not null => null,
        IDictionary dictionary => ValueTables.FromEntries(dictionary),
        _ when LineText.IsBestInItsOwnWords(value!) => null,
        _ => ValueTables.FromObject(value!),
    };

    private string Html(ValueTable table) => HtmlTable.Write(table, v => Nested(v) ?? HtmlText.Escape(LineText.Short(v)));

    private static string Text(object value, ValueTable table) =>
        value is not (SequencePreview or IDictionary) && LineText.DescribesItself(value) ? LineText.Of(value) : TextTable.Write(table, LineText.Short);

    private string? Nested(object? value) => value is null ? null : _conventions.For(value.GetType())?.Write(value, "text/html");
}
