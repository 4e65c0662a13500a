using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SerWorkbook.Notebooks.Cells;
using SerWorkbook.Notebooks.Documents;
using SerWorkbook.Notebooks.Running;

namespace SerWorkbook.Notebooks;

/// <summary>The parameters of a notebook: what the first cell tagged <c>parameters</c> declares, as in papermill.</summary>
/// <remarks>
/// A parameter is a declaration <c>type name = literal;</c> with type string, bool, int, long, double or var. Values go into
/// a cell tagged <c>injected-parameters</c> right after, which declares the same names again.
/// </remarks>
public static class NotebookParameters
{
    private const string ParametersTag = "parameters";
    private const string InjectedTag = "injected-parameters";

    /// <summary>Lists what a notebook lets its caller set.</summary>
    /// <param name="document">The notebook.</param>
    /// <returns>The parameters in the order of declaration; empty where no cell is tagged <c>parameters</c>.</returns>
    public static IReadOnlyList<NotebookParameter> Of(NotebookDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var cell = document.Cells.FirstOrDefault(IsParameters);
        return cell is null ? [] : [.. Declarations(cell.Source).SelectMany(Parameters)];
    }

    /// <summary>Puts values for parameters into a notebook, in place of those put there before.</summary>
    /// <param name="document">The notebook.</param>
    /// <param name="values">Names and texts; none takes an earlier injected cell away.</param>
    /// <param name="name">What error messages call the notebook.</param>
    /// <returns>The notebook with at most one injected cell.</returns>
    /// <exception cref="NotebookException">A name is no parameter of the notebook, or a text is no value of its type.</exception>
    public static NotebookDocument Inject(NotebookDocument document, IReadOnlyDictionary<string, string> values, string name)
    {
        ArgumentNullException.ThrowIfNull(values);
        var parameters = Of(document);
        Check(parameters, values, name);
        var cells = document.Cells.Where(c => !IsInjected(c)).ToList();
        if (values.Count > 0)
        {
            var lines = parameters.Where(p => values.ContainsKey(p.Name)).Select(p => Assignment(p, values[p.Name], name));
            var injected = NotebookCell.Code(string.Join('\n', ["// Parameters", .. lines]), InjectedTag);
            var id = document.Cells.FirstOrDefault(IsInjected)?.Id ?? InjectedTag;
            cells.Insert(cells.FindIndex(IsParameters) + 1, injected with { Id = id });
        }

        return document with
        {
            Cells = cells,
        };
    }

    /// <summary>Reads the values that a caller gave before.</summary>
    /// <param name="document">The notebook.</param>
    /// <returns>Names and texts, as <see cref="Inject"/> takes them; empty where there is no injected cell.</returns>
    public static IReadOnlyDictionary<string, string> Given(NotebookDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var cell = document.Cells.FirstOrDefault(IsInjected);
        var known = Of(document).Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        return (cell is null ? [] : Declarations(cell.Source))
            .SelectMany(d => d.Variables)
            .Where(v => known.Contains(v.Identifier.ValueText) && v.Initializer?.Value is { } value && Literal(value) is not null)
            .ToDictionary(v => v.Identifier.ValueText, v => Text(v.Initializer!.Value), StringComparer.Ordinal);
    }

    private static string Text(ExpressionSyntax value) =>
        (value is PrefixUnaryExpressionSyntax sign ? sign.OperatorToken.Text : "")
        + Convert.ToString(Literal(value)!.Token.Value, CultureInfo.InvariantCulture);

    /// <summary>Tells whether a cell holds values that a caller gave.</summary>
    /// <param name="cell">The cell.</param>
    /// <returns>True for the cell that <see cref="Inject"/> makes.</returns>
    public static bool IsInjected(NotebookCell cell) => cell.Kind == CellKind.Code && cell.HasTag(InjectedTag);

    private static bool IsParameters(NotebookCell cell) => ForeignCell.IsCSharpCode(cell) && cell.HasTag(ParametersTag);

    private static void Check(IReadOnlyList<NotebookParameter> parameters, IReadOnlyDictionary<string, string> values, string name)
    {
        var unknown = values.Keys.Where(k => parameters.All(p => p.Name != k)).Order(StringComparer.Ordinal).FirstOrDefault();
        if (unknown is null)
        {
            return;
        }

        var allowed =
            parameters.Count == 0
                ? "the notebook has none"
                : "allowed are " + string.Join(", ", parameters.Select(p => $"{p.Name} ({ParameterValue.Keyword(p.Type)})"));
        throw new NotebookException($"'{unknown}' is not a parameter of '{name}'; {allowed}.");
    }

    private static string Assignment(NotebookParameter parameter, string text, string name)
    {
        var type = ParameterValue.Keyword(parameter.Type);
        var literal =
            ParameterValue.Literal(parameter.Type, text)
            ?? throw new NotebookException(
                $"The parameter '{parameter.Name}' of '{name}' is of type {type}, and '{text}' is not; an example is {parameter.Default}."
            );
        return $"{type} {parameter.Name} = {literal};";
    }

    // A cell that the compiler cannot take declares nothing here; executing it says why.
    private static IEnumerable<VariableDeclarationSyntax> Declarations(string source) =>
        BracketDepth.FirstTooDeep(source) is not null
            ? []
            : CSharpSyntaxTree
                .ParseText(source, ScriptChain.Parsing)
                .GetCompilationUnitRoot()
                .Members.Select(m =>
                    m switch
                    {
                        FieldDeclarationSyntax field => field.Declaration,
                        GlobalStatementSyntax { Statement: LocalDeclarationStatementSyntax local } => local.Declaration,
                        _ => null,
                    }
                )
                .OfType<VariableDeclarationSyntax>();

    private static IEnumerable<NotebookParameter> Parameters(VariableDeclarationSyntax declaration)
    {
        foreach (var variable in declaration.Variables)
        {
            if (variable.Initializer?.Value is { } value && Literal(value) is { } literal && Type(declaration.Type, literal) is { } type)
            {
                yield return new NotebookParameter(variable.Identifier.ValueText, type, value.ToString());
            }
        }
    }

    private static LiteralExpressionSyntax? Literal(ExpressionSyntax value) =>
        value switch
        {
            LiteralExpressionSyntax literal => literal,
            PrefixUnaryExpressionSyntax { Operand: LiteralExpressionSyntax number } => number,
            _ => null,
        };

    private static NotebookParameterType? Type(TypeSyntax type, LiteralExpressionSyntax literal) =>
        type switch
        {
            NullableTypeSyntax { ElementType: PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.StringKeyword } } =>
                NotebookParameterType.String,
            PredefinedTypeSyntax predefined => (SyntaxKind)predefined.Keyword.RawKind switch
            {
                SyntaxKind.StringKeyword => NotebookParameterType.String,
                SyntaxKind.BoolKeyword => NotebookParameterType.Bool,
                SyntaxKind.IntKeyword => NotebookParameterType.Int,
                SyntaxKind.LongKeyword => NotebookParameterType.Long,
                SyntaxKind.DoubleKeyword => NotebookParameterType.Double,
                _ => null,
            },
            IdentifierNameSyntax { Identifier.ValueText: "var" } => literal.Token.Value switch
            {
                string => NotebookParameterType.String,
                bool => NotebookParameterType.Bool,
                int => NotebookParameterType.Int,
                long => NotebookParameterType.Long,
                double => NotebookParameterType.Double,
                _ => null,
            },
            _ => null,
        };
}
