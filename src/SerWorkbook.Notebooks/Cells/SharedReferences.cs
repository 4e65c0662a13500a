using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SerWorkbook.Notebooks.Cells;

/// <summary>Assembly files as references for any number of compilations, which all get the same symbols.</summary>
/// <remarks>
/// The compiler caches the symbols of an assembly with its reference. Compilations that bind at the same time, before
/// anything is cached, each make and cache their own, and a later compilation uses those that were cached first. A cell
/// would then see a different <c>System.String</c> than the declarations of earlier cells, and no conversion between them.
/// The symbols are therefore made here, before any compilation gets the references.
/// </remarks>
internal sealed class SharedReferences
{
    private readonly Dictionary<string, PortableExecutableReference> _references = new(StringComparer.OrdinalIgnoreCase);

    // The compiler's cache holds symbols weakly; this keeps them.
    private readonly IAssemblySymbol _bound;

    /// <summary>Reads assemblies.</summary>
    /// <param name="paths">The files; where several have the same name, the first is used.</param>
    public SharedReferences(IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            _references.TryAdd(Path.GetFileNameWithoutExtension(path), MetadataReference.CreateFromFile(path));
        }

        _bound = CSharpCompilation.Create("references", references: _references.Values).Assembly;
    }

    /// <summary>The references, in the order of the files.</summary>
    public IEnumerable<MetadataReference> All => _references.Values;

    /// <summary>Finds a reference.</summary>
    /// <param name="simpleName">The file's name without extension.</param>
    /// <returns>The reference; null where there is none.</returns>
    public PortableExecutableReference? Find(string simpleName) => _references.GetValueOrDefault(simpleName);
}
