namespace SerWorkbook.Notebooks.Execution.Formatting;

/// <summary>Writes type names as C# does, without namespaces.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(char)] = "char",
        [typeof(decimal)] = "decimal",
        [typeof(double)] = "double",
        [typeof(float)] = "float",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(void)] = "void",
    };

    /// <summary>Gives a type's name.</summary>
    /// <param name="type">The type.</param>
    /// <returns>For example <c>List&lt;int&gt;</c>.</returns>
    public static string Of(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword))
        {
            return keyword;
        }

        if (type.IsArray)
        {
            return $"{Of(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Of(underlying) + "?";
        }

        if (type.Name.Contains("AnonymousType", StringComparison.Ordinal))
        {
            return "object";
        }

        var tick = type.Name.IndexOf('`', StringComparison.Ordinal);
        if (tick < 0 || !type.IsGenericType)
        {
            return type.Name;
        }

        var arity =
            type.Name.AsSpan(tick + 1).IndexOfAnyExceptInRange('0', '9') < 0
                ? int.Parse(type.Name.AsSpan(tick + 1), System.Globalization.CultureInfo.InvariantCulture)
                : 0;
        return $"{type.Name[..tick]}<{string.Join(", ", type.GetGenericArguments().TakeLast(arity).Select(Of))}>";
    }
}
