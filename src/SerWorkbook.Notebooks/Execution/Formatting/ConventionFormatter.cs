namespace SerWorkbook.Notebooks.Execution.Formatting;

/// <summary>How a type says that its values are shown.</summary>
/// <param name="PreferredMimeTypes">The representations that a result carries, in order.</param>
/// <param name="Formatters">All the representations it can write; several may be of one MIME type, the first that agrees writes.</param>
internal sealed record ConventionFormatter(IReadOnlyList<string> PreferredMimeTypes, IReadOnlyList<MimeFormatter> Formatters)
{
    /// <summary>Whether a cell chose the representations, so that those without a formatter are written as usual.</summary>
    public bool IsChosen { get; init; }

    /// <summary>Writes a value in one representation.</summary>
    /// <param name="value">The value.</param>
    /// <param name="mimeType">The representation.</param>
    /// <returns>The text, or null when no formatter takes the value.</returns>
    public string? Write(object value, string mimeType)
    {
        foreach (var formatter in Formatters.Where(f => f.MimeType == mimeType && f.Type.IsInstanceOfType(value)))
        {
            var writer = InvariantText.Writer();
            if (formatter.Format(value, writer))
            {
                return writer.ToString();
            }
        }

        return null;
    }
}
