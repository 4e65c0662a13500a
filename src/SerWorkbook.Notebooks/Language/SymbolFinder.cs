using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SerWorkbook.Notebooks.Language;

/// <summary>Finds what the name at a place stands for.</summary>
internal static class SymbolFinder
{
    /// <summary>Describes the name at a place; between the brackets of a call, the methods that could be meant.</summary>
    /// <param name="place">The place.</param>
    /// <param name="compilation">The cell as it would be compiled.</param>
    /// <returns>The description, or null where nothing is known.</returns>
    public static CodeInspection? Inspect(CodePlace place, Compilation compilation)
    {
        var named = Named(place, compilation);
        // A call that is being written is no error yet.
        if (named is null && SignatureFinder.Find(place, compilation) is { } call)
        {
            return call;
        }

        var problems = Problems(place);
        return named is not null ? named with { Problems = problems }
            : problems.Count > 0 ? new CodeInspection("", "") { Problems = problems }
            : null;
    }

    private static CodeInspection? Named(CodePlace place, Compilation compilation)
    {
        if (Find(place) is not { Length: > 0 } symbols)
        {
            return null;
        }

        var first = symbols[0];
        var more = symbols.Length > 1 ? string.Create(CultureInfo.InvariantCulture, $" (+ {symbols.Length - 1} overloads)") : "";
        return new CodeInspection(Declaration(first) + more, Documentation.Of(first, compilation));
    }

    private static List<string> Problems(CodePlace place) =>
        [
            .. place
                .Model.GetDiagnostics()
                .Where(d => d.Severity == DiagnosticSeverity.Error && d.Location.SourceSpan.IntersectsWith(place.Position))
                .OrderBy(d => d.Location.SourceSpan.Start)
                .Select(Problem)
                .Distinct(StringComparer.Ordinal),
        ];

    private static string Problem(Diagnostic diagnostic)
    {
        var start = diagnostic.Location.GetLineSpan().StartLinePosition;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)} (line {start.Line + 1}, column {start.Character + 1})"
        );
    }

    private static string Declaration(ISymbol symbol)
    {
        var text = symbol.ToDisplayString(SymbolText.Signature);
        return symbol switch
        {
            IFieldSymbol { ContainingType.IsScriptClass: true } or ILocalSymbol => text,
            ITypeSymbol { ContainingNamespace: { IsGlobalNamespace: false } space } => $"{text} in {space.ToDisplayString()}",
            _ => text,
        };
    }

    private static ISymbol[] Find(CodePlace place)
    {
        var token = place.Root.FindToken(place.Start);
        if (
            place.Start == place.End
            || !token.IsKind(SyntaxKind.IdentifierToken) && !SyntaxFacts.IsPredefinedType(token.Kind())
            || token.Parent is not { } node
        )
        {
            return [];
        }

        if (Methods(place, node) is [IMethodSymbol { MethodKind: not MethodKind.Constructor }, ..] methods)
        {
            return methods;
        }

        var info = place.Model.GetSymbolInfo(node);
        var symbol =
            info.Symbol
            ?? info.CandidateSymbols.FirstOrDefault()
            ?? place.Model.GetDeclaredSymbol(node)
            ?? place.Model.GetTypeInfo(node).Type;
        return symbol is null or IErrorTypeSymbol ? [] : [symbol];
    }

    // The overload that is meant comes first, where that is known.
    private static ISymbol[] Methods(CodePlace place, SyntaxNode node)
    {
        var info = place.Model.GetSymbolInfo(node);
        ISymbol?[] best = [info.Symbol];
        return
        [
            .. best.Concat(info.CandidateSymbols)
                .Concat(place.Model.GetMemberGroup(node))
                .OfType<IMethodSymbol>()
                .Distinct(SymbolEqualityComparer.Default)
                .OfType<ISymbol>(),
        ];
    }
}
