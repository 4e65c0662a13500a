namespace SerWorkbook.Corpora;

/// <summary>How a corpus keeps its labels in the names of folders and files.</summary>
internal abstract class CorpusLayout
{
    private protected CorpusLayout() { }

    /// <summary>The name of the corpus.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// What every user of the corpus must be told: licence and citation; <see langword="null"/> where it is not known which corpus it is.
    /// </summary>
    public abstract string? Notice { get; }

    /// <summary>How the files are named, in a few words, for error messages.</summary>
    public abstract string Pattern { get; }

    /// <summary>Reads the labels of one file.</summary>
    /// <param name="path">Path below the corpus's root, with forward slashes.</param>
    /// <param name="file">The file with its labels.</param>
    /// <param name="reason">Why a file that belongs to the corpus is left out; <see langword="null"/> otherwise.</param>
    /// <returns>Whether the name is one of this corpus's.</returns>
    public abstract bool TryParse(string path, out LabelledFile? file, out string? reason);

    /// <summary>Reads the labels of many files.</summary>
    /// <param name="paths">Paths below the corpus's root, with forward slashes.</param>
    /// <returns>Files that follow this layout, and those that do not with the reason.</returns>
    public virtual FileListing Parse(IEnumerable<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var files = new List<LabelledFile>();
        var skipped = new List<SkippedFile>();
        foreach (var path in paths.Order(StringComparer.Ordinal))
        {
            if (TryParse(path, out var file, out var reason))
            {
                files.Add(file!);
            }
            else
            {
                skipped.Add(new SkippedFile(path, reason ?? $"its name is not one of {Name} ({Pattern})"));
            }
        }

        return new FileListing(files, skipped);
    }
}
