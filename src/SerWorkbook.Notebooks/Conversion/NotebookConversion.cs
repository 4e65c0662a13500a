using SerWorkbook.Notebooks.Conversion;
using SerWorkbook.Notebooks.Documents;

namespace SerWorkbook.Notebooks;

/// <summary>Writes notebooks in other formats.</summary>
public static class NotebookConversion
{
    /// <summary>Writes a notebook in the format that a file name stands for, and tells what it cannot hold.</summary>
    /// <param name="document">The notebook.</param>
    /// <param name="sourcePath">The file that it was read from: relative paths in the notebook start from its folder.</param>
    /// <param name="targetPath">
    /// A file whose name ends in <c>.ipynb</c>, in <c>.dib</c>, or in <c>.cs</c> for a file-based app, which <c>dotnet run</c> executes.
    /// </param>
    /// <returns>What was left out or could not be converted, a sentence each.</returns>
    /// <exception cref="NotebookException">The name ends in another way, or the file cannot be written.</exception>
    public static IReadOnlyList<string> Write(NotebookDocument document, string sourcePath, string targetPath)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentException.ThrowIfNullOrEmpty(sourcePath);
        ArgumentException.ThrowIfNullOrEmpty(targetPath);
        switch (Path.GetExtension(targetPath).ToLowerInvariant())
        {
            case ".ipynb":
                document.Save(targetPath);
                return [];
            case DibFile.Extension:
                document.Save(targetPath);
                return [.. DibFile.Left(document).Select(left => $"a .dib file cannot keep {left}")];
            case ".cs":
                var (text, notes) = FileBasedApp.Of(document, Path.GetFullPath(sourcePath), Path.GetFullPath(targetPath));
                NotebookFile.WriteAllText(targetPath, text);
                return notes;
            default:
                throw new NotebookException($"'{targetPath}' is of no format that notebooks are written in: .ipynb, .dib or .cs.");
        }
    }
}
