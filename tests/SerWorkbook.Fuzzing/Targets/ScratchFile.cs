namespace SerWorkbook.Fuzzing.Targets;

/// <summary>Puts an input where readers that take a path find it.</summary>
internal static class ScratchFile
{
    // In memory where the system has such a folder.
    private static readonly string Folder = Directory
        .CreateDirectory(
            Path.Combine(
                Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(),
                FormattableString.Invariant($"serworkbook-fuzzing-{Environment.ProcessId}")
            )
        )
        .FullName;

    static ScratchFile() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Folder, recursive: true);

    /// <summary>Writes an input.</summary>
    /// <param name="name">The name of the file.</param>
    /// <param name="input">Its content.</param>
    /// <returns>Its path.</returns>
    public static string Write(string name, byte[] input)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllBytes(path, input);
        return path;
    }
}
