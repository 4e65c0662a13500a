using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Downloads;

/// <summary>Where a file of an archive may be written.</summary>
internal static class SafeEntry
{
    /// <summary>The path of an entry below the folder that the archive is unpacked into.</summary>
    /// <param name="archive">The archive, for messages.</param>
    /// <param name="entry">The name of the entry.</param>
    /// <param name="keepsFolders">Whether its folders are kept.</param>
    /// <returns>A relative path with forward slashes.</returns>
    /// <exception cref="SerException">The name leads out of the folder, or is none on some system.</exception>
    public static string PathOf(string archive, string entry, bool keepsFolders)
    {
        string[] parts = [.. entry.Split('/').Where(part => part is not ("" or "."))];
        if (
            parts.Length == 0
            || entry.StartsWith('/')
            || parts.Any(part =>
                part == ".." || part.IndexOfAny(['\\', ':', '\0', '*', '?', '"', '<', '>', '|']) >= 0 || part.Any(char.IsControl)
            )
        )
        {
            throw new SerException($"{archive}: its entry '{entry}' has a name that may lead out of the folder; nothing of it is used.");
        }

        return keepsFolders ? string.Join('/', parts) : parts[^1];
    }
}
