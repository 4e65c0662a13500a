using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Scripting.Hosting;

namespace SerWorkbook.Notebooks.Cells;

/// <summary>The compiled cells of a session, each standing on those before it.</summary>
internal sealed class ScriptChain : IDisposable
{
    /// <summary>How cells are parsed: the language of the SDK, not the newest that the compiler knows.</summary>
    public static readonly CSharpParseOptions Parsing = new(LanguageVersion.CSharp14, kind: SourceCodeKind.Script);

    /// <summary>What the C# kernel of .NET Interactive imports, beside its own functions.</summary>
    public static readonly IReadOnlyList<string> Imports =
    [
        "System",
        "System.Text",
        "System.Collections",
        "System.Collections.Generic",
        "System.Threading.Tasks",
        "System.Linq",
    ];

    // Not their whole namespaces: one has a Kernel, and so has another library that notebooks use.
    private const string Names = """
        using KernelInvocationContext = global::Microsoft.DotNet.Interactive.KernelInvocationContext;
        using LaTeXString = global::Microsoft.DotNet.Interactive.Formatting.LaTeXString;
        using MathString = global::Microsoft.DotNet.Interactive.Formatting.MathString;
        """;

    // Earlier versions of .NET Interactive imported these as well, and notebooks of that time count on it.
    private const string EarlierImports = "using Microsoft.DotNet.Interactive; using Microsoft.DotNet.Interactive.Formatting; ";

    private static readonly string[] UnknownNames = ["CS0103", "CS0246"];

    // Only the compiler knows whether a script ends in a value; it tells nobody but itself.
    private static readonly MethodInfo? HasReturnValue = typeof(Script).GetMethod(
        "HasReturnValue",
        BindingFlags.Instance | BindingFlags.NonPublic,
        Type.EmptyTypes
    );

    private readonly InteractiveAssemblyLoader _loader = new();
    private readonly ScriptOptions _options;
    private readonly string[] _imports;
    private ScriptState<object>? _state;
    private int _generation;

    /// <summary>Prepares a chain; nothing is compiled yet.</summary>
    /// <param name="sources">What cells load.</param>
    /// <param name="functions">A static type whose functions cells call without its name.</param>
    public ScriptChain(CellSourceResolver sources, Type functions)
    {
        _imports = [.. Imports, functions.FullName!];
        _options = ScriptOptions
            .Default.WithLanguageVersion(LanguageVersion.CSharp14)
            .WithOptimizationLevel(OptimizationLevel.Release)
            .WithAllowUnsafe(true)
            .WithWarningLevel(0)
            .WithEmitDebugInformation(true)
            .WithFileEncoding(Encoding.UTF8)
            .WithSourceResolver(sources)
            .WithMetadataResolver(new CellReferenceResolver(sources))
            .WithReferences(Array.Empty<MetadataReference>())
            .WithImports(Array.Empty<string>());
    }

    /// <summary>Makes the state that the first cell stands on.</summary>
    /// <param name="cancellationToken">Gives up before the state is there.</param>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (_state is not null)
        {
            return;
        }

