using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SerWorkbook.Notebooks.Execution;

namespace SerWorkbook.Notebooks.Cells;

/// <summary>
/// Puts a look at <see cref="CellLoop"/> into the loops of a cell that may run on other threads than the one it starts on.
/// </summary>
internal static class LoopChecks
{
    private const string Check = "global::SerWorkbook.Notebooks.Execution.CellLoop.Round();";

    /// <summary>Puts the checks in. All lines keep their numbers; columns after a check change.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="parsing">How cells are parsed.</param>
    /// <returns>The text with checks; the same text where none are needed, or where it cannot be parsed.</returns>
    public static string Insert(string code, CSharpParseOptions parsing)
    {
        var tree = CSharpSyntaxTree.ParseText(code, parsing);
        var root = tree.GetRoot();
        var hasAwait = root.DescendantTokens().Any(token => token.IsKind(SyntaxKind.AwaitKeyword));
        var bodies = root.DescendantNodes().Select(Body).OfType<StatementSyntax>().Where(body => hasAwait || IsInLambda(body)).ToList();
        if (bodies.Count == 0 || tree.GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error))
        {
            return code;
        }
        // At one place the end of an inner loop comes before that of an outer one, and an outer start before an inner one.
        var insertions = bodies.SelectMany(Insertions).OrderBy(i => i.At).ToList();
        var text = new StringBuilder(code.Length + insertions.Sum(i => i.Text.Length));
        var done = 0;
        foreach (var (at, inserted) in insertions)
        {
            text.Append(code, done, at - done).Append(inserted);
            done = at;
        }

        return text.Append(code, done, code.Length - done).ToString();
    }

    private static StatementSyntax? Body(SyntaxNode node) =>
        node switch
        {
            WhileStatementSyntax loop => loop.Statement,
            DoStatementSyntax loop => loop.Statement,
            ForStatementSyntax loop => loop.Statement,
            CommonForEachStatementSyntax loop => loop.Statement,
            _ => null,
        };

    private static bool IsInLambda(SyntaxNode node) => node.Ancestors().Any(ancestor => ancestor is AnonymousFunctionExpressionSyntax);

    private static IEnumerable<(int At, string Text)> Insertions(StatementSyntax body) =>
        body is BlockSyntax block ? [(block.OpenBraceToken.Span.End, Check)] : [(body.SpanStart, "{" + Check), (body.Span.End, "}")];
}
