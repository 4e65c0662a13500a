using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting;

namespace SerWorkbook.Notebooks.Cells;

/// <summary>Finds what <c>#r</c> names: the host's own copy where it has one, else the file.</summary>
internal sealed class CellReferenceResolver : MetadataReferenceResolver
{
    private readonly ScriptMetadataResolver _files;
    private readonly CellSourceResolver _sources;

    public CellReferenceResolver(CellSourceResolver sources)
    {
        _sources = sources;
        _files = ScriptMetadataResolver.Default.WithBaseDirectory(sources.Folder);
    }

    public override bool ResolveMissingAssemblies => _files.ResolveMissingAssemblies;

    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity) =>
        _files.ResolveMissingAssembly(definition, referenceIdentity);

    public override ImmutableArray<PortableExecutableReference> ResolveReference(
        string reference,
        string? baseFilePath,
        MetadataReferenceProperties properties
    )
    {
        var isFile = reference.EndsWith(".dll", StringComparison.OrdinalIgnoreCase);
        if (isFile && HostAssemblies.Find(Path.GetFileNameWithoutExtension(reference.Replace('\\', '/'))) is { } own)
        {
            return [own.WithProperties(properties)];
        }

        return _files.ResolveReference(reference, _sources.FullPath(baseFilePath), properties);
    }

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
