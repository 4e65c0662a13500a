using System.Text;

namespace SerWorkbook.Notebooks;

/// <summary>Writes text files beside their place and renames them, so that a crash never leaves half a file.</summary>
internal static class NotebookFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Replaces a file; its folder is made where it is missing.</summary>
    /// <param name="path">The file.</param>
    /// <param name="text">The whole content, written as UTF-8 without a byte-order mark.</param>
    /// <exception cref="NotebookException">The file cannot be written there.</exception>
    public static void WriteAllText(string path, string text)
    {
        var partial = path + ".partial-" + Guid.NewGuid().ToString("N")[..12];
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            File.WriteAllText(partial, text, Utf8);
            File.Move(partial, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            DeletePartial(partial);
            throw new NotebookException($"'{path}' cannot be written: {e.Message}", e);
        }
    }

    private static void DeletePartial(string partial)
    {
        try
        {
            File.Delete(partial);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The folder cannot be written, which is what the caller is told; there is nothing to clean up.
        }
    }
}
