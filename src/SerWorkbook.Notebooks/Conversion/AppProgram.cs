using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SerWorkbook.Notebooks.Cells;

namespace SerWorkbook.Notebooks.Conversion;

/// <summary>Puts scripts into the order of a program: usings, statements, methods, types.</summary>
internal sealed partial class AppProgram
{
    /// <summary>The method that displays the value of a cell.</summary>
    public const string Show = "NotebookOutput.Show";

    /// <summary>What starts the comment above the code of a cell.</summary>
    public const string Mark = "// ---- ";

    private const string Foreign = "Microsoft.DotNet.Interactive";

    private const string Culture =
        "System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.InvariantCulture; // as in the notebook";

    private readonly StringBuilder _statements = new();
    private readonly List<(string Cell, string Text)> _methods = [];
    private readonly List<(string Cell, string Text)> _types = [];
    private readonly HashSet<string> _usings = new(StringComparer.Ordinal);
    private readonly HashSet<string> _captured = new(StringComparer.Ordinal);
    private readonly ScriptRenamer _names;
    private readonly List<string> _notes;

    private AppProgram(IEnumerable<CompilationUnitSyntax> roots, IEnumerable<string> imports, List<string> notes)
    {
        _names = new ScriptRenamer(roots.SelectMany(ScriptNames.InnerVariables).ToHashSet(StringComparer.Ordinal));
        _usings.UnionWith(imports.Where(name => name != Foreign).Select(name => $"using {name};"));
        _notes = notes;
    }

    /// <summary>Puts the pieces of a notebook into order.</summary>
    /// <param name="pieces">The pieces.</param>
    /// <param name="imports">The namespaces that scripts see without a using.</param>
    /// <param name="notes">Where what cannot be converted is named.</param>
    /// <returns>The program, without the directives at its top and without the code that displays values.</returns>
    public static string Of(IReadOnlyList<AppPiece> pieces, IEnumerable<string> imports, List<string> notes)
    {
        var scripts = pieces.Where(piece => piece.IsCode).ToDictionary(piece => piece, Parse);
        var program = new AppProgram(scripts.Values, imports, notes);
        foreach (var piece in pieces)
        {
            if (piece.IsCode)
            {
                program.Add(piece.Name, program._names.Rename(scripts[piece]));
            }
            else
            {
                program.Append(Comment(piece.Text));
            }
        }

        return program.Text();
    }

    // The two ends of a region may come to lie in different places.
    private static CompilationUnitSyntax Parse(AppPiece piece) =>
        CSharpSyntaxTree.ParseText(Region().Replace(piece.Text, "//$&"), ScriptChain.Parsing).GetCompilationUnitRoot();

    private void Add(string cell, CompilationUnitSyntax root)
    {
        _captured.UnionWith(ScriptNames.Variables(root));
        foreach (var directive in root.Usings)
        {
            AddUsing(cell, directive);
        }

        var statements = new StringBuilder();
        foreach (var member in root.Members)
        {
            Place(cell, member, statements);
        }

        statements.Append(root.EndOfFileToken.LeadingTrivia.ToFullString());
        var text = statements.ToString().Trim('\r', '\n', ' ');
        if (text.Length > 0)
        {
            Append($"{Mark}{cell}\n{text}");
        }
    }

    private void AddUsing(string cell, UsingDirectiveSyntax directive)
    {
        if (directive.Name?.ToString().StartsWith(Foreign, StringComparison.Ordinal) == true)
        {
            _notes.Add($"{cell}: '{directive.ToString().Trim()}' was left out, since only notebooks have this namespace");
            return;
        }

        _usings.Add(directive.NormalizeWhitespace().ToString());
    }

