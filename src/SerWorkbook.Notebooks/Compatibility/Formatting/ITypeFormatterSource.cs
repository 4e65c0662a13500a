namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Gives the formatters of a type that names it by <see cref="TypeFormatterSourceAttribute"/>.</summary>
public interface ITypeFormatterSource
{
    /// <summary>Creates the formatters.</summary>
    /// <returns>One for each representation.</returns>
    IEnumerable<ITypeFormatter> CreateTypeFormatters();
}
