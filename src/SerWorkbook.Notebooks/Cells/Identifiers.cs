using Microsoft.CodeAnalysis.CSharp;

namespace SerWorkbook.Notebooks.Cells;

/// <summary>The names of variables.</summary>
internal static class Identifiers
{
    /// <summary>Tells whether a variable can have a name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>False for keywords and for what is no identifier.</returns>
    public static bool IsValid(string name) => SyntaxFacts.IsValidIdentifier(name) && SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None;
}
