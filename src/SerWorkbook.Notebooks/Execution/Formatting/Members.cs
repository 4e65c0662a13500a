using System.Reflection;

namespace SerWorkbook.Notebooks.Execution.Formatting;

/// <summary>The public properties and fields of an object, by which it is shown.</summary>
internal static class Members
{
    /// <summary>Lists the members of a type that can be read, in the order of declaration, base classes first.</summary>
    /// <param name="type">The type.</param>
    /// <returns>Properties and fields; none with an index, of pointer type or living on the stack alone.</returns>
    public static IReadOnlyList<MemberInfo> Of(Type type) =>
        [
            .. type.GetMembers(BindingFlags.Public | BindingFlags.Instance)
                .Where(m => m is FieldInfo field ? IsReadable(field.FieldType) : m is PropertyInfo property && IsReadable(property))
                .GroupBy(m => m.Name, StringComparer.Ordinal)
                .Select(g => g.OrderByDescending(m => Depth(m.DeclaringType!)).First())
                .OrderBy(m => Depth(m.DeclaringType!))
                .ThenBy(m => m.MetadataToken),
        ];

    /// <summary>Reads a member.</summary>
    /// <param name="owner">The object.</param>
    /// <param name="member">One of its members.</param>
    /// <returns>The value; where the getter throws, a text that says what.</returns>
    public static object? Read(object owner, MemberInfo member)
    {
        try
        {
            return member is FieldInfo field ? field.GetValue(owner) : ((PropertyInfo)member).GetValue(owner);
        }
        catch (TargetInvocationException e)
        {
            return $"({TypeNames.Of(e.InnerException!.GetType())})";
        }
    }

    private static bool IsReadable(PropertyInfo property) =>
        property.GetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0 && IsReadable(property.PropertyType);

    private static bool IsReadable(Type type) => !type.IsByRefLike && !type.IsPointer && !type.IsByRef && !type.IsFunctionPointer;

    private static int Depth(Type type) => type.BaseType is { } above ? 1 + Depth(above) : 0;
}
