using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SerWorkbook.Notebooks.Language;

/// <summary>Finds the methods that a call could mean while its arguments are being written.</summary>
internal static class SignatureFinder
{
    private const int Most = 20;

    /// <summary>Describes the call around a place.</summary>
    /// <param name="place">The place.</param>
    /// <param name="compilation">The cell as it would be compiled.</param>
    /// <returns>The description; null where no arguments are.</returns>
    public static CodeInspection? Find(CodePlace place, Compilation compilation)
    {
        if (Around(place) is not { Parent: { } call } list || Methods(place, call) is not { Count: > 0 } methods)
        {
            return null;
        }

        var index = Separators(list).TakeWhile(comma => comma.Span.End <= place.Position).Count();
        var name = NameOf(list, index);
        // Those that fit what is written so far come first, then those that have a parameter for the argument.
        var ordered = methods
            .OrderByDescending(m => ParameterAt(m, index, name) is not null && Takes(m, list, index, place.Model, compilation))
            .ThenByDescending(m => ParameterAt(m, index, name) is not null)
            .ToList();
        var chosen = ordered[0];
        List<CodeSignature> signatures = [.. ordered.Take(Most).Select(m => Signature(m, ParameterAt(m, index, name)))];
        var parameter = ParameterAt(chosen, index, name);
        var words = parameter is null ? "" : Documentation.OfParameter(parameter, compilation);
        var about = Documentation.Of(chosen, compilation);
        return new CodeInspection(
            Lines(signatures, ordered.Count),
            words.Length == 0 ? about : $"{parameter!.Name}: {words}\n{Without(about, $"{parameter.Name}: {words}")}".TrimEnd('\n')
        )
        {
            Signatures = signatures,
        };
    }

    private static string Without(string text, string line) => string.Join('\n', text.Split('\n').Where(l => l != line));

