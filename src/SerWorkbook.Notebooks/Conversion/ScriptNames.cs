using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SerWorkbook.Notebooks.Conversion;

/// <summary>Finds what names a script declares, and where.</summary>
internal static class ScriptNames
{
    /// <summary>The variables that later scripts see.</summary>
    /// <param name="root">A parsed script.</param>
    public static IEnumerable<string> Variables(CompilationUnitSyntax root) =>
        Declarations(root).Where(token => IsAtTop(token, root)).Select(token => token.ValueText);

    /// <summary>The variables of inner blocks, which may not have the names of variables around them.</summary>
    /// <param name="root">A parsed script.</param>
    public static IEnumerable<string> InnerVariables(CompilationUnitSyntax root) =>
        root
            .Members.OfType<GlobalStatementSyntax>()
            .SelectMany(Declarations)
            .Where(token => !IsAtTop(token, root) && !token.Parent!.Ancestors().Any(IsFunction))
            .Select(token => token.ValueText);

    /// <summary>The types and methods that later scripts see.</summary>
    /// <param name="root">A parsed script.</param>
    public static IEnumerable<SyntaxToken> TypesAndMethods(CompilationUnitSyntax root) =>
        root
            .Members.Select(member =>
                member switch
                {
                    BaseTypeDeclarationSyntax type => type.Identifier,
                    DelegateDeclarationSyntax type => type.Identifier,
                    MethodDeclarationSyntax method => method.Identifier,
                    PropertyDeclarationSyntax property => property.Identifier,
                    _ => default,
                }
            )
            .Where(token => !token.IsKind(SyntaxKind.None));

    /// <summary>Tells whether a name is declared between a place and the script itself, so that it means something else there.</summary>
    /// <param name="token">The name.</param>
    /// <param name="root">The script.</param>
    public static bool IsShadowed(SyntaxToken token, CompilationUnitSyntax root) =>
        token
            .Parent!.AncestorsAndSelf()
            .TakeWhile(node => node != root)
            .Where(node => IsScope(node) || IsFunction(node) || node is TypeDeclarationSyntax)
            .Any(scope => Declares(scope, token.ValueText));

    private static bool Declares(SyntaxNode scope, string name) =>
        Declarations(scope).Any(declared => declared.ValueText == name)
        || (
            scope is TypeDeclarationSyntax type
            && type.Members.Any(member =>
                member is MethodDeclarationSyntax method && method.Identifier.ValueText == name
                || member is PropertyDeclarationSyntax property && property.Identifier.ValueText == name
            )
        );

    private static IEnumerable<SyntaxToken> Declarations(SyntaxNode node) =>
        node.DescendantNodesAndSelf()
            .Select(inner =>
                inner switch
                {
                    VariableDeclaratorSyntax variable => variable.Identifier,
                    SingleVariableDesignationSyntax variable => variable.Identifier,
                    ParameterSyntax parameter => parameter.Identifier,
                    ForEachStatementSyntax loop => loop.Identifier,
                    CatchDeclarationSyntax caught => caught.Identifier,
                    FromClauseSyntax from => from.Identifier,
                    LetClauseSyntax let => let.Identifier,
                    JoinClauseSyntax join => join.Identifier,
                    _ => default,
                }
            )
            .Where(token => !token.IsKind(SyntaxKind.None));

    private static bool IsAtTop(SyntaxToken token, CompilationUnitSyntax root) =>
        token
            .Parent!.AncestorsAndSelf()
            .TakeWhile(node => node != root)
            .All(node =>
                !IsScope(node)
                && !IsFunction(node)
                && node is not (MemberDeclarationSyntax and not (FieldDeclarationSyntax or GlobalStatementSyntax))
            );

    // The condition of an if belongs to what is around it.
    private static bool IsScope(SyntaxNode node) =>
        node
            is BlockSyntax
                or ForStatementSyntax
                or CommonForEachStatementSyntax
                or WhileStatementSyntax
                or DoStatementSyntax
                or UsingStatementSyntax
                or FixedStatementSyntax
                or LockStatementSyntax
                or CatchClauseSyntax
                or SwitchSectionSyntax
                or SwitchExpressionArmSyntax
                or QueryExpressionSyntax;

    private static bool IsFunction(SyntaxNode node) =>
        node
            is AnonymousFunctionExpressionSyntax
                or LocalFunctionStatementSyntax
                or BaseMethodDeclarationSyntax
                or BaseTypeDeclarationSyntax;
}
