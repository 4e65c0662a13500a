using Microsoft.CodeAnalysis;

namespace SerWorkbook.Notebooks.Packages;

/// <summary>What a cell's packages bring.</summary>
/// <param name="References">References to the assemblies that are new.</param>
/// <param name="Notes">What the reader is to know about them.</param>
/// <param name="Extensions">Files of the packages that are run once they are there: assemblies and .dib files.</param>
/// <param name="Installed">The versions that were chosen where the cell left the choice open.</param>
internal sealed record AddedPackages(
    IReadOnlyList<MetadataReference> References,
    IReadOnlyList<string> Notes,
    IReadOnlyList<PackageExtension> Extensions,
    IReadOnlyList<string> Installed
);
