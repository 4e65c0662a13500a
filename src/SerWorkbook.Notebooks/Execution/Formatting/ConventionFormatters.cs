using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.DotNet.Interactive.Formatting;

namespace SerWorkbook.Notebooks.Execution.Formatting;

/// <summary>
/// Finds the formatters that types bring along by the convention of .NET Interactive, which needs no reference to it or to us.
/// </summary>
/// <remarks>
/// A type, or a base class of it, bears an attribute named exactly <c>TypeFormatterSourceAttribute</c> with a property
/// <c>FormatterSourceType</c> (in some libraries <c>TypeFormatterSourceType</c>, and not public) and, if wanted,
/// <c>PreferredMimeTypes</c>. The source has a constructor without parameters and a method <c>CreateTypeFormatters()</c>
/// that gives objects with <c>MimeType</c>, <c>bool Format(object, TextWriter)</c> and, if wanted, <c>Type</c>
/// (dotnet/interactive, docs/formatting.md). A source that cannot be used never fails a cell: its values are shown as if it
/// were not there.
/// </remarks>
/// <param name="warn">Told in a sentence, once per type, why a source cannot be used.</param>
internal sealed class ConventionFormatters(Action<string> warn)
{
    private const string AttributeName = "TypeFormatterSourceAttribute";
    private const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;
    private static readonly string[] SourceProperties = ["FormatterSourceType", "TypeFormatterSourceType"];
    private static readonly string[] DefaultMimeTypes = ["text/html"];

    private readonly ConcurrentDictionary<Type, ConventionFormatter?> _known = new();

    /// <summary>What cells registered.</summary>
    public RegisteredFormatters Registered { get; } = new();

    /// <summary>Finds the formatters of a type.</summary>
    /// <param name="type">The type of a value.</param>
    /// <returns>Its formatters, or null when it brings none that can be used.</returns>
    public ConventionFormatter? For(Type type) => Registered.For(type, _known.GetOrAdd(type, Find));

    private ConventionFormatter? Find(Type type)
    {
        try
        {
            return Read(type);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            var cause = e is TargetInvocationException { InnerException: { } inner } ? inner : e;
            warn($"The formatters that {TypeNames.Of(type)} names cannot be used: {cause.Message.TrimEnd('.')}.");
            return null;
        }
    }

    private static ConventionFormatter? Read(Type type)
    {
        if (PlotlyCharts.For(type) is { } chart)
        {
            return chart;
        }

        var attribute = type.GetCustomAttributes(inherit: true).FirstOrDefault(a => a.GetType().Name == AttributeName);
        if (attribute is null)
        {
            return null;
        }

        var sourceType =
            SourceProperties.Select(name => Property(attribute, name)).OfType<Type>().FirstOrDefault()
            ?? throw new NotebookException($"its {AttributeName} names no type.");
        var preferred = Property(attribute, "PreferredMimeTypes") is IEnumerable<string> given
            ? given.Where(m => !string.IsNullOrWhiteSpace(m)).ToArray()
            : [];
        MimeFormatter[] formatters = [.. Create(sourceType).Select(f => CreateFormatter(f, type)).OfType<MimeFormatter>()];
        return formatters.Length == 0 ? null : new ConventionFormatter(preferred.Length > 0 ? preferred : DefaultMimeTypes, formatters);
    }

    private static IEnumerable<object> Create(Type sourceType)
    {
        var constructor = sourceType.GetConstructor(Any, Type.EmptyTypes);
        var creators = sourceType
            .GetMethods(BindingFlags.Public | BindingFlags.Instance)
            .Where(m => m.Name == "CreateTypeFormatters")
            .ToList();
        if (constructor is null || creators is not [var creator] || creator.GetParameters().Length > 0)
        {
            throw new NotebookException(
                $"{sourceType.FullName} lacks a constructor without parameters or one method CreateTypeFormatters()."
            );
        }

        return creator.Invoke(constructor.Invoke(null), null) is IEnumerable formatters ? formatters.OfType<object>() : [];
    }

    private static MimeFormatter? CreateFormatter(object formatter, Type type)
    {
        if (formatter is ITypeFormatter known)
        {
            return MimeFormatter.From(known);
        }

        var methods = formatter.GetType().GetMethods(BindingFlags.Public | BindingFlags.Instance).Where(m => m.Name == "Format").ToList();
        if (Property(formatter, "MimeType") is not string mimeType || methods is not [var method] || !TakesAnyValue(method))
        {
            return null;
        }

        var format = method.CreateDelegate<Func<object, TextWriter, bool>>(formatter);
        return new MimeFormatter(mimeType, Property(formatter, "Type") as Type ?? type, format);
    }

    private static bool TakesAnyValue(MethodInfo method) =>
        method.ReturnType == typeof(bool)
        && method.GetParameters() is [var value, var writer]
        && value.ParameterType == typeof(object)
        && writer.ParameterType.IsAssignableFrom(typeof(TextWriter));

    private static object? Property(object owner, string name) => owner.GetType().GetProperty(name, Any)?.GetValue(owner);
}
