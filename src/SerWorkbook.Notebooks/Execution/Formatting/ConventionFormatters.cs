using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;

namespace SerWorkbook.Notebooks.Execution.Formatting;

/// <summary>Finds the formatters that types bring along by the convention of .NET Interactive, which needs no reference to it or to us.</summary>
/// <remarks>
/// A type, or a base class of it, bears an attribute named exactly <c>TypeFormatterSourceAttribute</c> with a property
/// <c>FormatterSourceType</c> and, if wanted, <c>PreferredMimeTypes</c>. The source has a public constructor without
/// parameters and a method <c>CreateTypeFormatters()</c> that gives objects with <c>MimeType</c>,
/// <c>bool Format(object, TextWriter)</c> and, if wanted, <c>Type</c> (dotnet/interactive, docs/formatting.md).
/// </remarks>
internal sealed class ConventionFormatters
{
    private const string AttributeName = "TypeFormatterSourceAttribute";
    private static readonly string[] DefaultMimeTypes = ["text/html"];

    private readonly ConcurrentDictionary<Type, ConventionFormatter?> _known = new();

    /// <summary>Finds the formatters of a type.</summary>
    /// <param name="type">The type of a value.</param>
    /// <returns>Its formatters, or null when it brings none.</returns>
    /// <exception cref="NotebookException">The type names a source that does not have the form the convention asks for.</exception>
    public ConventionFormatter? For(Type type) => _known.GetOrAdd(type, Read);

    private static ConventionFormatter? Read(Type type)
    {
        var attribute = type.GetCustomAttributes(inherit: true).FirstOrDefault(a => a.GetType().Name == AttributeName);
        if (attribute is null)
            return null;
        if (Property(attribute, "FormatterSourceType") is not Type sourceType)
            throw new NotebookException($"The {AttributeName} of {type.FullName} has no Type in FormatterSourceType.");
        var preferred = Property(attribute, "PreferredMimeTypes") is IEnumerable<string> given
            ? given.Where(m => !string.IsNullOrWhiteSpace(m)).ToArray()
            : [];
        return new ConventionFormatter(
            preferred.Length > 0 ? preferred : DefaultMimeTypes,
            [.. Create(sourceType).Select(f => Formatter(f, type)).OfType<MimeFormatter>()]);
    }

    private static IEnumerable<object> Create(Type sourceType)
    {
        var constructor = sourceType.GetConstructor(Type.EmptyTypes);
        var creators = sourceType.GetMethods(BindingFlags.Public | BindingFlags.Instance).Where(m => m.Name == "CreateTypeFormatters").ToList();
        if (constructor is null || creators is not [var creator] || creator.GetParameters().Length > 0)
            throw new NotebookException($"{sourceType.FullName} is named as a source of formatters, but lacks a public constructor without parameters or one method CreateTypeFormatters().");
        return creator.Invoke(constructor.Invoke(null), null) is IEnumerable formatters ? formatters.OfType<object>() : [];
    }

    private static MimeFormatter? Formatter(object formatter, Type type)
    {
        var methods = formatter.GetType().GetMethods(BindingFlags.Public | BindingFlags.Instance).Where(m => m.Name == "Format").ToList();
        if (Property(formatter, "MimeType") is not string mimeType || methods is not [var method] || !TakesAnyValue(method))
            return null;
        var format = method.CreateDelegate<Func<object, TextWriter, bool>>(formatter);
        return new MimeFormatter(mimeType, Property(formatter, "Type") as Type ?? type, format);
    }

    private static bool TakesAnyValue(MethodInfo method) =>
        method.ReturnType == typeof(bool)
        && method.GetParameters() is [var value, var writer]
        && value.ParameterType == typeof(object)
        && writer.ParameterType.IsAssignableFrom(typeof(TextWriter));

    private static object? Property(object owner, string name) => owner.GetType().GetProperty(name, BindingFlags.Public | BindingFlags.Instance)?.GetValue(owner);
}
