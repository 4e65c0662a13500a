namespace SerWorkbook.Speech;

/// <summary>Tells files from pipes and devices, whose opening or reading would wait for what never comes, or never end.</summary>
internal static class OrdinaryFile
{
    // What a shell puts in place of <(command) has a writer.
    private static readonly string[] Fed = ["/dev/fd/", "/dev/stdin", "/proc/self/fd/"];

    /// <summary>Says why a path should not be opened.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The rest of a sentence that starts with the path; <see langword="null"/> where it may be opened, or is not there.</returns>
    public static string? FindFault(string path) =>
        Target(path) is { Exists: true, Length: 0 } && !Array.Exists(Fed, start => path.StartsWith(start, StringComparison.Ordinal))
            ? "the file is empty (0 bytes), or a pipe or a device"
            : null;

    // A link has a length of its own.
    private static FileInfo Target(string path)
    {
        var file = new FileInfo(path);
        try
        {
            return file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
        }
        catch (IOException)
        {
            return file;
        }
    }
}
