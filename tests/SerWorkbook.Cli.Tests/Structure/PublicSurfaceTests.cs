using System.Reflection;
using System.Text.RegularExpressions;
using SerWorkbook.Kernel;
using SerWorkbook.Notebooks;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Tests.Structure;

/// <summary>Each public type has a reason: somebody outside its library names it, or what they name cannot do without it.</summary>
public sealed partial class PublicSurfaceTests(ITestOutputHelper output)
{
    private static readonly Type[] Libraries = [typeof(EmotionModel), typeof(Workbook), typeof(NotebookDocument), typeof(JupyterKernel)];

    // Public for users alone: the project's own code outside the library neither names nor needs them.
    private static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal)
    {
        ["CorpusReader"] = "opens a corpus where there is no workbook, such as in a service",
        ["ModelSearch"] = "searches a table where there is no workbook; the benchmarks measure it",
        ["NWavesSignals"] = "extends clips and signals, so that users call its methods without its name",
        ["NotebookDisplay"] = "display(...) and HTML(...) of cells, which import it",
        ["StreamOutput"] = "a kind of NotebookOutput that readers of notebooks meet",
    };

    [Fact]
    public void Every_public_type_is_named_elsewhere_or_needed_by_one_that_is()
    {
        var without = new List<string>();
        foreach (var library in Libraries.Select(type => type.Assembly))
        {
            var exported = Exported(library).ToArray();
            var words = WordsOutside(library.GetName().Name!);
            var named = exported.Where(type => words.Contains(NameOf(type))).ToArray();
            Assert.NotEmpty(named);
            var reached = new Dictionary<Type, Type?>();
            foreach (var type in named)
            {
                Reach(type, null, reached, library);
            }

            foreach (var type in exported.Except(named).Where(reached.ContainsKey))
            {
                output.WriteLine($"{library.GetName().Name}: {NameOf(type)} is needed by {NameOf(reached[type]!)}");
            }

            without.AddRange(exported.Where(type => !reached.ContainsKey(type)).Select(NameOf));
        }

        output.WriteLine($"Without: {string.Join(", ", without)}");
        Assert.Equal(Reasons.Keys.Order(StringComparer.Ordinal), without.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_surface_stays_within_what_was_chosen()
    {
        // 280 were chosen before models could be exported; bundles, their golden vectors, windows and comparisons came after,
        // then what corpora are known, how they are read, proposals of a reading, audits of a corpus, and recordings in any format;
        // then the names that code for AutoML is ported to, pipelines as trainers, the bridge to NWaves, and twins of corpora; at last
        // what stages of the work take, as table and figure; trackers of live speech, their faces, and how well they follow.
        var types = Libraries.SelectMany(type => Exported(type.Assembly)).Count();
        Assert.InRange(types, 100, 330);
    }

    // The types of .NET Interactive are public for notebooks that were written for it.
    private static IEnumerable<Type> Exported(Assembly library) =>
        library
            .GetExportedTypes()
            .Where(type => !type.IsNested && type.Namespace?.StartsWith("Microsoft.DotNet.Interactive", StringComparison.Ordinal) != true);

    private static void Reach(Type type, Type? from, Dictionary<Type, Type?> reached, Assembly library)
    {
        foreach (var part in PartsOf(type).Where(part => part.Assembly == library && !part.IsGenericParameter))
        {
            var whole = part.IsGenericType ? part.GetGenericTypeDefinition() : part;
            if (reached.TryAdd(whole, from))
            {
                foreach (var next in SignatureTypes(whole))
                {
                    Reach(next, whole, reached, library);
                }
            }
        }
    }

    private static IEnumerable<Type> PartsOf(Type type) =>
        type.HasElementType ? PartsOf(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(PartsOf).Prepend(type)
        : [type];

    private static IEnumerable<Type> SignatureTypes(Type type)
    {
        const BindingFlags all =
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        static bool IsVisible(MethodBase? method) => method is { IsPublic: true } or { IsFamily: true } or { IsFamilyOrAssembly: true };
        return type.GetMethods(all)
            .Where(IsVisible)
            .SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType))
            .Concat(type.GetConstructors(all).Where(IsVisible).SelectMany(made => made.GetParameters().Select(p => p.ParameterType)))
            .Concat(type.GetFields(all).Where(field => field.IsPublic).Select(field => field.FieldType))
            .Concat(type.GetInterfaces())
            .Concat(type.BaseType is { } parent ? [parent] : []);
    }

    private static HashSet<string> WordsOutside(string library)
    {
        var root = Repository.Root();
        var sources = Directory
            .GetFiles(Path.Combine(root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !Path.GetRelativePath(root, path).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .Where(path => Path.GetRelativePath(root, path).Split(Path.DirectorySeparatorChar)[1] != library);
        var notebooks = Directory.GetFiles(Path.Combine(root, "notebooks"), "*.ipynb");
        var pages = Directory
            .GetFiles(Path.Combine(root, "src"), "README.md", SearchOption.AllDirectories)
            .Append(Path.Combine(root, "README.md"));
        return
        [
            .. sources
                .Select(path => Comment().Replace(File.ReadAllText(path), ""))
                .Concat(notebooks.Concat(pages).Select(File.ReadAllText))
                .SelectMany(text => Word().Matches(text).Select(word => word.Value)),
        ];
    }

    private static string NameOf(Type type) => type.Name.Split('`')[0];

    [GeneratedRegex("//[^\n]*")]
    private static partial Regex Comment();

    [GeneratedRegex("[A-Za-z_][A-Za-z0-9_]*")]
    private static partial Regex Word();
}
