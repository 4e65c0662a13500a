namespace SerWorkbook.Speech;

/// <summary>Reads recordings whole, mixed down to mono.</summary>
/// <remarks>See <see cref="WavFile"/> for what can be read, and for reading in blocks.</remarks>
public static class WavReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The clip at the file's own rate; it may be empty, silent or hold NaN: see <see cref="AudioCheck"/>.</returns>
    /// <exception cref="InvalidAudioException">There is no such file, or it is not audio that is decoded here.</exception>
    public static AudioClip Read(string path)
    {
        using var file = WavFile.Open(path);
        return Read(file, path);
    }

    /// <summary>Reads a stream.</summary>
    /// <param name="stream">A seekable stream that starts with the header; it is closed.</param>
    /// <param name="name">The name for error messages.</param>
    /// <returns>The clip at the stream's own rate.</returns>
    /// <exception cref="InvalidAudioException">The stream is no audio that is decoded here.</exception>
    public static AudioClip Read(Stream stream, string name)
    {
        using var file = WavFile.Open(stream, name);
        return Read(file, name);
    }

    /// <summary>Reads an open recording from where it stands.</summary>
    /// <param name="file">The recording, just opened; it stays open.</param>
    /// <param name="name">The name for error messages.</param>
    /// <returns>The clip at the recording's own rate.</returns>
    /// <exception cref="InvalidAudioException">The recording is too long for memory, or became shorter while it was read.</exception>
    public static AudioClip Read(WavFile file, string name)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Info.Frames > Array.MaxLength)
        {
            throw new InvalidAudioException(name, $"it holds {file.Info.Frames} samples; up to {Array.MaxLength} can be read at once");
        }

        var samples = new float[file.Info.Frames];
        file.Read(samples);
        return new AudioClip(samples, file.Info.SampleRate);
    }
}