    private static string Lines(List<CodeSignature> signatures, int count)
    {
        var lines = signatures.ConvertAll(s => s.Text);
        var first = signatures[0];
        if (first.Parameter.Length > 0)
        {
            lines.Insert(1, new string(' ', first.Before.Length) + new string('^', first.Parameter.Length));
        }

        if (count > signatures.Count)
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"(+ {count - signatures.Count} overloads)"));
        }

        return string.Join('\n', lines);
    }

    // The innermost list of arguments whose brackets are around the place.
    private static CSharpSyntaxNode? Around(CodePlace place)
    {
        var token = place.Position == 0 ? default : place.Root.FindToken(place.Position - 1);
        return token
            .Parent?.AncestorsAndSelf()
            .OfType<CSharpSyntaxNode>()
            .FirstOrDefault(node => Brackets(node) is var (open, close) && IsBetween(place.Position, open, close));
    }

    private static (SyntaxToken Open, SyntaxToken Close)? Brackets(CSharpSyntaxNode node) =>
        node switch
        {
            ArgumentListSyntax list => (list.OpenParenToken, list.CloseParenToken),
            BracketedArgumentListSyntax list => (list.OpenBracketToken, list.CloseBracketToken),
            AttributeArgumentListSyntax list => (list.OpenParenToken, list.CloseParenToken),
            _ => null,
        };

    private static bool IsBetween(int position, SyntaxToken open, SyntaxToken close) =>
        !open.IsMissing && open.Span.End <= position && (close.IsMissing || position <= close.SpanStart);

    private static IEnumerable<SyntaxToken> Separators(CSharpSyntaxNode list) =>
        list switch
        {
            BaseArgumentListSyntax arguments => arguments.Arguments.GetSeparators(),
            AttributeArgumentListSyntax arguments => arguments.Arguments.GetSeparators(),
            _ => [],
        };

    // Whether the arguments before the one being written can be given to the method.
    private static bool Takes(ISymbol method, CSharpSyntaxNode list, int count, SemanticModel model, Compilation compilation) =>
        list is not BaseArgumentListSyntax { Arguments: var given }
        || given
            .Take(count)
            .Select(
                (argument, i) => (argument.Expression, Parameter: ParameterAt(method, i, argument.NameColon?.Name.Identifier.ValueText))
            )
            .All(a => a.Parameter is { } parameter && Takes(parameter, a.Expression, model, compilation));

    private static bool Takes(IParameterSymbol parameter, ExpressionSyntax argument, SemanticModel model, Compilation compilation)
    {
        if (model.GetTypeInfo(argument).Type is not { } type || parameter.Type.TypeKind == TypeKind.TypeParameter)
        {
            return true;
        }

        var element = parameter switch
        {
            { IsParams: true, Type: IArrayTypeSymbol array } => array.ElementType,
            { IsParams: true, Type: INamedTypeSymbol { TypeArguments: [var only] } } => only,
            _ => parameter.Type,
        };
        return compilation.ClassifyCommonConversion(type, parameter.Type).IsImplicit
            || compilation.ClassifyCommonConversion(type, element).IsImplicit;
    }

    private static string? NameOf(CSharpSyntaxNode list, int index) =>
        list switch
        {
            BaseArgumentListSyntax { Arguments: var given } when index < given.Count => given[index].NameColon?.Name.Identifier.ValueText,
            AttributeArgumentListSyntax { Arguments: var given } when index < given.Count => given[index]
                .NameColon
                ?.Name
                .Identifier
                .ValueText,
            _ => null,
        };

    private static IParameterSymbol? ParameterAt(ISymbol method, int index, string? name)
    {
        var parameters = Parameters(method);
        return name is not null ? parameters.FirstOrDefault(p => p.Name == name)
            : index < parameters.Count ? parameters[index]
            : parameters is [.., { IsParams: true } last] ? last
            : null;
    }

    private static IReadOnlyList<IParameterSymbol> Parameters(ISymbol symbol) =>
        symbol switch
        {
            IMethodSymbol method => method.Parameters,
            IPropertySymbol property => property.Parameters,
            _ => [],
        };

    private static CodeSignature Signature(ISymbol method, IParameterSymbol? current)
    {
        var (open, close) = method is IPropertySymbol ? ("[", "]") : ("(", ")");
        var before = method.ToDisplayString(SymbolText.WithoutParameters) + open;
        var (parameter, after) = ("", "");
        var separator = "";
        foreach (var one in Parameters(method))
        {
            var text = one.ToDisplayString(SymbolText.Signature);
            if (SymbolEqualityComparer.Default.Equals(one, current))
            {
                (before, parameter) = (before + separator, text);
            }
            else if (parameter.Length == 0)
            {
                before += separator + text;
            }
            else
            {
                after += separator + text;
            }

            separator = ", ";
        }

        return parameter.Length == 0 ? new CodeSignature(before + close, "", "") : new CodeSignature(before, parameter, after + close);
    }

    // The overload that is meant comes first, where that is known.
    private static List<ISymbol> Methods(CodePlace place, SyntaxNode call)
    {
        var called = call switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Name,
            InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax binding } => binding.Name,
            InvocationExpressionSyntax invocation => invocation.Expression,
            _ => call,
        };
        var info = place.Model.GetSymbolInfo(call);
        var isOfType =
            call is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member }
            && place.Model.GetSymbolInfo(member.Expression).Symbol is ITypeSymbol;
        ISymbol?[] best = [info.Symbol, place.Model.GetSymbolInfo(called).Symbol];
        var found = best.Concat(info.CandidateSymbols)
            .Concat(place.Model.GetSymbolInfo(called).CandidateSymbols)
            .Concat(place.Model.GetMemberGroup(called))
            .Concat(OfValue(place, call))
            .Where(s => s is IMethodSymbol or IPropertySymbol { IsIndexer: true })
            .Where(s => !isOfType || s is not IMethodSymbol { MethodKind: MethodKind.ReducedExtension });
        return [.. found.Distinct(SymbolEqualityComparer.Default).OfType<ISymbol>()];
    }

    // What the type of the value that is called or indexed offers, and the constructors of what is made.
    private static IEnumerable<ISymbol> OfValue(CodePlace place, SyntaxNode call) =>
        call switch
        {
            InvocationExpressionSyntax invocation
                when place.Model.GetTypeInfo(invocation.Expression).Type is INamedTypeSymbol { DelegateInvokeMethod: { } invoke } =>
            [
                invoke,
            ],
            ElementAccessExpressionSyntax access when place.Model.GetTypeInfo(access.Expression).Type is { } type => place
                .Model.LookupSymbols(place.Position, type)
                .OfType<IPropertySymbol>()
                .Where(p => p.IsIndexer),
            ObjectCreationExpressionSyntax creation when place.Model.GetSymbolInfo(creation.Type).Symbol is INamedTypeSymbol type =>
                Constructors(place, type),
            BaseObjectCreationExpressionSyntax creation when place.Model.GetTypeInfo(creation).Type is INamedTypeSymbol type =>
                Constructors(place, type),
            _ => [],
        };

    private static IEnumerable<ISymbol> Constructors(CodePlace place, INamedTypeSymbol type) =>
        type.InstanceConstructors.Where(c => place.Model.IsAccessible(place.Position, c));
}
