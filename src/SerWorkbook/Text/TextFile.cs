using SerWorkbook.Speech;

namespace SerWorkbook.Text;

/// <summary>Reads the text files that users bring.</summary>
internal static class TextFile
{
    // Rows for ten million recordings; the text takes twice as much, its fields several times.
    private const long MostBytes = 1L << 30;

    /// <summary>Reads a whole file in UTF-8, or in what its byte-order mark says. Pipes and devices count as empty.</summary>
    /// <exception cref="SerException">The file is too large, or holds bytes that are no text.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static string Read(string path)
    {
        if (OrdinaryFile.FindFault(path) is not null)
        {
            return "";
        }

        return new FileInfo(path) is { Exists: true, Length: > MostBytes and var bytes }
                ? throw new SerException($"{path}: the file has {bytes} bytes; a text file may have {MostBytes} at most.")
            : UnicodeText.Decode(File.ReadAllBytes(path), out var text) is { } fault ? throw new SerException($"{path}: {fault}.")
            : text;
    }
}
