using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SerWorkbook.Notebooks.Cells;
using SerWorkbook.Notebooks.Language;

namespace SerWorkbook.Notebooks;

/// <summary>Helps to write the next cell of a session: completion, inspection, and whether a text is a whole cell.</summary>
/// <remarks>Nothing is executed, and no package is fetched. The state is that of the cells that have ended.</remarks>
public sealed class CellLanguage
{
    private readonly ScriptChain _chain;

    internal CellLanguage(ScriptChain chain)
    {
        _chain = chain;
    }

    /// <summary>Tells whether a text can be executed as it stands.</summary>
    /// <param name="code">The text.</param>
    /// <returns>Whether it is complete, can become so, or not.</returns>
    public static CodeCompleteness Check(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (BracketDepth.FirstTooDeep(code) is not null)
        {
            return CodeCompleteness.Invalid;
        }

        var tree = CSharpSyntaxTree.ParseText(Blanked(code), ScriptChain.Parsing);
        if (!SyntaxFactory.IsCompleteSubmission(tree))
        {
            return CodeCompleteness.Incomplete;
        }

        return tree.GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error)
            ? CodeCompleteness.Invalid
            : CodeCompleteness.Complete;
    }

    /// <summary>Lists what could be written at a place.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="position">The place in UTF-16 units; one outside of the text is moved to its end.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The names, and what they would replace.</returns>
    public async Task<CodeCompletions> CompleteAsync(string code, int position, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(code);
        var (compilation, tree, text) = await AnalyseAsync(code, cancellationToken).ConfigureAwait(false);
        return CompletionFinder.Find(CodePlace.Find(compilation, tree, text, position), compilation);
    }

    /// <summary>Describes the name at a place.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="position">The place in UTF-16 units; one outside of the text is moved to its end.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What is known about it, or null.</returns>
    public async Task<CodeInspection?> InspectAsync(string code, int position, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(code);
        var (compilation, tree, text) = await AnalyseAsync(code, cancellationToken).ConfigureAwait(false);
        return SymbolFinder.Inspect(CodePlace.Find(compilation, tree, text, position), compilation);
    }

    /// <summary>Loads what compiling, completing and inspecting need, so that a person does not wait for it.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that ends when that is done; nothing of it is left in the session.</returns>
    public async Task WarmUpAsync(CancellationToken cancellationToken = default)
    {
        const string code = "Console.WriteLine";
        await _chain.StartAsync(cancellationToken).ConfigureAwait(false);
        _chain.Compile($"{code}(1);\n1", "warm-up", [], cancellationToken);
        await CompleteAsync(code, code.Length, cancellationToken).ConfigureAwait(false);
    }

    private async Task<(Compilation Compilation, SyntaxTree Tree, string Code)> AnalyseAsync(
        string code,
        CancellationToken cancellationToken
    )
    {
        await _chain.StartAsync(cancellationToken).ConfigureAwait(false);
        var text = Blanked(code);
        var (compilation, tree) = _chain.Analyse(text);
        return (compilation, tree, text);
    }

    private static string Blanked(string code)
    {
        try
        {
            return CellDirectives.Prepare(code, ScriptChain.Parsing).Code;
        }
        catch (CellRefusedException)
        {
            return BracketDepth.FirstTooDeep(code) is null ? code : "";
        }
    }
}
