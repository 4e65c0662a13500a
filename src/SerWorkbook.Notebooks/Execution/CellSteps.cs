using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.DotNet.Interactive.Formatting;
using SerWorkbook.Notebooks.Cells;
using SerWorkbook.Notebooks.Documents;
using SerWorkbook.Notebooks.Packages;

namespace SerWorkbook.Notebooks.Execution;

/// <summary>Executes a cell piece by piece: code, and the magic commands between it.</summary>
internal sealed class CellSteps(
    ScriptChain chain,
    CellSourceResolver sources,
    SessionPackages packages,
    CellErrors errors,
    SessionMagics magics,
    OwnedVariables owned
)
{
    /// <summary>Executes a text.</summary>
    /// <param name="source">The text.</param>
    /// <param name="context">The cell that it runs in.</param>
    /// <param name="thread">Runs code so that it can be stopped from outside.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Why it failed; null where it ran to its end.</returns>
    /// <exception cref="CellRefusedException">It asks for something that cannot be had; nothing after that was executed.</exception>
    /// <exception cref="CellThrewException">Its code threw an exception.</exception>
    public async Task<(ErrorOutput Output, CellFailure Failure)?> RunAsync(
        CellSource source,
        CellContext context,
        CellThread thread,
        CancellationToken cancellationToken
    )
    {
        var parts = CellParts.Of(source.Code, source.Language);
        var last = parts.LastOrDefault(part => part.Language is null);
        foreach (var part in parts)
        {
            if (part.Language is not null)
            {
                Show(source, part, context);
            }
            else if (
                await RunCSharpAsync(source with { Code = part.Code }, ReferenceEquals(part, last), context, thread, cancellationToken)
                    .ConfigureAwait(false) is
                { } error
            )
            {
                return error;
            }
        }

        return null;
    }

    private async Task<(ErrorOutput Output, CellFailure Failure)?> RunCSharpAsync(
        CellSource source,
        bool isLastPart,
        CellContext context,
        CellThread thread,
        CancellationToken cancellationToken
    )
    {
        var prepared = CellDirectives.Prepare(source.Code, ScriptChain.Parsing);
        prepared = LoadedScripts.AddTo(prepared, source.Name, sources, ScriptChain.Parsing);
        var (references, extensions) = await AddPackagesAsync(prepared, context, cancellationToken).ConfigureAwait(false);
        if (extensions.Count > 0)
        {
            references = await RunExtensionsAsync(extensions, references, source, context, thread, cancellationToken).ConfigureAwait(false);
        }

        var (clock, start) = ((Stopwatch?)null, 0);
        foreach (var magic in prepared.Magics)
        {
            var piece = prepared.Piece(start, magic.Start);
            var error = await RunCodeAsync(source, piece, references, isLast: false, context, thread, cancellationToken)
                .ConfigureAwait(false);
            if (error is not null)
            {
                return error;
            }

            (references, start) = (piece is null ? references : [], magic.End);
            if (magic.Name == MagicLine.Time)
            {
                clock ??= Stopwatch.StartNew();
            }
            else if (magic.Name == MagicLine.Import)
            {
                error = await ImportAsync(source, magic, context, thread, cancellationToken).ConfigureAwait(false);
            }
            else if (magics.Act(magic, source.Folder, context) is { } code)
            {
                error = await RunCodeAsync(source, code, [], isLast: false, context, thread, cancellationToken).ConfigureAwait(false);
            }

            if (error is not null)
            {
                return error;
            }
        }

        // Also where nothing is left: new references are to be there for the next cell.
        var last = prepared.Piece(start, prepared.Code.Length) ?? (prepared.Magics.Count == 0 || references.Count > 0 ? "" : null);
        var end = await RunCodeAsync(source, last, references, isLastPart, context, thread, cancellationToken).ConfigureAwait(false);
        if (clock is not null && end is null)
        {
            var time = string.Create(CultureInfo.InvariantCulture, $"Wall time: {clock.Elapsed.TotalMilliseconds:0.###}ms");
            context.Outputs.Add(new DisplayOutput { Data = MimeBundle.Empty.With("text/plain", time) });
        }

        return end;
    }

    private static void Show(CellSource source, CellPart part, CellContext context)
    {
        var isShown = ShownLanguages.Contains(part.Language!);
        var magics = isShown ? part.Code.Split('\n').Where(line => MagicLine.Read(line.Trim()) is not null).ToArray() : [];
        foreach (var magic in magics)
        {
            context.Outputs.Write("stderr", $"'{magic.Trim()}' has no effect on {part.Language}.\n");
        }

        var data = isShown
            ? ShownLanguages.Output(part.Language!, string.Join('\n', part.Code.Split('\n').Where(line => !magics.Contains(line))))
            : MimeBundle.Empty.With("text/plain", Skipped(source, part));
        context.Outputs.Add(new DisplayOutput { Data = data });
    }

    private static string Skipped(CellSource source, CellPart part)
    {
        var what = source.IsPart ? source.Name : "This cell";
        var where = part.Line > 1 ? string.Create(CultureInfo.InvariantCulture, $", from line {part.Line} on,") : "";
        return $"{what}{where} is in {part.Language} and was skipped; only C# is executed.";
    }

    private async Task<(IReadOnlyList<MetadataReference> References, IReadOnlyList<PackageExtension> Extensions)> AddPackagesAsync(
        PreparedCell prepared,
        CellContext context,
        CancellationToken cancellationToken
    )
    {
        var added = await packages.AddAsync(prepared, cancellationToken).ConfigureAwait(false);
        foreach (var note in added.Notes)
        {
            context.Outputs.Write("stderr", note + "\n");
        }

        foreach (var sentence in added.Installed)
        {
            context.Outputs.Add(new DisplayOutput { Data = MimeBundle.Empty.With("text/plain", sentence) });
        }

        return (added.References, added.Extensions);
    }

    // The packages are there for the extensions first, and so for the cell.
    private async Task<IReadOnlyList<MetadataReference>> RunExtensionsAsync(
        IReadOnlyList<PackageExtension> extensions,
        IReadOnlyList<MetadataReference> references,
        CellSource source,
        CellContext context,
        CellThread thread,
        CancellationToken cancellationToken
    )
    {
        var part = source with { IsPart = true };
        await RunCodeAsync(part, "", references, isLast: false, context, thread, cancellationToken).ConfigureAwait(false);
        foreach (var extension in extensions)
        {
            var codes = extension.IsAssembly ? [ExtensionCall(extension)] : ImportedFile.Read(extension.File).Select(cell => cell.Code);
            foreach (var code in codes)
            {
                var name = sources.AddSubmitted(code);
                var error = await RunPartAsync(part with { Code = code, Name = name }, context, thread, cancellationToken)
                    .ConfigureAwait(false);
                if (error is { Failure: var failure })
                {
                    var sentence =
                        $"The extension for notebooks in {extension.Package} cannot be used here: {failure.Message.TrimEnd('.')}.";
                    context.Outputs.Write("stderr", sentence + "\n");
                    break;
                }
            }
        }

        return [];
    }

    private static string ExtensionCall(PackageExtension extension)
    {
        static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
        return "await global::Microsoft.DotNet.Interactive.ExtensionAssembly.LoadAsync"
            + $"({Literal(extension.File)}, {Literal(extension.Package)});";
    }

    private async Task<(ErrorOutput Output, CellFailure Failure)?> RunCodeAsync(
        CellSource source,
        string? code,
        IReadOnlyList<MetadataReference> references,
        bool isLast,
        CellContext context,
        CellThread thread,
        CancellationToken cancellationToken
    )
    {
        if (code is null)
        {
            return null;
        }

        var (plain, disposed) = UsingDeclarations.Take(code, ScriptChain.Parsing);
        var (script, diagnostics) = chain.Compile(plain, source.Name, references, cancellationToken);
        if (diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error))
        {
            return errors.FromDiagnostics(diagnostics, source.Name);
        }

        var (exception, hasValue, value) = await chain.RunAsync(script, thread, cancellationToken).ConfigureAwait(false);
        await owned.FollowAsync(disposed, chain).ConfigureAwait(false);
        if (exception is not null)
        {
            throw new CellThrewException(exception, source.Name);
        }

        if (hasValue && value is not DisplayedValue)
        {
            AddResult(context, value, isLast && !source.IsPart ? source.Number : null);
        }

        return null;
    }

    // A cell has one result; what comes before it, or from an imported file, is displayed.
    private static void AddResult(CellContext context, object? value, int? number)
    {
        foreach (var (i, data) in context.Values.FormatAll(value, []).Index())
        {
            context.Outputs.Add(
                i == 0 && number is not null ? new ResultOutput { Data = data, ExecutionCount = number } : new DisplayOutput { Data = data }
            );
            if (i == 0)
            {
                context.Host.Observers.Tell(new SessionEvent.Shown(value, data, IsResult: true));
            }
        }
    }

    private async Task<(ErrorOutput Output, CellFailure Failure)?> ImportAsync(
        CellSource source,
        MagicLine magic,
        CellContext context,
        CellThread thread,
        CancellationToken cancellationToken
    )
    {
        foreach (var cell in SessionImports.Read(source, magic, sources))
        {
            if (await RunPartAsync(cell, context, thread, cancellationToken).ConfigureAwait(false) is var (output, failure))
            {
                return (
                    output with
                    {
                        Traceback = [.. output.Traceback, errors.Place(source.Name, magic.Line)],
                    },
                    failure with
                    {
                        Line = magic.Line,
                    }
                );
            }
        }

        return null;
    }

    /// <summary>Executes a text within a cell.</summary>
    /// <param name="source">The text.</param>
    /// <param name="context">The cell.</param>
    /// <param name="thread">Runs code so that it can be stopped from outside.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Why it failed; null where it ran to its end.</returns>
    public async Task<(ErrorOutput Output, CellFailure Failure)?> RunPartAsync(
        CellSource source,
        CellContext context,
        CellThread thread,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await RunAsync(source, context, thread, cancellationToken).ConfigureAwait(false);
        }
        catch (CellRefusedException refused)
        {
            return errors.FromRefusal(refused, source.Name);
        }
        catch (CellThrewException threw) when (!thread.IsStopped && !cancellationToken.IsCancellationRequested)
        {
            return errors.FromException(threw.InnerException!, threw.Cell);
        }
    }
}
