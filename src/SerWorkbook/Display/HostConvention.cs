namespace SerWorkbook.Display;

/// <summary>What notebook hosts look for by name.</summary>
internal static class HostConvention
{
    /// <summary>Says where a notebook host finds the formatters of a type.</summary>
    /// <remarks>
    /// .NET Interactive and hosts with its contract look for an attribute of this name, wherever it is declared, so that a library
    /// can bring rich output without a reference to a notebook package.
    /// </remarks>
    [AttributeUsage(AttributeTargets.Class)]
    public sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
    {
        /// <summary>A type with a public constructor without parameters and a method CreateTypeFormatters.</summary>
        public Type FormatterSourceType { get; } = formatterSourceType;

        /// <summary>The MIME types that an output carries, the richest first.</summary>
        public string[] PreferredMimeTypes { get; set; } = [MimeTypes.Text];
    }
}
