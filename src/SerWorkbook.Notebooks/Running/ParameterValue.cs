using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace SerWorkbook.Notebooks.Running;

/// <summary>Turns the text that a caller gave for a parameter into C#.</summary>
internal static class ParameterValue
{
    /// <summary>Gives the C# name of a type.</summary>
    /// <param name="type">The type.</param>
    /// <returns>For example <c>double</c>.</returns>
    public static string Keyword(NotebookParameterType type) => type.ToString().ToLowerInvariant();

    /// <summary>Checks a text against a type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="text">The text, in the invariant culture.</param>
    /// <returns>The value as a C# literal, or null if the text is no value of the type.</returns>
    public static string? Literal(NotebookParameterType type, string text)
    {
        var culture = CultureInfo.InvariantCulture;
        return type switch
        {
            NotebookParameterType.String => SymbolDisplay.FormatLiteral(text, quote: true),
            NotebookParameterType.Bool => bool.TryParse(text, out var truth) ? (truth ? "true" : "false") : null,
            NotebookParameterType.Int => int.TryParse(text, NumberStyles.Integer, culture, out var number)
                ? number.ToString(culture)
                : null,
            NotebookParameterType.Long => long.TryParse(text, NumberStyles.Integer, culture, out var number)
                ? number.ToString(culture)
                : null,
            NotebookParameterType.Double => double.TryParse(text, NumberStyles.Float, culture, out var number) && double.IsFinite(number)
                ? number.ToString("R", culture)
                : null,
            _ => null,
        };
    }
}
