using SerWorkbook.Speech;

namespace SerWorkbook.AudioCodecs;

/// <summary>What an encoder of MP3 put before and after the audio to fill its frames, as its tag of Xing and LAME says.</summary>
/// <param name="Start">Samples per channel before the audio.</param>
/// <param name="End">Samples per channel after it.</param>
internal sealed record Mp3Padding(int Start, int End)
{
    /// <summary>Samples by which a decoder of layer III comes late: its filter bank, and one.</summary>
    public const int DecoderDelay = 529;

    // The tag takes the place of the audio in the first frame.
    private const int SearchedBytes = 4096;
    private const int FlagBytes = 4;
    private const int PaddingPlace = 21;

    // The flags say which fields there are: number of frames, bytes, a table of contents, quality.
    private static readonly int[] FieldBytes = [4, 4, 100, 4];

    /// <summary>Looks for the tag.</summary>
    /// <returns><see langword="null"/> where there is none.</returns>
    public static Mp3Padding? Find(Stream content)
    {
        var bytes = new byte[SearchedBytes];
        content.Position = AudioFormat.SkipTag(content);
        var head = bytes.AsSpan(0, content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
        var tag = head.IndexOf("Info"u8) is >= 0 and var constant ? constant : head.IndexOf("Xing"u8);
        if (tag < 0 || tag + 2 * FlagBytes > head.Length)
        {
            return null;
        }

        var place = tag + 2 * FlagBytes;
        for (var i = 0; i < FieldBytes.Length; i++)
        {
            place += (head[tag + 2 * FlagBytes - 1] & (1 << i)) != 0 ? FieldBytes[i] : 0;
        }

        if (place + PaddingPlace + 3 > head.Length || !(head[place..].StartsWith("LAME"u8) || head[place..].StartsWith("Lav"u8)))
        {
            return null;
        }

        // Twelve bits each.
        var three = head[(place + PaddingPlace)..];
        return new Mp3Padding((three[0] << 4) | (three[1] >> 4), ((three[1] & 15) << 8) | three[2]);
    }
}
