namespace SerWorkbook.Cli.Setup;

/// <summary>Folders for files that nobody needs afterwards.</summary>
internal static class ScratchFolder
{
    /// <summary>Makes a folder whose name <see cref="StrayScratch"/> knows, so that it goes also where this process is killed.</summary>
    /// <param name="what">What it is for, in lower-case letters.</param>
    public static DirectoryInfo Create(string what) =>
        Directory.CreateTempSubdirectory(FormattableString.Invariant($"ser-{what}-{Environment.ProcessId}-"));
}
