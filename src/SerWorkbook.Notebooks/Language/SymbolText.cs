using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SerWorkbook.Notebooks.Language;

/// <summary>Writes symbols for people.</summary>
internal static class SymbolText
{
    /// <summary>A declaration on one line.</summary>
    public static readonly SymbolDisplayFormat Signature = SymbolDisplayFormat
        .MinimallyQualifiedFormat.WithMiscellaneousOptions(
            SymbolDisplayMiscellaneousOptions.UseSpecialTypes
                | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
                | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
        )
        .AddKindOptions(SymbolDisplayKindOptions.IncludeTypeKeyword | SymbolDisplayKindOptions.IncludeNamespaceKeyword)
        .WithParameterOptions(
            SymbolDisplayParameterOptions.IncludeType
                | SymbolDisplayParameterOptions.IncludeName
                | SymbolDisplayParameterOptions.IncludeDefaultValue
                | SymbolDisplayParameterOptions.IncludeParamsRefOut
                | SymbolDisplayParameterOptions.IncludeExtensionThis
        );

    /// <summary>A declaration up to the bracket before the parameters.</summary>
    public static readonly SymbolDisplayFormat WithoutParameters = Signature.RemoveMemberOptions(
        SymbolDisplayMemberOptions.IncludeParameters
    );

    /// <summary>What a symbol is, in the words of JupyterLab.</summary>
    /// <param name="symbol">The symbol.</param>
    /// <returns>One word.</returns>
    public static string Kind(ISymbol symbol) =>
        symbol switch
        {
            INamespaceSymbol => "module",
            ITypeSymbol { TypeKind: TypeKind.Interface } => "interface",
            ITypeSymbol { TypeKind: TypeKind.Enum } => "enum",
            ITypeSymbol { TypeKind: TypeKind.Struct } => "struct",
            ITypeSymbol => "class",
            IMethodSymbol => "function",
            IPropertySymbol => "property",
            IEventSymbol => "event",
            IFieldSymbol { IsConst: true } => "constant",
            IFieldSymbol { ContainingType.IsScriptClass: true } => "variable",
            IFieldSymbol => "field",
            IParameterSymbol => "param",
            _ => "variable",
        };

    /// <summary>Writes a name as code must have it.</summary>
    /// <param name="name">The name.</param>
    /// <returns>With <c>@</c> before a keyword.</returns>
    public static string Escaped(string name) => SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None ? "@" + name : name;
}
