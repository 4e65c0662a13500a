namespace SerWorkbook;

/// <summary>A file that is left out, and why.</summary>
/// <param name="Path">Path below the corpus's root, with forward slashes.</param>
/// <param name="Reason">The reason, as the rest of a sentence that starts with the path.</param>
public sealed record SkippedFile(string Path, string Reason);
