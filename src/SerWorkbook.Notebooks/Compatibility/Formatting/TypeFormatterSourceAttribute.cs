namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Names the class that creates the formatters of a type.</summary>
/// <param name="formatterSourceType">A class with a constructor without parameters.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>The class that creates the formatters.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>The representations that values of the type have as results and displays.</summary>
    public string[] PreferredMimeTypes { get; set; } = [];
}