    private void Place(string cell, MemberDeclarationSyntax member, StringBuilder statements)
    {
        switch (member)
        {
            case GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last }:
                var comment = last.GetLeadingTrivia().ToFullString();
                statements.Append($"{comment}{Show}({last.Expression.WithoutTrivia()});{last.GetTrailingTrivia().ToFullString()}\n");
                break;
            case FieldDeclarationSyntax field:
                statements.Append(Variable(field).ToFullString());
                break;
            case MethodDeclarationSyntax method when !IsExtension(method) && Captures(method):
                _captured.Add(method.Identifier.ValueText);
                statements.Append(Without(method, SyntaxKind.StaticKeyword).ToFullString());
                break;
            case MethodDeclarationSyntax or PropertyDeclarationSyntax:
                _methods.Add((cell, Body(Static(member))));
                break;
            case BaseTypeDeclarationSyntax or DelegateDeclarationSyntax or BaseNamespaceDeclarationSyntax:
                _types.Add((cell, Body(member)));
                break;
            default:
                statements.Append(member.ToFullString());
                break;
        }
    }

    // A variable of a script has a value from the start.
    private static LocalDeclarationStatementSyntax Variable(FieldDeclarationSyntax field)
    {
        var constants = field.Modifiers.Where(modifier => modifier.IsKind(SyntaxKind.ConstKeyword));
        var variables = field.Declaration.Variables.Select(variable =>
            variable.Initializer is null && !field.Declaration.Type.IsVar ? variable.WithInitializer(Default()) : variable
        );
        var declaration = field.Declaration.WithVariables(
            SyntaxFactory.SeparatedList(variables, field.Declaration.Variables.GetSeparators())
        );
        return SyntaxFactory
            .LocalDeclarationStatement(
                SyntaxFactory.TokenList(constants.Select(token => token.WithLeadingTrivia())),
                declaration.WithLeadingTrivia()
            )
            .WithSemicolonToken(field.SemicolonToken)
            .WithLeadingTrivia(field.GetLeadingTrivia());
    }

    private static EqualsValueClauseSyntax Default() =>
        SyntaxFactory.EqualsValueClause(
            SyntaxFactory.Token(SyntaxKind.EqualsToken).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.LiteralExpression(SyntaxKind.DefaultLiteralExpression)
        );

    private bool Captures(MethodDeclarationSyntax method) =>
        method
            .DescendantTokens()
            .Any(token =>
                token.IsKind(SyntaxKind.IdentifierToken)
                && token.Parent is SimpleNameSyntax
                && token.ValueText != method.Identifier.ValueText
                && _captured.Contains(token.ValueText)
            );

    private static bool IsExtension(MethodDeclarationSyntax method) =>
        method.ParameterList.Parameters is [{ Modifiers: var modifiers }, ..] && modifiers.Any(SyntaxKind.ThisKeyword);

    private static MemberDeclarationSyntax Static(MemberDeclarationSyntax member)
    {
        var plain = Without(member, SyntaxKind.StaticKeyword);
        var first = plain.GetLeadingTrivia();
        var modifiers = new[] { SyntaxKind.InternalKeyword, SyntaxKind.StaticKeyword }.Select(kind =>
            SyntaxFactory.Token(kind).WithTrailingTrivia(SyntaxFactory.Space)
        );
        return plain
            .WithoutLeadingTrivia()
            .WithModifiers(SyntaxFactory.TokenList(modifiers.Concat(plain.WithoutLeadingTrivia().Modifiers)))
            .WithLeadingTrivia(first);
    }

    // A local function, and a member that is given its own, have none of these.
    private static MemberDeclarationSyntax Without(MemberDeclarationSyntax member, SyntaxKind kind)
    {
        var left = member.Modifiers.Where(modifier =>
            !modifier.IsKind(kind)
            && !modifier.IsKind(SyntaxKind.PublicKeyword)
            && !modifier.IsKind(SyntaxKind.PrivateKeyword)
            && !modifier.IsKind(SyntaxKind.InternalKeyword)
            && !modifier.IsKind(SyntaxKind.ProtectedKeyword)
        );
        var trivia = member.GetLeadingTrivia();
        return member
            .WithoutLeadingTrivia()
            .WithModifiers(SyntaxFactory.TokenList(left.Select(token => token.WithLeadingTrivia())))
            .WithLeadingTrivia(trivia);
    }

    private static string Body(SyntaxNode node) => node.ToFullString().Trim('\r', '\n', ' ');

    private void Append(string text) => _statements.Append(text).Append("\n\n");

    private string Text()
    {
        var text = new StringBuilder();
        text.AppendJoin('\n', _usings.OrderBy(Rank).ThenBy(line => line.TrimEnd(';'), StringComparer.Ordinal))
            .Append("\n\n")
            .Append(Culture)
            .Append("\n\n")
            .Append(_statements);
        if (_methods.Count > 0)
        {
            text.Append("static class NotebookFunctions\n{\n");
            text.AppendJoin("\n\n", _methods.Select(method => $"{Mark}{method.Cell}\n{method.Text}")).Append("\n}\n\n");
            text.Insert(text.ToString().IndexOf("\n\n", StringComparison.Ordinal), "\nusing static NotebookFunctions;");
        }

        foreach (var (cell, type) in _types)
        {
            text.Append($"{Mark}{cell}\n{type}\n\n");
        }

        return text.ToString();
    }

    // Namespaces first, then static types and other names.
    private static int Rank(string line) =>
        line.StartsWith("using static ", StringComparison.Ordinal) ? 1
        : line.Contains('=', StringComparison.Ordinal) ? 2
        : 0;

    private static string Comment(string text) =>
        string.Join('\n', text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Select(line => $"// {line}".TrimEnd()));

    [GeneratedRegex(@"^[ \t]*#[ \t]*(end)?region", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Region();
}
