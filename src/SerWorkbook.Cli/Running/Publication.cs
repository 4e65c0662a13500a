using System.Text;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Running;

/// <summary>Brings the notebooks and pictures of the project itself up to date with a run on the demo corpus.</summary>
internal static class Publication
{
    /// <summary>Writes the executed notebooks, without charts' data and sound, and the pictures, where they differ.</summary>
    public static void Publish(string output, string checkout, IReadOnlyList<NotebookOutcome> outcomes)
    {
        foreach (var outcome in outcomes)
        {
            Replace(
                Path.Combine(checkout, "notebooks", outcome.Name + ".ipynb"),
                Encoding.UTF8.GetBytes(outcome.Result.Document.WithLightOutputs().ToJson())
            );
        }

        var images = Path.Combine(checkout, "images");
        Directory.CreateDirectory(images);
        foreach (var image in Directory.EnumerateFiles(Path.Combine(output, "images"), "*.png").Order(StringComparer.Ordinal))
        {
            Replace(Path.Combine(images, Path.GetFileName(image)), File.ReadAllBytes(image));
        }
    }

    private static void Replace(string path, byte[] content)
    {
        if (!File.Exists(path) || !File.ReadAllBytes(path).AsSpan().SequenceEqual(content))
        {
            AtomicFile.WriteAllBytes(path, content);
        }
    }
}
