namespace SerWorkbook.Speech.Audio;

/// <summary>Opens recordings on disk.</summary>
internal static class AudioFile
{
    /// <summary>Opens a file for reading, without a buffer.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidAudioException">There is no such file, or it is empty or cannot be opened for reading.</exception>
    public static FileStream OpenRead(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);

        if (OrdinaryFile.FindFault(path) is { } other)
        {
            throw new InvalidAudioException(path, other);
        }

        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            var reason =
                fault is FileNotFoundException or DirectoryNotFoundException ? "there is no such file"
                : Directory.Exists(path) ? "this is a folder; a recording is needed"
                : "the file cannot be opened for reading";
            throw new InvalidAudioException(path, reason, fault);
        }
    }
}