        var first = await CSharpScript
            .Create(Names, _options.WithReferences(HostAssemblies.References).WithImports(_imports), assemblyLoader: _loader)
            .RunAsync(cancellationToken: cancellationToken)
            .ConfigureAwait(false);
        _state ??= first;
    }

    /// <summary>Makes a loaded assembly the one that cells get when they refer to it.</summary>
    /// <param name="assembly">The assembly.</param>
    public void Register(Assembly assembly) => _loader.RegisterDependency(assembly);

    /// <summary>Compiles a cell on top of those that ran.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="name">The name under which it is compiled.</param>
    /// <param name="references">Assemblies that are new with this cell.</param>
    /// <param name="cancellationToken">Stops the compiler.</param>
    /// <returns>The script, and what the compiler says about it.</returns>
    public (Script<object> Script, ImmutableArray<Diagnostic> Diagnostics) Compile(
        string code,
        string name,
        IEnumerable<MetadataReference> references,
        CancellationToken cancellationToken
    )
    {
        var options = _options.WithFilePath(name).AddReferences(references);
        var withChecks = LoopChecks.Insert(code, Parsing);
        if (!ReferenceEquals(withChecks, code))
        {
            var checkedScript = _state!.Script.ContinueWith<object>(withChecks, options);
            var diagnostics = checkedScript.Compile(cancellationToken);
            if (!diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error))
            {
                return (checkedScript, diagnostics);
            }
        }

        // Also after an error: its columns are to be those of the author.
        var script = _state!.Script.ContinueWith<object>(code, options);
        var found = script.Compile(cancellationToken);
        if (!found.Any(d => d.Severity == DiagnosticSeverity.Error && UnknownNames.Contains(d.Id)))
        {
            return (script, found);
        }

        var withEarlier = _state.Script.ContinueWith<object>(EarlierImports + code, options);
        var again = withEarlier.Compile(cancellationToken);
        return again.Any(d => d.Severity == DiagnosticSeverity.Error) ? (script, found) : (withEarlier, again);
    }

    /// <summary>Binds a cell on top of those that ran, without compiling or running it.</summary>
    /// <param name="code">The cell's text.</param>
    /// <returns>The cell as it would be compiled, and its syntax.</returns>
    public (Compilation Compilation, SyntaxTree Tree) Analyse(string code)
    {
        const string name = "cell being written";
        var compilation = _state!.Script.ContinueWith<object>(code, _options.WithFilePath(name)).GetCompilation();
        return (compilation, compilation.SyntaxTrees.Single(tree => tree.FilePath == name));
    }

    /// <summary>Runs a compiled cell and makes its state the one that the next cell stands on, also if it throws.</summary>
    /// <param name="script">What <see cref="Compile"/> gave.</param>
    /// <param name="thread">Runs it so that it can be stopped from outside.</param>
    /// <param name="cancellationToken">Stops the cell where it starts; inside, it must look itself.</param>
    /// <returns>The exception, if one was thrown; whether the cell ends in a value; that value.</returns>
    public async Task<(Exception? Exception, bool HasValue, object? Value)> RunAsync(
        Script<object> script,
        CellThread thread,
        CancellationToken cancellationToken
    )
    {
        var generation = _generation;
        var state = await thread.RunAsync(() => script.RunFromAsync(_state!, _ => true, cancellationToken)).ConfigureAwait(false);
        // A cell that later cells cannot see would only make the chain longer, and each of its links takes memory and time.
        if (generation == Volatile.Read(ref _generation) && LeavesSomething(script))
        {
            _state = state;
        }

        var hasValue = state.Exception is null && (HasReturnValue?.Invoke(script, null) as bool? ?? state.ReturnValue is not null);
        return (state.Exception, hasValue, hasValue ? state.ReturnValue : null);
    }

    /// <summary>Sets a variable that the next cells see.</summary>
    /// <param name="name">The variable's name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="type">Its type; <c>dynamic</c> takes its place where cells cannot name it.</param>
    public async Task SetAsync(string name, object? value, Type type)
    {
        foreach (var declared in new[] { SourceTypeName.Of(type), "dynamic" })
        {
            var (script, diagnostics) = Compile($"{declared} {name} = default;", "a variable that a cell set", [], CancellationToken.None);
            if (!diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error))
            {
                _state = await script.RunFromAsync(_state!, CancellationToken.None).ConfigureAwait(false);
                _state.GetVariable(name).Value = value;
                return;
            }
        }
    }

    /// <summary>Lists the variables that cells see, by name.</summary>
    /// <returns>Of several with one name, the last.</returns>
    public IReadOnlyList<ScriptVariable> Variables() =>
        [
            .. _state!
                .Variables.GroupBy(v => v.Name, StringComparer.Ordinal)
                .Select(g => g.Last())
                .OrderBy(v => v.Name, StringComparer.Ordinal),
        ];

    /// <summary>Finds a variable that cells see.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The last one of this name; null where there is none.</returns>
    public ScriptVariable? Variable(string name) => _state!.Variables.LastOrDefault(v => v.Name == name);

    private static bool LeavesSomething(Script script) =>
        script.Options.MetadataReferences.Length > 0
        || script
            .GetCompilation()
            .SyntaxTrees.Any(tree =>
                tree.GetCompilationUnitRoot() is var root && (root.Usings.Any() || root.Externs.Any() || root.ContainsDirectives)
            )
        || script.GetCompilation().ScriptClass is not { } declared
        || declared.GetMembers().Any(member => !member.IsImplicitlyDeclared);

    /// <summary>Leaves the running cell to itself: what it declares is lost, and the next cell stands on those before it.</summary>
    public void GiveUpRunning() => Interlocked.Increment(ref _generation);

    public void Dispose() => _loader.Dispose();
}
