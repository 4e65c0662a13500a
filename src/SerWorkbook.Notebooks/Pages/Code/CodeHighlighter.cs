using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SerWorkbook.Notebooks.Cells;

namespace SerWorkbook.Notebooks.Pages.Code;

/// <summary>Colours C# by its syntax tree; what only the meaning could tell (a variable's type, say) stays uncoloured.</summary>
internal static class CodeHighlighter
{
    private const string Keyword = "k";
    private const string TypeName = "t";
    private const string Function = "f";
    private const string Text = "s";
    private const string Number = "n";
    private const string Comment = "c";
    private const string Directive = "p";

    /// <summary>Colours a piece of code.</summary>
    /// <param name="code">C# as in a cell; errors do not matter.</param>
    /// <returns>HTML, the whole code with classes on parts of it.</returns>
    public static string Html(string code)
    {
        var html = new StringBuilder(code.Length * 2);
        var at = 0;
        foreach (var (span, kind) in Parts(CSharpSyntaxTree.ParseText(code, ScriptChain.Parsing).GetRoot()))
        {
            if (span.Start < at)
            {
                continue;
            }

            html.Append(HtmlText.Escape(code[at..span.Start]));
            html.Append("<span class=\"").Append(kind).Append("\">").Append(HtmlText.Escape(code[span.Start..span.End])).Append("</span>");
            at = span.End;
        }

        return html.Append(HtmlText.Escape(code[at..])).ToString();
    }

    private static IEnumerable<(TextSpan Span, string Kind)> Parts(SyntaxNode root)
    {
        var trivia = root.DescendantTrivia().Select(t => (t.Span, Kind: Kind(t)));
        var tokens = root.DescendantTokens().Select(t => (t.Span, Kind: Kind(t)));
        return trivia
            .Concat(tokens)
            .Where(p => p.Kind is not null && p.Span.Length > 0)
            .OrderBy(p => p.Span.Start)
            .Select(p => (p.Span, p.Kind!));
    }

    private static string? Kind(SyntaxTrivia trivia) =>
        trivia switch
        {
            { IsDirective: true } => Directive,
            _ when trivia.Kind()
                    is SyntaxKind.SingleLineCommentTrivia
                        or SyntaxKind.MultiLineCommentTrivia
                        or SyntaxKind.SingleLineDocumentationCommentTrivia
                        or SyntaxKind.MultiLineDocumentationCommentTrivia
                        or SyntaxKind.DisabledTextTrivia => Comment,
            _ => null,
        };

    private static string? Kind(SyntaxToken token) =>
        token.Kind() switch
        {
            SyntaxKind.NumericLiteralToken => Number,
            SyntaxKind.StringLiteralToken
            or SyntaxKind.CharacterLiteralToken
            or SyntaxKind.Utf8StringLiteralToken
            or SyntaxKind.SingleLineRawStringLiteralToken
            or SyntaxKind.MultiLineRawStringLiteralToken
            or SyntaxKind.InterpolatedStringStartToken
            or SyntaxKind.InterpolatedVerbatimStringStartToken
            or SyntaxKind.InterpolatedSingleLineRawStringStartToken
            or SyntaxKind.InterpolatedMultiLineRawStringStartToken
            or SyntaxKind.InterpolatedRawStringEndToken
            or SyntaxKind.InterpolatedStringTextToken
            or SyntaxKind.InterpolatedStringEndToken => Text,
            SyntaxKind.IdentifierToken => OfIdentifier(token),
            _ => token.IsKeyword() ? Keyword : null,
        };

    private static string? OfIdentifier(SyntaxToken token) =>
        token.Parent switch
        {
            BaseTypeDeclarationSyntax or DelegateDeclarationSyntax or TypeParameterSyntax or ConstructorDeclarationSyntax => TypeName,
            MethodDeclarationSyntax or LocalFunctionStatementSyntax => Function,
            IdentifierNameSyntax { Identifier.ValueText: "var" or "nameof" } name when !IsMember(name) => Keyword,
            SimpleNameSyntax name when IsInvoked(name) => Function,
            SimpleNameSyntax name when SyntaxFacts.IsInTypeOnlyContext(name) || IsStaticOwner(name) => TypeName,
            _ => null,
        };

    private static bool IsMember(SimpleNameSyntax name) => name.Parent is MemberAccessExpressionSyntax access && access.Name == name;

    private static bool IsInvoked(SimpleNameSyntax name) =>
        name.Parent switch
        {
            InvocationExpressionSyntax call => call.Expression == name,
            MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access => access.Name == name
                && call.Expression == access,
            MemberBindingExpressionSyntax { Parent: InvocationExpressionSyntax call } binding => call.Expression == binding,
            _ => false,
        };

    // Console.WriteLine: by the custom of C#, a name in capitals that stands first is a type.
    private static bool IsStaticOwner(SimpleNameSyntax name) =>
        name.Parent is MemberAccessExpressionSyntax access
        && access.Expression == name
        && char.IsUpper(name.Identifier.ValueText.FirstOrDefault());
}
