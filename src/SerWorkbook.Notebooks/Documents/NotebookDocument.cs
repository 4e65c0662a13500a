using System.Text;
using System.Text.Json;
using SerWorkbook.Notebooks.Documents;

namespace SerWorkbook.Notebooks;

/// <summary>
/// A Jupyter notebook: cells and metadata, read from any <c>.ipynb</c> of format 4 and written as format 4.5, or read from and written
/// as a <c>.dib</c> file of .NET Interactive.
/// </summary>
/// <remarks>
/// Files are UTF-8 without a byte-order mark, indented by one space, keys of cells and outputs in alphabetical order (as
/// Jupyter and VS Code write them), texts as arrays of lines. A file in this form is written back byte for byte;
/// metadata is never touched.
/// </remarks>
public sealed record NotebookDocument
{
    /// <summary>The cells, in order.</summary>
    public IReadOnlyList<NotebookCell> Cells { get; init; } = [];

    /// <summary>The notebook's metadata, a JSON object; a new notebook's is that of kernel <c>.net-csharp</c>.</summary>
    public JsonElement Metadata { get; init; } = CSharpMetadata;

    /// <summary>Fields of the file that this type does not name, kept as they are.</summary>
    public IReadOnlyList<KeyValuePair<string, JsonElement>> OtherFields { get; init; } = [];

    // What VS Code Polyglot Notebooks and dotnet-interactive write and recognise.
    private static JsonElement CSharpMetadata { get; } =
        JsonElement.Parse(
            """
            {
              "kernelspec": {"display_name": ".NET (C#)", "language": "C#", "name": ".net-csharp"},
              "language_info": {"file_extension": ".cs", "mimetype": "text/x-csharp", "name": "C#", "pygments_lexer": "csharp", "version": "13.0"},
              "polyglot_notebook": {"kernelInfo": {"defaultKernelName": "csharp", "items": [{"aliases": [], "name": "csharp"}]}}
            }
            """
        );

    /// <summary>Reads a notebook file.</summary>
    /// <param name="path">The <c>.ipynb</c> or <c>.dib</c> file.</param>
    /// <returns>The notebook; cells without an id have one that depends on their place and text alone.</returns>
    /// <exception cref="NotebookException">
    /// There is no such file, it cannot be read, or it is neither a notebook of format 4 nor a <c>.dib</c> file.
    /// </exception>
    public static NotebookDocument Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            var bytes = NotebookFile.ReadAllBytes(path);
            if (bytes.Length == 0 && !DibFile.IsNamed(path))
            {
                throw new NotebookException($"'{path}' is not a notebook: it is empty, or no regular file.");
            }

            return DibFile.IsNamed(path) ? DibFile.Read(bytes, path) : NotebookReader.Read(bytes, path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new NotebookException($"There is no notebook '{path}'.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NotebookException($"The notebook '{path}' cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Reads a notebook from its text.</summary>
    /// <param name="json">The content of an <c>.ipynb</c> file.</param>
    /// <param name="name">What error messages call it.</param>
    /// <returns>The notebook, as from <see cref="Load"/>.</returns>
    /// <exception cref="NotebookException">The text is not a notebook of format 4.</exception>
    public static NotebookDocument Parse(string json, string name = "The text") => NotebookReader.Read(Encoding.UTF8.GetBytes(json), name);

    /// <summary>Writes the notebook to a file, beside it first and then renamed.</summary>
    /// <param name="path">
    /// The file; its folder is made where it is missing, an existing file is replaced. A name that ends in <c>.dib</c> gives a file of
    /// that kind, which holds no outputs.
    /// </param>
    /// <exception cref="NotebookException">The file cannot be written there.</exception>
    public void Save(string path) => NotebookFile.WriteAllText(path, DibFile.IsNamed(path) ? DibFile.Write(this) : ToJson());

    /// <summary>Gives the content of the notebook's file.</summary>
    /// <returns>JSON that ends in a line feed.</returns>
    public string ToJson() => NotebookWriter.Write(this);

    /// <summary>Leaves out everything that executing the notebook made.</summary>
    /// <returns>A notebook without outputs and execution counts.</returns>
    public NotebookDocument WithoutOutputs() =>
        this with
        {
            Cells = [.. Cells.Select(c => c with { Outputs = [], ExecutionCount = null })],
        };

    /// <summary>Leaves out what is too heavy for a repository: interactive charts and sound.</summary>
    /// <returns>
    /// A notebook whose outputs hold no <c>application/vnd.plotly.v1+json</c>, no <c>audio/*</c> and no <c>text/html</c> with
    /// sound or a chart in it; their other representations stay, and an output that had no other is left out.
    /// </returns>
    public NotebookDocument WithLightOutputs() => this with { Cells = [.. Cells.Select(LightOutputs.Of)] };
}
