using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SerWorkbook.Notebooks.Language;

/// <summary>Finds what the name at a place stands for.</summary>
internal static class SymbolFinder
{
    /// <summary>Describes the name at a place; between the brackets of a call, the method that is called.</summary>
    /// <param name="place">The place.</param>
    /// <param name="compilation">The cell as it would be compiled.</param>
    /// <returns>The description, or null where no name is.</returns>
    public static CodeInspection? Inspect(CodePlace place, Compilation compilation)
    {
        if (Find(place) is not { Length: > 0 } symbols)
        {
            return null;
        }

        var first = symbols[0];
        var more = symbols.Length > 1 ? string.Create(CultureInfo.InvariantCulture, $" (+ {symbols.Length - 1} overloads)") : "";
        return new CodeInspection(Declaration(first) + more, Documentation.Of(first, compilation));
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
        if (place.Start == place.End || !token.IsKind(SyntaxKind.IdentifierToken) && !SyntaxFacts.IsPredefinedType(token.Kind()))
        {
            return Called(place);
        }

        if (token.Parent is not { } node)
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

    private static ISymbol[] Called(CodePlace place)
    {
        var list = place.Before.Parent?.FirstAncestorOrSelf<BaseArgumentListSyntax>();
        return list?.Parent switch
        {
            InvocationExpressionSyntax call => Methods(
                place,
                call.Expression is MemberAccessExpressionSyntax access ? access.Name : call.Expression
            ),
            BaseObjectCreationExpressionSyntax creation => Methods(place, creation),
            _ => [],
        };
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
