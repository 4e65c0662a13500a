namespace SerWorkbook;

/// <summary>Something that a notebook shows as HTML and, where there is none, as text.</summary>
public interface IDisplayContent
{
    /// <summary>The content as a fragment of HTML; texts in it are escaped, it needs no script and no style sheet.</summary>
    string ToHtml();

    /// <summary>The content as text.</summary>
    string ToPlainText();
}
