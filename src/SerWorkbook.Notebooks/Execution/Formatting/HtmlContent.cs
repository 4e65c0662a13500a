using SerWorkbook.Notebooks.Execution.Formatting;

namespace SerWorkbook.Notebooks;

/// <summary>HTML that is shown as it is.</summary>
/// <param name="html">The markup.</param>
public sealed class HtmlContent(string html) : IMarkup
{
    MimeBundle IMarkup.Bundle => MimeBundle.Empty.With("text/html", html);

    /// <summary>Gives the markup.</summary>
    /// <returns>The HTML text.</returns>
    public override string ToString() => html;
}
