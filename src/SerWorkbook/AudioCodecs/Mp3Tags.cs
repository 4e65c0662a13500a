namespace SerWorkbook.AudioCodecs;

/// <summary>Tags of ID3v2 within MPEG audio.</summary>
internal static class Mp3Tags
{
    private const int HeadBytes = 10;

    /// <summary>The content without tags that say that they are longer than what is left of the file.</summary>
    /// <remarks>NLayer takes as much memory as a tag says, up to 256 MB for a file of some bytes.</remarks>
    public static MemoryStream WithoutFalse(Stream content)
    {
        var bytes = new byte[content.Length];
        content.Position = 0;
        content.ReadExactly(bytes);
        for (var at = 0; bytes.AsSpan(at).IndexOf("ID3"u8) is >= 0 and var next && (at += next) + HeadBytes <= bytes.Length; at++)
        {
            // Four times seven bits.
            var head = bytes.AsSpan(at, HeadBytes);
            var size = ((head[6] & 0x7F) << 21) | ((head[7] & 0x7F) << 14) | ((head[8] & 0x7F) << 7) | (head[9] & 0x7F);
            if (size > bytes.Length - at - HeadBytes)
            {
                head[0] = 0;
            }
        }

        return new MemoryStream(bytes, writable: false);
    }
}
