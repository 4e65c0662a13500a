using SerWorkbook.Notebooks.Documents;

namespace SerWorkbook.Notebooks.Running;

/// <summary>The absolute paths of a run, settled before the current directory changes.</summary>
/// <param name="Source">The notebook.</param>
/// <param name="Target">The executed notebook.</param>
/// <param name="Folder">The current directory of the cells.</param>
/// <param name="Record">The record of the run, or null.</param>
/// <param name="Journal">The outputs of the cell that runs, or null.</param>
internal sealed record RunPlaces(string Source, string Target, string Folder, string? Record, string? Journal)
{
    /// <summary>Settles the paths.</summary>
    /// <param name="sourcePath">The notebook.</param>
    /// <param name="options">What the caller wants.</param>
    /// <returns>The paths, with the defaults filled in.</returns>
    public static RunPlaces Of(string sourcePath, NotebookRunOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(sourcePath);
        var source = Path.GetFullPath(sourcePath);
        return new RunPlaces(
            source,
            TargetOf(options.TargetPath is { } target ? Path.GetFullPath(target) : source),
            Path.GetFullPath(options.WorkingDirectory ?? Path.GetDirectoryName(source)!),
            Full(options.RecordPath),
            Full(options.JournalPath)
        );
    }

    // A .dib file cannot hold outputs.
    private static string TargetOf(string path) => DibFile.IsNamed(path) ? Path.ChangeExtension(path, ".ipynb") : path;

    private static string? Full(string? path) => path is null ? null : Path.GetFullPath(path);
}
