using SerWorkbook.Notebooks;

namespace SerWorkbook.Cli.Running;

/// <summary>Where the records of runs lie: in a folder beside the executed notebook, out of the way.</summary>
internal static class RunRecords
{
    private const string Folder = ".ser";

    /// <summary>The record of a notebook.</summary>
    /// <param name="target">The executed notebook.</param>
    public static string PathOf(string target) =>
        Path.Combine(Path.GetDirectoryName(Path.GetFullPath(target))!, Folder, Path.GetFileNameWithoutExtension(target) + ".run.json");

    /// <summary>The run that wrote a notebook as it is now.</summary>
    /// <param name="target">The executed notebook, which must be there.</param>
    /// <returns>The record; <see langword="null"/> where there is none, or it is one of another state of the file.</returns>
    public static NotebookRunRecord? LastRunOf(string target) =>
        NotebookRunRecord.Load(PathOf(target)) is { } record && record.IsOf(File.ReadAllText(target)) ? record : null;
}
