namespace SerWorkbook.Corpora;

/// <summary>The files of a corpus as its layout understands them.</summary>
/// <param name="Files">Files with labels, in order of their path.</param>
/// <param name="Skipped">Files that belong there but cannot be used, and why.</param>
internal sealed record FileListing(IReadOnlyList<LabelledFile> Files, IReadOnlyList<SkippedFile> Skipped)
{
    /// <summary>The listing with more files that cannot be used.</summary>
    public FileListing With(IEnumerable<SkippedFile> skipped) => this with { Skipped = [.. Skipped, .. skipped] };
}
