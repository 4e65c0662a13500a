using SerWorkbook.Notebooks;
using SerWorkbook.Notebooks.Execution;
using SerWorkbook.Notebooks.Execution.Formatting;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Says how the values of a session are shown. What a cell registers holds for its session.</summary>
public static class Formatter
{
    /// <summary>How many items of a sequence are shown.</summary>
    /// <exception cref="NotebookException">No cell is running, or the number is negative.</exception>
    public static int ListExpansionLimit
    {
        get => Values().Limits.Items;
        set => Values().Limits.Items = NotNegative(value, nameof(ListExpansionLimit));
    }

    /// <summary>How deep lists in lists are written.</summary>
    /// <exception cref="NotebookException">No cell is running, or the number is negative.</exception>
    public static int RecursionLimit
    {
        get => Values().Limits.Depth;
        set => Values().Limits.Depth = NotNegative(value, nameof(RecursionLimit));
    }

    /// <summary>The representation of values that have no other: <c>text/html</c>, with text beside it, or <c>text/plain</c>.</summary>
    /// <exception cref="NotebookException">No cell is running, or the representation is another one.</exception>
    public static string DefaultMimeType
    {
        get => Values().Limits.MimeType;
        set =>
            Values().Limits.MimeType = value is HtmlFormatter.MimeType or PlainTextFormatter.MimeType
                ? value
                : throw new NotebookException(
                    $"'{value}' cannot be the default representation; it is {HtmlFormatter.MimeType} or {PlainTextFormatter.MimeType}."
                );
    }

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
    public static void Register<T>(FormatDelegate<T> formatter, string mimeType = PlainTextFormatter.MimeType)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        Add(typeof(T), (value, writer) => formatter((T)value, new FormatContext(writer)), mimeType);
    }

    /// <summary>Registers how values of a type are written.</summary>
    /// <param name="type">The type, which may be a generic type definition; it holds for derived types, too.</param>
    /// <param name="formatter">Writes a value, or returns false: the next formatter is asked.</param>
    /// <param name="mimeType">The representation that it writes.</param>
    /// <exception cref="NotebookException">No cell is running.</exception>
    public static void Register(Type type, FormatDelegate<object> formatter, string mimeType = PlainTextFormatter.MimeType)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(formatter);
        Add(type, (value, writer) => formatter(value, new FormatContext(writer)), mimeType);
    }

    /// <summary>Registers a formatter.</summary>
    /// <param name="formatter">The formatter; it holds for types that are derived from its own, too.</param>
    /// <exception cref="NotebookException">No cell is running.</exception>
    public static void Register(ITypeFormatter formatter)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        Values().Registered.Add(MimeFormatter.From(formatter));
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

    /// <summary>Tells which representations values of a type have as results and displays.</summary>
    /// <param name="type">The type.</param>
    /// <returns>The MIME types, in order.</returns>
    /// <exception cref="NotebookException">No cell is running.</exception>
    public static IReadOnlyCollection<string> GetPreferredMimeTypesFor(Type? type) =>
        type is null ? [DefaultMimeType] : Values().PreferredMimeTypes(type);

    /// <summary>Finds how values of a type are written.</summary>
    /// <param name="actualType">The type.</param>
    /// <param name="mimeType">The representation.</param>
    /// <returns>The formatter.</returns>
    /// <exception cref="NotebookException">No cell is running.</exception>
    public static ITypeFormatter GetPreferredFormatterFor(Type actualType, string mimeType = PlainTextFormatter.MimeType)
    {
        ArgumentNullException.ThrowIfNull(actualType);
        return new SessionTypeFormatter(actualType, mimeType, Values());
    }

    /// <summary>Forgets what cells registered, and sets the limits to their usual values.</summary>
    /// <exception cref="NotebookException">No cell is running.</exception>
    public static void ResetToDefault()
    {
        Values().Registered.Reset();
        Values().Limits.Reset();
    }

    /// <summary>Writes a value in one representation.</summary>
    /// <param name="obj">The value.</param>
    /// <param name="mimeType">The representation.</param>
    /// <returns>The text.</returns>
    /// <exception cref="NotebookException">No cell is running, or the value has no such representation.</exception>
    public static string ToDisplayString(this object? obj, string mimeType = PlainTextFormatter.MimeType) =>
        Values().Format(obj, [mimeType]).Text(mimeType)!;

    /// <summary>Writes a value by a formatter.</summary>
    /// <param name="obj">The value.</param>
    /// <param name="formatter">The formatter.</param>
    /// <returns>The text.</returns>
    public static string ToDisplayString(this object? obj, ITypeFormatter formatter)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        var writer = InvariantText.Writer();
        formatter.Format(obj, new FormatContext(writer));
        return writer.ToString();
    }

    /// <summary>Writes a value into a text that is being written.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="obj">The value.</param>
    /// <param name="context">Receives the text.</param>
    /// <param name="mimeType">The representation.</param>
    /// <exception cref="NotebookException">No cell is running, or the value has no such representation.</exception>
    public static void FormatTo<T>(this T obj, FormatContext context, string mimeType = PlainTextFormatter.MimeType)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Writer.Write(obj.ToDisplayString(mimeType));
    }

    private static int NotNegative(int value, string name) =>
        value >= 0 ? value : throw new NotebookException($"{name} is {value}; it must be at least 0.");

    private static void Add(Type type, Func<object, TextWriter, bool> format, string mimeType) =>
        Values().Registered.Add(new MimeFormatter(mimeType, type, format));

    private static ValueFormatter Values() =>
        CellContext.Current?.Values ?? throw new NotebookException("Formatter can be used in the cells of a notebook only.");
}
