namespace SerWorkbook.Speech;

/// <summary>Reads WAV files whole, mixed down to mono.</summary>
/// <remarks>See <see cref="WavFile"/> for what can be read, and for reading in blocks.</remarks>
public static class WavReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The clip at the file's own rate; it may be empty, silent or hold NaN: see <see cref="AudioCheck"/>.</returns>
    /// <exception cref="InvalidAudioException">There is no such file, or it is no WAV file that can be read.</exception>
    public static AudioClip Read(string path)
    {
        using var file = WavFile.Open(path);
        return ReadAll(file, path);
    }

    /// <summary>Reads a stream.</summary>
    /// <param name="stream">A seekable stream that starts with the header; it is closed.</param>
    /// <param name="name">The name for error messages.</param>
    /// <returns>The clip at the stream's own rate.</returns>
    /// <exception cref="InvalidAudioException">The stream is no WAV file that can be read.</exception>
    public static AudioClip Read(Stream stream, string name)
    {
        using var file = WavFile.Open(stream, name);
        return ReadAll(file, name);
    }

    private static AudioClip ReadAll(WavFile file, string name)
    {
        if (file.Info.Frames > Array.MaxLength)
        {
            throw new InvalidAudioException(name, $"it holds {file.Info.Frames} samples; up to {Array.MaxLength} can be read at once");
        }

        var samples = new float[file.Info.Frames];
        file.Read(samples);
        return new AudioClip(samples, file.Info.SampleRate);
    }
}
