using SerWorkbook.Notebooks;
using SerWorkbook.Notebooks.Execution;
using SerWorkbook.Notebooks.Execution.Formatting;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Says how the values of a session are shown. What a cell registers holds for its session.</summary>
public static class Formatter
{
    /// <summary>Registers how values of a type are written.</summary>
    /// <typeparam name="T">The type; it holds for derived types, too.</typeparam>
    /// <param name="formatter">Writes a value.</param>
    /// <param name="mimeType">The representation that it writes.</param>
    /// <exception cref="NotebookException">No cell is running.</exception>
    public static void Register<T>(Action<T, TextWriter> formatter, string mimeType = PlainTextFormatter.MimeType)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        Add(
            typeof(T),
            (value, writer) =>
            {
                formatter((T)value, writer);
                return true;
            },
            mimeType
        );
    }

    /// <summary>Registers how values of a type are written.</summary>
    /// <typeparam name="T">The type; it holds for derived types, too.</typeparam>
    /// <param name="formatter">Gives the text of a value.</param>
    /// <param name="mimeType">The representation that it writes.</param>
    /// <exception cref="NotebookException">No cell is running.</exception>
    public static void Register<T>(Func<T, string> formatter, string mimeType = PlainTextFormatter.MimeType)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        Register<T>((value, writer) => writer.Write(formatter(value)), mimeType);
    }

    /// <summary>Registers how values of a type are written.</summary>
    /// <typeparam name="T">The type; it holds for derived types, too.</typeparam>
    /// <param name="formatter">Writes a value, or returns false: the next formatter is asked.</param>
    /// <param name="mimeType">The representation that it writes.</param>
    /// <exception cref="NotebookException">No cell is running.</exception>
    public static void Register<T>(Func<T, FormatContext, bool> formatter, string mimeType = PlainTextFormatter.MimeType)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        Add(typeof(T), (value, writer) => formatter((T)value, new FormatContext(writer)), mimeType);
    }

    /// <summary>Registers how values of a type are written.</summary>
    /// <param name="type">The type, which may be a generic type definition; it holds for derived types, too.</param>
    /// <param name="formatter">Writes a value.</param>
    /// <param name="mimeType">The representation that it writes.</param>
    /// <exception cref="NotebookException">No cell is running.</exception>
    public static void Register(Type type, Action<object, TextWriter> formatter, string mimeType = PlainTextFormatter.MimeType)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(formatter);
        Add(
            type,
            (value, writer) =>
            {
                formatter(value, writer);
                return true;
            },
            mimeType
        );
    }

    /// <summary>Sets the representations that values of a type have as results and displays.</summary>
    /// <param name="type">The type, which may be a generic type definition; it holds for derived types, too.</param>
    /// <param name="preferredMimeTypes">The MIME types, in order.</param>
    /// <exception cref="NotebookException">No cell is running.</exception>
    public static void SetPreferredMimeTypesFor(Type type, params string[] preferredMimeTypes)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(preferredMimeTypes);
        Values().Registered.Prefer(type, [.. preferredMimeTypes]);
    }

    /// <summary>Sets the representation that values of a type have as results and displays.</summary>
    /// <param name="type">The type, which may be a generic type definition; it holds for derived types, too.</param>
    /// <param name="preferredMimeType">The MIME type.</param>
    /// <exception cref="NotebookException">No cell is running.</exception>
    public static void SetPreferredMimeTypeFor(Type type, string preferredMimeType) => SetPreferredMimeTypesFor(type, preferredMimeType);

    /// <summary>Forgets everything that cells registered.</summary>
    /// <exception cref="NotebookException">No cell is running.</exception>
    public static void ResetToDefault() => Values().Registered.Reset();

    /// <summary>Writes a value in one representation.</summary>
    /// <param name="obj">The value.</param>
    /// <param name="mimeType">The representation.</param>
    /// <returns>The text.</returns>
    /// <exception cref="NotebookException">No cell is running, or the value has no such representation.</exception>
    public static string ToDisplayString(this object? obj, string mimeType = PlainTextFormatter.MimeType) =>
        Values().Format(obj, [mimeType]).Text(mimeType)!;

    private static void Add(Type type, Func<object, TextWriter, bool> format, string mimeType) =>
        Values().Registered.Add(new MimeFormatter(mimeType, type, format));

    private static ValueFormatter Values() =>
        CellContext.Current?.Formatter ?? throw new NotebookException("Formatter can be used in the cells of a notebook only.");
}
