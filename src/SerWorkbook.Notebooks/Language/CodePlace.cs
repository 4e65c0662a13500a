using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SerWorkbook.Notebooks.Language;

/// <summary>A place in a cell that stands on the cells executed so far.</summary>
internal sealed class CodePlace
{
    private CodePlace(SemanticModel model, SyntaxNode root, string code, int position)
    {
        Model = model;
        Root = root;
        Position = position;
        Start = position;
        while (Start > 0 && SyntaxFacts.IsIdentifierPartCharacter(code[Start - 1]))
        {
            Start--;
        }

        End = position;
        while (End < code.Length && SyntaxFacts.IsIdentifierPartCharacter(code[End]))
        {
            End++;
        }

        Written = code[Start..position];
        var before = Start > 0 ? root.FindToken(Start - 1) : default;
        Before = before.RawKind != 0 && before.SpanStart >= Start ? before.GetPreviousToken() : before;
    }

    public SemanticModel Model { get; }

    public SyntaxNode Root { get; }

    /// <summary>The place, in UTF-16 units.</summary>
    public int Position { get; }

    /// <summary>Where the word at the place starts.</summary>
    public int Start { get; }

    /// <summary>Where the word at the place ends.</summary>
    public int End { get; }

    /// <summary>The word at the place, up to it.</summary>
    public string Written { get; }

    /// <summary>The token before the word.</summary>
    public SyntaxToken Before { get; }

    /// <summary>Tells whether the place lies in a comment, a text or a number, where no names are.</summary>
    public bool IsText
    {
        get
        {
            if (Position == 0)
            {
                return false;
            }

            var trivia = Root.FindTrivia(Position - 1, findInsideTrivia: false);
            if (IsComment(trivia))
            {
                return true;
            }

            var token = Root.FindToken(Position - 1);
            return token.Span.Contains(Position - 1) && IsLiteral(token) && (token.Span.End > Position || !IsClosed(token));
        }
    }

    /// <summary>Finds a place.</summary>
    /// <param name="compilation">The cell as it would be compiled.</param>
    /// <param name="tree">The cell.</param>
    /// <param name="code">Its text.</param>
    /// <param name="position">The place, from 0 to the length of the text.</param>
    /// <returns>The place.</returns>
    public static CodePlace Find(Compilation compilation, SyntaxTree tree, string code, int position) =>
        new(compilation.GetSemanticModel(tree), tree.GetRoot(), code, Math.Clamp(position, 0, code.Length));

    /// <summary>What stands before the dot that comes before the word.</summary>
    /// <returns>An expression, a type or a namespace; null if there is no dot.</returns>
    public ExpressionSyntax? Container() =>
        (Before.Kind(), Before.Parent) switch
        {
            (SyntaxKind.DotToken or SyntaxKind.MinusGreaterThanToken, MemberAccessExpressionSyntax access) => access.Expression,
            (SyntaxKind.DotToken, QualifiedNameSyntax name) => name.Left,
            (SyntaxKind.DotToken, MemberBindingExpressionSyntax binding) => binding
                .FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()
                ?.Expression,
            (SyntaxKind.ColonColonToken, AliasQualifiedNameSyntax alias) => alias.Alias,
            _ => null,
        };

    private static bool IsComment(SyntaxTrivia trivia) =>
        trivia.Kind()
            is SyntaxKind.SingleLineCommentTrivia
                or SyntaxKind.MultiLineCommentTrivia
                or SyntaxKind.SingleLineDocumentationCommentTrivia
                or SyntaxKind.MultiLineDocumentationCommentTrivia
                or SyntaxKind.DisabledTextTrivia;

    private static bool IsLiteral(SyntaxToken token) =>
        token.Kind()
            is SyntaxKind.StringLiteralToken
                or SyntaxKind.SingleLineRawStringLiteralToken
                or SyntaxKind.MultiLineRawStringLiteralToken
                or SyntaxKind.Utf8StringLiteralToken
                or SyntaxKind.CharacterLiteralToken
                or SyntaxKind.InterpolatedStringTextToken
                or SyntaxKind.NumericLiteralToken;

    private static bool IsClosed(SyntaxToken token) =>
        token.Kind() is not (SyntaxKind.InterpolatedStringTextToken or SyntaxKind.NumericLiteralToken) && !token.ContainsDiagnostics;
}
