using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SerWorkbook.Cli.Tests.Structure;

/// <summary>Which folder of src/ uses which, as the compiler resolves the names in its files.</summary>
internal sealed class FolderMap
{
    private const string GlobalUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using "
        + "System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    private readonly SortedDictionary<string, SortedDictionary<string, SortedSet<string>>> _uses = new(StringComparer.Ordinal);

    private FolderMap(string source)
    {
        var files = FilesOf(source);
        var trees = files.Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(Path.Combine(source, file)), path: file)).ToArray();
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path =>
                !Path.GetFileName(path).StartsWith("SerWorkbook", StringComparison.Ordinal) && Path.GetFileName(path) != "ser.dll"
            )
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create("source", [.. trees, CSharpSyntaxTree.ParseText(GlobalUsings)], references);
        foreach (var file in files)
        {
            _uses.TryAdd(FolderOf(file), new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal));
        }

        foreach (var tree in trees)
        {
            Add(tree, compilation.GetSemanticModel(tree));
        }
    }

    /// <summary>The folders that hold source files.</summary>
    public IReadOnlyCollection<string> Folders => _uses.Keys;

    /// <summary>The folders below one that hold source files, by their paths with forward slashes.</summary>
    public static IEnumerable<string> FoldersOf(string source) => FilesOf(source).Select(FolderOf).Distinct(StringComparer.Ordinal);

    /// <summary>Reads all C# below a folder.</summary>
    public static FolderMap Of(string source) => new(source);

    /// <summary>What one folder uses of another: a few file names and types.</summary>
    public IEnumerable<string> Uses(string from, string to) => _uses[from].GetValueOrDefault(to, []);

    /// <summary>
    /// Groups of folders that use each other, directly or in a circle, from the floor up; groups of one use only those before them.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<string>> Layers()
    {
        var (order, low, stack, layers) = (
            new Dictionary<string, int>(),
            new Dictionary<string, int>(),
            new Stack<string>(),
            new List<IReadOnlyList<string>>()
        );
        void Visit(string folder)
        {
            order[folder] = low[folder] = order.Count;
            stack.Push(folder);
            foreach (var used in _uses[folder].Keys)
            {
                if (!order.TryGetValue(used, out var at))
                {
                    Visit(used);
                    low[folder] = Math.Min(low[folder], low[used]);
                }
                else if (stack.Contains(used))
                {
                    low[folder] = Math.Min(low[folder], at);
                }
            }

            if (low[folder] == order[folder])
            {
                var group = new List<string>();
                while (group.Count == 0 || group[^1] != folder)
                {
                    group.Add(stack.Pop());
                }

                layers.Add([.. group.Order(StringComparer.Ordinal)]);
            }
        }

        foreach (var folder in _uses.Keys.Where(folder => !order.ContainsKey(folder)).ToArray())
        {
            if (!order.ContainsKey(folder))
            {
                Visit(folder);
            }
        }

        return layers;
    }

    private static string[] FilesOf(string source) =>
        [
            .. Directory
                .EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(source, file).Replace('\\', '/'))
                .Where(file => !file.Split('/').Any(part => part is "bin" or "obj"))
                .Order(StringComparer.Ordinal),
        ];

    private static string FolderOf(string file) => file[..file.LastIndexOf('/')];

    private void Add(SyntaxTree tree, SemanticModel model)
    {
        var from = FolderOf(tree.FilePath);
        foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
        {
            if (
                TypeOf(model.GetSymbolInfo(name).Symbol) is { } type
                && type.OriginalDefinition.DeclaringSyntaxReferences is [var first, ..]
                && first.SyntaxTree.FilePath is { Length: > 0 } file
                && FolderOf(file) is var to
                && to != from
            )
            {
                if (!_uses[from].TryGetValue(to, out var examples))
                {
                    _uses[from].Add(to, examples = new SortedSet<string>(StringComparer.Ordinal));
                }

                examples.Add($"{Path.GetFileNameWithoutExtension(tree.FilePath)}>{type.Name}");
            }
        }
    }

    private static INamedTypeSymbol? TypeOf(ISymbol? symbol) =>
        symbol switch
        {
            INamedTypeSymbol type => type,
            IMethodSymbol { ReducedFrom: { } extension } => extension.ContainingType,
            IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol => symbol.ContainingType,
            _ => null,
        };
}
