using SerWorkbook.Notebooks.Documents;

namespace SerWorkbook.Notebooks.Running;

/// <summary>Refuses notebooks that are not written in C#.</summary>
internal static class NotebookLanguage
{
    /// <summary>
    /// Checks what the metadata says of the language; where they say nothing, it is C#. Single cells may be in another language.
    /// </summary>
    /// <param name="document">The notebook.</param>
    /// <param name="name">What error messages call it.</param>
    /// <exception cref="NotebookException">The notebook is in another language.</exception>
    public static void Check(NotebookDocument document, string name)
    {
        if (MetadataText.Of(document.Metadata, "kernelspec", "language") is { } language && !ForeignCell.IsCSharp(language))
        {
            throw new NotebookException($"'{name}' is a notebook in {language}; only C# can be run.");
        }
    }
}
