namespace SerWorkbook.Notebooks;

/// <summary>Reads the files that this assembly carries.</summary>
internal static class EmbeddedFile
{
    /// <summary>Reads a text.</summary>
    /// <param name="name">The name of the file.</param>
    /// <returns>The text with line feeds, whatever a checkout made of them: policies name scripts by their hashes.</returns>
    public static string Text(string name)
    {
        using var reader = new StreamReader(Open(name));
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>Reads a file as it is.</summary>
    /// <param name="name">The name of the file.</param>
    /// <returns>Its bytes.</returns>
    public static byte[] Bytes(string name)
    {
        using var stream = Open(name);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static Stream Open(string name) =>
        typeof(EmbeddedFile).Assembly.GetManifestResourceStream($"SerWorkbook.Notebooks.Pages.{name}")!;
}
