using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SerWorkbook.Notebooks.Cells;

namespace SerWorkbook.Notebooks.Conversion;

/// <summary>Compiles a program as far as its assemblies are known, to settle what only types tell.</summary>
internal sealed class AppCompilation(AppReferences references)
{
    // Until the program runs, it is not known whether a call into a package gives a value.
    private const string Unknown =
        "CS0012 CS0103 CS0117 CS0234 CS0246 CS0305 CS1061 CS1503 CS0411 CS0426 CS8130 CS8183 CS1929 CS0009 CS8016";

    /// <summary>Takes the display from expressions that have no value, or whose value is displayed by itself.</summary>
    /// <param name="program">The program.</param>
    /// <returns>The program.</returns>
    public string ShowValuesOnly(string program)
    {
        var (tree, model) = Compile(program);
        var shown = tree.GetRoot()
            .DescendantNodes()
            .OfType<InvocationExpressionSyntax>()
            .Where(call => call.Expression.ToString() == AppProgram.Show && call.ArgumentList.Arguments.Count == 1)
            .Select(call => (Call: call, call.ArgumentList.Arguments[0].Expression))
            .ToDictionary(pair => (SyntaxNode)pair.Call, pair => Shown(pair.Call, pair.Expression, model));
        return tree.GetRoot().ReplaceNodes(shown.Keys, (call, _) => shown[call]).ToFullString();
    }

    /// <summary>Names what the compiler refuses.</summary>
    /// <param name="program">The program.</param>
    /// <returns>A sentence for each error, with the cell that it is in.</returns>
    public IEnumerable<string> Errors(string program)
    {
        var (tree, model) = Compile(program);
        string[] lines = [.. program.Split('\n')];
        return model
            .Compilation.GetDiagnostics()
            .Where(found => found.Severity == DiagnosticSeverity.Error && found.Location.SourceTree == tree && !IsUnknown(found))
            .Select(found =>
            {
                var line = found.Location.GetLineSpan().StartLinePosition.Line;
                return $"{CellOf(lines, line)}: {found.Id}: {found.GetMessage(CultureInfo.InvariantCulture)} ('{lines[line].Trim()}')";
            });
    }

    private bool IsUnknown(Diagnostic found) => references.HasPackages && Unknown.Contains(found.Id, StringComparison.Ordinal);

    private SyntaxNode Shown(InvocationExpressionSyntax call, ExpressionSyntax value, SemanticModel model)
    {
        var type = model.GetTypeInfo(value).Type;
        var isDisplayed =
            type is { SpecialType: SpecialType.System_Void } or { Name: "DisplayedValue", ContainingNamespace.IsGlobalNamespace: true };
        if (isDisplayed && IsStatement(value))
        {
            return value.WithTriviaFrom(call);
        }

        // A function decides when it is called whether there is a value.
        return type is null or IErrorTypeSymbol && references.HasPackages && value is InvocationExpressionSyntax
            ? SyntaxFactory.ParseExpression($"{AppProgram.Show}(() => {value})").WithTriviaFrom(call)
            : call;
    }

    private static bool IsStatement(ExpressionSyntax value) =>
        value is InvocationExpressionSyntax or AwaitExpressionSyntax or AssignmentExpressionSyntax or ConditionalAccessExpressionSyntax;

    private static string CellOf(string[] lines, int line) =>
        lines.Take(line + 1).LastOrDefault(text => text.StartsWith(AppProgram.Mark, StringComparison.Ordinal)) is { } mark
            ? mark[AppProgram.Mark.Length..].Trim()
            : "the top of the file";

    private (SyntaxTree Tree, SemanticModel Model) Compile(string program)
    {
        var tree = CSharpSyntaxTree.ParseText(program, new CSharpParseOptions(LanguageVersion.CSharp14));
        var own = references.Assemblies.ToList();
        var names = own.Select(reference => Path.GetFileNameWithoutExtension(reference.Display!))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var compilation = CSharpCompilation.Create(
            "notebook",
            [tree],
            [.. own, .. HostAssemblies.References.Where(reference => IsKnown(reference, names))],
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, allowUnsafe: true)
        );
        return (tree, compilation.GetSemanticModel(tree));
    }

    // Packages of the program that converts are not those of the notebook, unless they come along with a project.
    private static bool IsKnown(MetadataReference reference, HashSet<string> own) =>
        reference.Display is { } path
        && (HostAssemblies.IsOfFramework(path) || own.Count > 0)
        && !own.Contains(Path.GetFileNameWithoutExtension(path));
}
