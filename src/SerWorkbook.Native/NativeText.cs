using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

namespace SerWorkbook.Native;

/// <summary>Texts of callers: UTF-8 with a zero byte at the end.</summary>
internal static unsafe class NativeText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads an argument.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">The argument's name for error messages.</param>
    /// <exception cref="NativeFault">The text is null, empty or not UTF-8.</exception>
    public static string Read(byte* text, string name)
    {
        if (text is null)
        {
            throw NativeFault.Argument($"{name} is NULL; a UTF-8 text is needed.");
        }

        try
        {
            var read = Strict.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text));
            return read.Length > 0 ? read : throw NativeFault.Argument($"{name} is empty.");
        }
        catch (DecoderFallbackException)
        {
            throw NativeFault.Argument($"{name} is not valid UTF-8.");
        }
    }

    /// <summary>Writes a text, cut between two characters where it does not fit.</summary>
    /// <param name="buffer">Takes the text; null for nowhere.</param>
    /// <param name="bytes">Room for it with the zero byte; nothing is written if it is not above 0.</param>
    /// <param name="text">The text.</param>
    public static void Write(byte* buffer, long bytes, string text)
    {
        if (buffer is null || bytes <= 0)
        {
            return;
        }

        var room = new Span<byte>(buffer, (int)Math.Min(bytes - 1, int.MaxValue));
        _ = Utf8.FromUtf16(text, room, out _, out var written);
        buffer[written] = 0;
    }

    /// <summary>The bytes of a text with its zero byte.</summary>
    public static long BytesOf(string text) => Encoding.UTF8.GetByteCount(text) + 1L;

    /// <summary>Puts a text where it stays until the process ends.</summary>
    /// <remarks>For the few constant texts whose address the library gives away.</remarks>
    public static nint Keep(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var kept = (byte*)NativeMemory.Alloc((nuint)bytes.Length + 1);
        bytes.CopyTo(new Span<byte>(kept, bytes.Length));
        kept[bytes.Length] = 0;
        return (nint)kept;
    }
}
