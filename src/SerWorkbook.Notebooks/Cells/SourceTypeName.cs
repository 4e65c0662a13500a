namespace SerWorkbook.Notebooks.Cells;

/// <summary>Writes types as code names them.</summary>
internal static class SourceTypeName
{
    /// <summary>Writes a type.</summary>
    /// <param name="type">The type.</param>
    /// <returns>For example <c>global::System.Collections.Generic.List&lt;global::System.Int32&gt;</c>; types of cells by their
    /// name.</returns>
    public static string Of(Type type)
    {
        if (type.IsArray)
        {
            return $"{Of(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        }

        var arguments = new Queue<string>(type.GetGenericArguments().Select(Of));
        var name = string.Join('.', Outward(type).Reverse().Where(t => !IsOfCell(t)).Select(t => Simple(t, arguments)));
        return type.Namespace is { } space && !Outward(type).Any(IsOfCell) ? $"global::{space}.{name}" : name;
    }

    private static IEnumerable<Type> Outward(Type type)
    {
        for (var at = type; at is not null; at = at.DeclaringType)
        {
            yield return at;
        }
    }

    // The class that the compiler makes of a cell.
    private static bool IsOfCell(Type type) => type.DeclaringType is null && type.Name.StartsWith("Submission#", StringComparison.Ordinal);

    private static string Simple(Type type, Queue<string> arguments)
    {
        var parts = type.Name.Split('`');
        if (parts.Length == 1)
        {
            return type.Name;
        }

        var own = Enumerable
            .Range(0, int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture))
            .Select(_ => arguments.Dequeue());
        return $"{parts[0]}<{string.Join(", ", own)}>";
    }
}
