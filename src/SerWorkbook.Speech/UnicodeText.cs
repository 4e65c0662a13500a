using System.Globalization;
using System.Text;
using Utf8Text = System.Text.Unicode.Utf8;

namespace SerWorkbook.Speech;

/// <summary>Decodes the bytes of text files strictly: a byte that does not belong there is a fault, never U+FFFD.</summary>
/// <remarks>
/// UTF-8 unless a byte-order mark says UTF-16 or UTF-32. Replacing what cannot be decoded would give different names the
/// same spelling: "Jörg" and "Jürg", saved as Latin-1, would both become "J\uFFFDrg".
/// </remarks>
internal static class UnicodeText
{
    /// <summary>Decodes the content of a file.</summary>
    /// <param name="bytes">The whole content.</param>
    /// <param name="text">The text without a byte-order mark; empty where there is a fault.</param>
    /// <returns>What is wrong and where, as the rest of a sentence that starts with the file; <see langword="null"/> for nothing.</returns>
    public static string? Decode(ReadOnlySpan<byte> bytes, out string text)
    {
        var (encoding, mark) = EncodingOf(bytes);
        if (encoding is null)
        {
            text = "";
            return "it is UTF-16 without a byte-order mark; save it as UTF-8";
        }

        try
        {
            text = encoding.GetString(bytes[mark..]);
            return null;
        }
        catch (DecoderFallbackException)
        {
            text = "";
            return encoding is UTF8Encoding
                ? Utf8Fault(bytes[mark..])
                : $"it is not valid {encoding.WebName.ToUpperInvariant()}, which its byte-order mark announces";
        }
    }

    /// <summary>Checks that the content of a file is text, and gives it as UTF-8: without a copy where it is UTF-8 already.</summary>
    /// <param name="bytes">The whole content.</param>
    /// <param name="utf8">The text without a byte-order mark; empty where there is a fault.</param>
    /// <returns>As <see cref="Decode"/>.</returns>
    public static string? ToUtf8(byte[] bytes, out ReadOnlyMemory<byte> utf8)
    {
        var (encoding, mark) = EncodingOf(bytes);
        if (encoding is UTF8Encoding && Utf8Text.IsValid(bytes.AsSpan(mark)))
        {
            utf8 = bytes.AsMemory(mark);
            return null;
        }

        var fault = Decode(bytes, out var text);
        utf8 = Encoding.UTF8.GetBytes(text);
        return fault;
    }

    private static (Encoding? Encoding, int Mark) EncodingOf(ReadOnlySpan<byte> bytes) =>
        bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (Utf8(), 3),
            [0xFF, 0xFE, 0, 0, ..] => (new UTF32Encoding(bigEndian: false, byteOrderMark: false, throwOnInvalidCharacters: true), 4),
            [0, 0, 0xFE, 0xFF, ..] => (new UTF32Encoding(bigEndian: true, byteOrderMark: false, throwOnInvalidCharacters: true), 4),
            [0xFF, 0xFE, ..] => (new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true), 2),
            [0xFE, 0xFF, ..] => (new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true), 2),
            [0, not 0, 0, not 0, ..] or [not 0, 0, not 0, 0, ..] => (null, 0),
            _ => (Utf8(), 0),
        };

    private static UTF8Encoding Utf8() => new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static string Utf8Fault(ReadOnlySpan<byte> bytes)
    {
        var (line, column, at) = (1, 1, 0);
        while (Rune.DecodeFromUtf8(bytes[at..], out var rune, out var length) == System.Buffers.OperationStatus.Done)
        {
            (line, column) = rune.Value == '\n' ? (line + 1, 1) : (line, column + 1);
            at += length;
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"line {line}, column {column}: the byte 0x{bytes[at]:X2} is not UTF-8 (the file may be Windows-1252 or Latin-1); save it "
                + $"as UTF-8"
        );
    }
}
