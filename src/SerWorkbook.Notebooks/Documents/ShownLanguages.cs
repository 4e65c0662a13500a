namespace SerWorkbook.Notebooks.Documents;

/// <summary>The languages that need no kernel: the content of a cell is its own output.</summary>
internal static class ShownLanguages
{
    /// <summary>The MIME type of Mermaid diagrams.</summary>
    public const string Mermaid = "text/vnd.mermaid";

    /// <summary>Tells whether cells of a language are displayed.</summary>
    /// <param name="language">The language, as <see cref="ForeignCell"/> names it.</param>
    /// <returns>True for HTML, CSS, SVG, JavaScript, Markdown and Mermaid.</returns>
    public static bool Contains(string language) => language is "HTML" or "CSS" or "SVG" or "JavaScript" or "Markdown" or "Mermaid";

    /// <summary>Makes the output of a cell.</summary>
    /// <param name="language">One of the languages.</param>
    /// <param name="content">The content of the cell.</param>
    /// <returns>What .NET Interactive displays; of a diagram its text, which front ends draw themselves.</returns>
    public static MimeBundle Output(string language, string content) =>
        language switch
        {
            "HTML" => MimeBundle.Empty.With("text/html", content),
            "CSS" => MimeBundle.Empty.With("text/html", $"<style type=\"text/css\">{content}</style>"),
            "JavaScript" => MimeBundle.Empty.With("text/html", $"<script type=\"text/javascript\">{content}</script>"),
            "SVG" => MimeBundle.Empty.With("image/svg+xml", content),
            "Markdown" => MimeBundle.Empty.With("text/markdown", content),
            "Mermaid" => MimeBundle.Empty.With(Mermaid, content).With("text/plain", content),
            _ => throw new ArgumentException($"Cells in {language} have no output of their own.", nameof(language)),
        };
}
