using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SerWorkbook.Notebooks.Cells;

/// <summary>Finds <c>using var x = …;</c> at the top level of a cell, which scripts do not have.</summary>
/// <remarks>The variable must outlive the cell, so it becomes a plain variable that the session disposes.</remarks>
internal static class UsingDeclarations
{
    /// <summary>Turns the declarations into plain ones. All lines and columns stay.</summary>
    /// <param name="code">The cell's text, without directives of notebooks.</param>
    /// <param name="parsing">How cells are parsed.</param>
    /// <returns>The text, and the names of the variables that are to be disposed.</returns>
    public static (string Code, IReadOnlyList<string> Names) Take(string code, CSharpParseOptions parsing)
    {
        if (!code.Contains("using", StringComparison.Ordinal))
        {
            return (code, []);
        }

        // Only a program, not a script, has such statements.
        var root = CSharpSyntaxTree.ParseText(code, parsing.WithKind(SourceCodeKind.Regular)).GetCompilationUnitRoot();
        var declarations = root
            .Members.OfType<GlobalStatementSyntax>()
            .Select(member => member.Statement)
            .OfType<LocalDeclarationStatementSyntax>()
            .Where(IsWholeUsing)
            .ToList();
        if (declarations.Count == 0)
        {
            return (code, []);
        }

        var plain = code.ToCharArray();
        foreach (var keyword in declarations.SelectMany(d => new[] { d.AwaitKeyword, d.UsingKeyword }))
        {
            Array.Fill(plain, ' ', keyword.SpanStart, keyword.Span.Length);
        }

        return (new string(plain), [.. declarations.SelectMany(d => d.Declaration.Variables).Select(v => v.Identifier.ValueText)]);
    }

    // A directive after statements is read as half a declaration.
    private static bool IsWholeUsing(LocalDeclarationStatementSyntax statement) =>
        statement.UsingKeyword.IsKind(SyntaxKind.UsingKeyword)
        && statement.Declaration.Variables.All(v => !v.Identifier.IsMissing && v.Initializer is { Value.IsMissing: false });
}
