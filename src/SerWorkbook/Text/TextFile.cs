using SerWorkbook.Speech;

namespace SerWorkbook.Text;

/// <summary>Reads the text files that users bring.</summary>
internal static class TextFile
{
    /// <summary>Reads a whole file in UTF-8, or in what its byte-order mark says.</summary>
    /// <exception cref="SerException">The file holds bytes that are no text.</exception>
    public static string Read(string path) =>
        UnicodeText.Decode(File.ReadAllBytes(path), out var text) is { } fault ? throw new SerException($"{path}: {fault}.") : text;
}
