using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SerWorkbook.Notebooks.Conversion;

/// <summary>
/// Gives what scripts declare again a name of its own: a later cell may declare a name anew, and a program may not.
/// </summary>
/// <param name="inner">Names of variables in inner blocks of any script.</param>
internal sealed class ScriptRenamer(IReadOnlySet<string> inner)
{
    private readonly Dictionary<string, string> _current = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly HashSet<string> _signatures = new(StringComparer.Ordinal);

    /// <summary>Renames what a script declares anew, and what it uses of such names.</summary>
    /// <param name="root">The next script.</param>
    /// <returns>The script.</returns>
    public CompilationUnitSyntax Rename(CompilationUnitSyntax root)
    {
        var variables = ScriptNames.Variables(root).ToHashSet(StringComparer.Ordinal);
        var others = ScriptNames.TypesAndMethods(root).Where(IsNew).Select(token => token.ValueText).ToHashSet(StringComparer.Ordinal);
        foreach (var name in variables.Concat(others).Distinct(StringComparer.Ordinal))
        {
            _current[name] = Free(name, variables.Contains(name) && inner.Contains(name));
        }

        var changed = _current.Where(pair => pair.Key != pair.Value).ToDictionary(StringComparer.Ordinal);
        var tokens = root.DescendantTokens()
            .Where(token => token.IsKind(SyntaxKind.IdentifierToken) && changed.ContainsKey(token.ValueText) && Means(token, root));
        return root.ReplaceTokens(
            tokens,
            (token, _) => SyntaxFactory.Identifier(token.LeadingTrivia, changed[token.ValueText], token.TrailingTrivia)
        );
    }

    // An overload has the name of the methods before it.
    private bool IsNew(SyntaxToken token) =>
        token.Parent is not MethodDeclarationSyntax method
        || !_signatures.Add(
            $"{token.ValueText}({string.Join(", ", method.ParameterList.Parameters.Select(parameter => $"{parameter.Type}"))})"
        )
        || !_taken.Contains(token.ValueText);

    private string Free(string name, bool isInner)
    {
        var free = name;
        for (var n = isInner ? 1 : 2; isInner && free == name || _taken.Contains(free); n++)
        {
            free = string.Create(CultureInfo.InvariantCulture, $"{name}_{n}");
        }

        _taken.Add(free);
        return free;
    }

    private static bool Means(SyntaxToken token, CompilationUnitSyntax root) =>
        token.Parent switch
        {
            SimpleNameSyntax name => IsFree(name) && !ScriptNames.IsShadowed(token, root),
            VariableDeclaratorSyntax or SingleVariableDesignationSyntax => !ScriptNames.IsShadowed(token, root),
            ConstructorDeclarationSyntax or DestructorDeclarationSyntax => token.Parent.Parent?.Parent == root,
            MemberDeclarationSyntax member => member.Parent == root,
            _ => false,
        };

    // A name behind a dot, or in front of a colon or an equals sign, belongs to something else.
    private static bool IsFree(SimpleNameSyntax name) =>
        name.Parent switch
        {
            MemberAccessExpressionSyntax access => access.Name != name,
            QualifiedNameSyntax qualified => qualified.Right != name,
            MemberBindingExpressionSyntax or NameColonSyntax or NameEqualsSyntax => false,
            AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment => assignment.Left != name,
            _ => true,
        };
}
