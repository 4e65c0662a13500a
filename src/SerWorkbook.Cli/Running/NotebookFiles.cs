using SerWorkbook.Notebooks;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Running;

/// <summary>Finds notebooks, and where what becomes of them is written.</summary>
internal static class NotebookFiles
{
    private const string Jupyter = ".ipynb";
    private const string Dib = ".dib";

    /// <summary>Tells whether a notebook is in the text format of .NET Interactive, which holds no outputs.</summary>
    /// <param name="path">The notebook.</param>
    public static bool IsDib(string path) => Path.GetExtension(path).Equals(Dib, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The notebooks of a file or folder, in order of their names; of a .dib file that was run, the file with its outputs.
    /// </summary>
    /// <param name="source">A file or folder.</param>
    /// <exception cref="SerException">There is no such file or folder.</exception>
    /// <exception cref="MissingDataException">The folder holds no notebook.</exception>
    public static string[] Find(string source) =>
        Find(source, notebook => !(IsDib(notebook) && WasMadeFrom(OutputsOf(notebook), notebook)));

    /// <summary>The notebooks of a file or folder, in order of their names; of a .dib file that was run, the file itself.</summary>
    /// <param name="source">A file or folder.</param>
    /// <exception cref="SerException">There is no such file or folder.</exception>
    /// <exception cref="MissingDataException">The folder holds no notebook.</exception>
    public static string[] ToRun(string source) => Find(source, notebook => IsDib(notebook) || !WasMadeFrom(notebook, DibOf(notebook)));

    /// <summary>Where the executed notebook goes.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="folder">The folder for it; null for that of the notebook.</param>
    /// <exception cref="SerException">A notebook that was not made from this one is there.</exception>
    public static string TargetOf(string notebook, string? folder)
    {
        var path = Path.Combine(folder ?? Path.GetDirectoryName(Path.GetFullPath(notebook))!, Path.GetFileName(notebook));
        if (!IsDib(notebook))
        {
            return path;
        }

        var target = OutputsOf(path);
        return !File.Exists(target) || WasMadeFrom(target, notebook)
            ? target
            : throw new SerException(
                $"The outputs of {notebook} would be written to {target}, which was not made from it; name another folder with --out."
            );
    }

    /// <summary>Writes a .dib file that was run into another folder there as well, beside the file with its outputs.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="result">The run.</param>
    public static void KeepForm(string notebook, NotebookRunResult result)
    {
        var copy = Path.ChangeExtension(result.TargetPath, Dib);
        if (IsDib(notebook) && Path.GetFullPath(notebook) != copy)
        {
            result.Document.Save(copy);
        }
    }

    private static string[] Find(string source, Func<string, bool> isWanted)
    {
        if (File.Exists(source))
        {
            return [source];
        }

        if (!Directory.Exists(source))
        {
            throw new SerException($"{source}: there is no such notebook or folder.");
        }

        string[] notebooks =
        [
            .. Directory
                .GetFiles(source, "*" + Jupyter)
                .Concat(Directory.GetFiles(source, "*" + Dib))
                .Where(isWanted)
                .Order(StringComparer.Ordinal),
        ];
        return notebooks.Length > 0 ? notebooks : throw new MissingDataException($"{source}: the folder holds no notebook.");
    }

    private static bool WasMadeFrom(string target, string notebook) =>
        File.Exists(target)
        && File.Exists(notebook)
        && NotebookRunRecord.Load(RunRecords.PathOf(target))?.Notebook == Path.GetFileName(notebook);

    private static string OutputsOf(string notebook) => Path.ChangeExtension(notebook, Jupyter);

    private static string DibOf(string notebook) => Path.ChangeExtension(notebook, Dib);
}
