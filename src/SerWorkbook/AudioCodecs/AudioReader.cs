using SerWorkbook.AudioCodecs;
using SerWorkbook.Speech;

namespace SerWorkbook;

/// <summary>Opens recordings of every format that the workbook reads.</summary>
/// <remarks>
/// The format is recognised by the content. <see cref="WavFile"/> decodes WAV and its relatives and FLAC; MP3, Ogg Vorbis and Opus are
/// decoded by managed libraries; anything else that is recognised, such as M4A, WMA, AMR or video, by the program ffmpeg where it is
/// on the PATH. Whatever is not <see cref="WavFile"/>'s own is decoded into memory.
/// </remarks>
public static class AudioReader
{
    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidAudioException">There is no such file, or it is not audio that can be read.</exception>
    public static WavFile Open(string path) => Open(HashedFileStream.Open(path), path);

    /// <summary>Takes over a stream.</summary>
    /// <param name="content">A seekable stream; it is closed with the recording.</param>
    /// <param name="name">The path, or another name for error messages.</param>
    /// <exception cref="InvalidAudioException">It is not audio that can be read.</exception>
    public static WavFile Open(Stream content, string name)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (WavFile.Open(content, name, out var unread) is { } file)
        {
            return file;
        }

        using (content)
        {
            return unread!.Format switch
            {
                AudioFormat.Mp3 or AudioFormat.Mp2 => Mp3Decoder.Decode(content, name, unread.Format),
                AudioFormat.Vorbis => VorbisDecoder.Decode(content, name),
                AudioFormat.Opus => OpusDecoder.Decode(content, name),
                _ => FfmpegDecoder.Decode(content, name, unread),
            };
        }
    }

    /// <summary>Reads a file whole, mixed down to mono.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The clip at the file's own rate; it may be empty, silent or hold NaN: see <see cref="AudioCheck"/>.</returns>
    /// <exception cref="InvalidAudioException">There is no such file, or it is not audio that can be read.</exception>
    public static AudioClip Read(string path)
    {
        using var file = Open(path);
        return WavReader.Read(file, path);
    }
}
