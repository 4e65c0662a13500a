using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace SerWorkbook.Notebooks.Execution.Formatting;

/// <summary>Writes any value in one line.</summary>
internal static class LineText
{
    private const int LongestInTable = 300;

    /// <summary>Writes a value in full: sequences item by item, objects by their own description.</summary>
    /// <param name="value">The value.</param>
    /// <returns>For example <c>[1, 2, 3, … 97 more]</c> or <c>(bea, 12)</c>; lists inside lists stop at a depth.</returns>
    public static string Of(object? value) => Of(value, 0);

    /// <summary>Writes a value for a table: short numbers, no line ends, not too long.</summary>
    /// <param name="value">The value.</param>
    /// <returns>One line.</returns>
    public static string Short(object? value) => Short(value, 0);

    /// <summary>Tells whether a value is better shown by its own text than by its members: a data frame, a file, a version.</summary>
    /// <param name="value">The value.</param>
    /// <returns>True if its type overrides <c>ToString</c> and is no record, tuple or pair, whose texts only list members.</returns>
    public static bool IsBestInItsOwnWords(object value) =>
        DescribesItself(value)
        && value is not ITuple
        && !IsRecord(value.GetType())
        && !value.GetType().IsDefined(typeof(CompilerGeneratedAttribute))
        && !(value.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>));

    /// <summary>Tells whether a type says how its values are written.</summary>
    /// <param name="value">The value.</param>
    /// <returns>True if <c>ToString</c> is overridden, as in records.</returns>
    public static bool DescribesItself(object value) =>
        value.GetType().GetMethod(nameof(ToString), BindingFlags.Public | BindingFlags.Instance, Type.EmptyTypes)?.DeclaringType
            is { } declaring
        && declaring != typeof(object)
        && declaring != typeof(ValueType);

    private static bool IsRecord(Type type) =>
        type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly) is not null
        || type.GetMethod("<Clone>$") is not null;

    private static string Of(object? value, int depth) =>
        ScalarText.Of(value)
        ?? value switch
        {
            _ when depth >= FormattingLimits.Current.Depth => "…",
            SequencePreview preview => Items(preview, depth),
            _ when DataFrames.Words(value!) is { } words => words,
            IEnumerable items => Items(SequencePreview.Of(items), depth),
            ITuple tuple => $"({string.Join(", ", Enumerable.Range(0, tuple.Length).Select(i => Of(tuple[i], depth + 1)))})",
            _ when DescribesItself(value!) => value!.ToString() ?? "",
            _ => TypeNames.Of(value!.GetType()),
        };

    private static string Items(SequencePreview items, int depth)
    {
        var more = items.More("");
        return $"[{string.Join(", ", items.Shown.Select(i => Short(i, depth + 1)).Concat(more is null ? [] : ["… " + more]))}]";
    }

    private static string Short(object? value, int depth)
    {
        return ShortText.Of((ScalarText.Short(value) ?? Of(value, depth)).ReplaceLineEndings(" "), LongestInTable);
    }
}
