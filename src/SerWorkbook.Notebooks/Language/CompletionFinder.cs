using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SerWorkbook.Notebooks.Language;

/// <summary>Finds what could be written at a place.</summary>
internal static class CompletionFinder
{
    private const int MostDocumented = 200;

    private static readonly IReadOnlyList<CodeCompletion> Keywords =
    [
        .. SyntaxFacts
            .GetKeywordKinds()
            .Select(SyntaxFacts.GetText)
            .Where(k => k.Length > 0 && char.IsLetter(k[0]))
            .Distinct(StringComparer.Ordinal)
            .Select(k => new CodeCompletion(k, "keyword", "")),
    ];

    /// <summary>Lists the names that fit.</summary>
    /// <param name="place">The place.</param>
    /// <param name="compilation">The cell as it would be compiled.</param>
    /// <returns>Names that start with what is written there, whatever its case.</returns>
    public static CodeCompletions Find(CodePlace place, Compilation compilation)
    {
        IEnumerable<(CodeCompletion Completion, ISymbol? Symbol)> found = [];
        if (!place.IsText)
        {
            found =
                place.Container() is { } container ? Describe(Members(place, container))
                : InitializedType(place) is { } initialized ? Describe(Settable(place, initialized))
                : [.. Arguments(place), .. Describe(place.Model.LookupSymbols(place.Start)), .. Keywords.Select(k => (k, (ISymbol?)null))];
        }

        var items = found
            .Where(c => c.Completion.Text.StartsWith(place.Written, StringComparison.OrdinalIgnoreCase))
            .DistinctBy(c => c.Completion.Text)
            .OrderByDescending(c => c.Completion.Text.StartsWith(place.Written, StringComparison.Ordinal))
            .ThenBy(c => c.Completion.Text, StringComparer.OrdinalIgnoreCase)
            .ThenBy(c => c.Completion.Text, StringComparer.Ordinal)
            .ToList();
        return new CodeCompletions(place.Start, place.End, Documented(items, compilation));
    }

    // In a list that nobody reads to its end, words about each name would cost more than they are worth: a client asks for one.
    private static IReadOnlyList<CodeCompletion> Documented(
        List<(CodeCompletion Completion, ISymbol? Symbol)> items,
        Compilation compilation
    )
    {
        var own = items.Where(i => items.Count <= MostDocumented || i.Symbol?.DeclaringSyntaxReferences.Length > 0);
        var comments = DocumentationXml.OfAll(
            own.Select(i => i.Symbol)
                .OfType<ISymbol>()
                .Where(s => s is not INamespaceSymbol)
                .Distinct(SymbolEqualityComparer.Default)
                .OfType<ISymbol>(),
            compilation
        );
        return
        [
            .. items.Select(i =>
                i.Symbol is { } symbol && comments.TryGetValue(symbol, out var comment)
                    ? i.Completion with
                    {
                        Documentation = Documentation.Summary(comment),
                    }
                    : i.Completion
            ),
        ];
    }

    private static IEnumerable<ISymbol> Members(CodePlace place, ExpressionSyntax container)
    {
        var symbol = SymbolOf(place, container);
        if (symbol is INamespaceSymbol space)
        {
            return place.Model.LookupNamespacesAndTypes(place.Start, space);
        }

        if (symbol is ITypeSymbol type)
        {
            return place.Model.LookupSymbols(place.Start, type).Where(s => s.IsStatic || s is ITypeSymbol);
        }

        return TypeOf(place, container) is { } value
            ? place
                .Model.LookupSymbols(place.Start, value, includeReducedExtensionMethods: true)
                .Where(s => !s.IsStatic && s is not ITypeSymbol)
            : [];
    }

