using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using SerWorkbook.Notebooks.Cells;

namespace SerWorkbook.Notebooks.Tests.Execution;

/// <summary>Sessions of one program stand on the same references.</summary>
public sealed class SharedReferencesTests
{
    private const int Sessions = 4;

    [Fact]
    public async Task Sessions_that_start_at_the_same_time_find_the_conversions_of_types_named_in_earlier_cells()
    {
        var references = new SharedReferences(HostAssemblies.TrustedPaths());
        using var start = new Barrier(Sessions);

        var errors = await Task.WhenAll(
            Enumerable
                .Range(0, Sessions)
                .Select(_ => Task.Factory.StartNew(() => ErrorsOfSession(references, start), TaskCreationOptions.LongRunning))
        );

        Assert.Empty(errors.SelectMany(found => found));
    }

    private static List<Diagnostic> ErrorsOfSession(SharedReferences references, Barrier start)
    {
        var options = ScriptOptions.Default.WithReferences(references.All);
        start.SignalAndWait(TestContext.Current.CancellationToken);
        var first = CSharpScript.Create("using Text = global::Microsoft.DotNet.Interactive.Formatting.LaTeXString;", options);
        first.Compile(TestContext.Current.CancellationToken);
        start.SignalAndWait(TestContext.Current.CancellationToken);
        var second = first.ContinueWith("(Text)\"x\"", ScriptOptions.Default.WithReferences(Array.Empty<MetadataReference>()));
        return [.. second.Compile(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error)];
    }
}