    // Half-written code is often parsed as something else, such as a declaration: the container is then bound on its own.
    private static ISymbol? SymbolOf(CodePlace place, ExpressionSyntax container) =>
        place.Model.GetSymbolInfo(container).Symbol
        ?? place.Model.GetSpeculativeSymbolInfo(container.SpanStart, Alone(container), SpeculativeBindingOption.BindAsExpression).Symbol
        ?? place
            .Model.GetSpeculativeSymbolInfo(
                container.SpanStart,
                SyntaxFactory.ParseTypeName(container.ToString()),
                SpeculativeBindingOption.BindAsTypeOrNamespace
            )
            .Symbol;

    private static ITypeSymbol? TypeOf(CodePlace place, ExpressionSyntax container)
    {
        var type = place.Model.GetTypeInfo(container).Type;
        if (type is null or IErrorTypeSymbol)
        {
            type = place
                .Model.GetSpeculativeTypeInfo(container.SpanStart, Alone(container), SpeculativeBindingOption.BindAsExpression)
                .Type;
        }

        var isConditional = place.Before.Parent is MemberBindingExpressionSyntax;
        return isConditional && type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
                ? nullable.TypeArguments[0]
            : type is IErrorTypeSymbol ? null
            : type;
    }

    private static ExpressionSyntax Alone(ExpressionSyntax container) => SyntaxFactory.ParseExpression(container.ToString());

    private static ITypeSymbol? InitializedType(CodePlace place) =>
        place.Before.Kind() is SyntaxKind.OpenBraceToken or SyntaxKind.CommaToken
        && place.Before.Parent is InitializerExpressionSyntax initializer
        && initializer.Parent is BaseObjectCreationExpressionSyntax creation
            ? place.Model.GetTypeInfo(creation).Type is { } type && !IsSequence(type)
                ? type
                : null
            : null;

    private static bool IsSequence(ITypeSymbol type) =>
        type.AllInterfaces.Any(i => i.SpecialType == SpecialType.System_Collections_IEnumerable);

    private static IEnumerable<ISymbol> Settable(CodePlace place, ITypeSymbol type) =>
        place
            .Model.LookupSymbols(place.Start, type)
            .Where(s =>
                s is IPropertySymbol { IsStatic: false, SetMethod: not null } or IFieldSymbol { IsStatic: false, IsReadOnly: false }
            );

    // The names of the parameters of the method whose arguments are being written.
    private static IEnumerable<(CodeCompletion Completion, ISymbol? Symbol)> Arguments(CodePlace place)
    {
        if (
            place.Before.Kind() is not (SyntaxKind.OpenParenToken or SyntaxKind.CommaToken)
            || place.Before.Parent is not BaseArgumentListSyntax { Parent: { } call }
        )
        {
            return [];
        }

        var called = call is InvocationExpressionSyntax invocation ? invocation.Expression : call;
        var info = place.Model.GetSymbolInfo(called);
        var methods = place.Model.GetMemberGroup(called).Concat(info.CandidateSymbols).Append(info.Symbol).OfType<IMethodSymbol>();
        return methods
            .SelectMany(m => m.Parameters)
            .Where(p => p.Name.Length > 0)
            .Select(p => (new CodeCompletion(p.Name + ":", "param", p.ToDisplayString(SymbolText.Signature)), (ISymbol?)null));
    }

    private static IEnumerable<(CodeCompletion Completion, ISymbol? Symbol)> Describe(IEnumerable<ISymbol> symbols) =>
        symbols
            .Where(s => s.CanBeReferencedByName && !s.Name.StartsWith('<') && !IsHidden(s))
            .DistinctBy(s => s.Name)
            .Select(s =>
                (new CodeCompletion(SymbolText.Escaped(s.Name), SymbolText.Kind(s), s.ToDisplayString(SymbolText.Signature)), (ISymbol?)s)
            );

    private static bool IsHidden(ISymbol symbol) =>
        symbol
            .GetAttributes()
            .Any(a =>
                a.AttributeClass?.Name == "EditorBrowsableAttribute"
                && a.ConstructorArguments is [{ Value: (int)System.ComponentModel.EditorBrowsableState.Never }]
            );
}
