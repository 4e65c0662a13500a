using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace SerWorkbook.Notebooks.Pages.Sanitising;

/// <summary>Writes cleaned HTML as it stands on a page: tables in boxes that scroll, pictures with a text, sounds with controls.</summary>
/// <param name="pictureText">What pictures without an alternative text are called.</param>
/// <param name="plainStyles">Style attributes that need no cleaning.</param>
internal sealed partial class SafeHtmlWriter(string pictureText, IReadOnlyDictionary<IElement, string> plainStyles)
{
    /// <summary>The start of the box in which a table scrolls by itself, so that the page need not.</summary>
    public const string TableBox = "<div class=\"scroll\" role=\"group\" aria-label=\"Table\">";

    /// <summary>The class of <c>aside</c> elements that are notices.</summary>
    public const string NoticeClass = "ser-notice";

    private readonly StringBuilder _html = new();
    private readonly List<string> _notices = [];
    private int _tables;
    private int _notesOpen;

    /// <summary>What was written.</summary>
    public string Html => _html.ToString();

    /// <summary>The texts of <c>aside</c> elements of class <c>ser-notice</c>.</summary>
    public IReadOnlyList<string> Notices => _notices;

    /// <summary>Writes what a node contains.</summary>
    /// <param name="node">The node.</param>
    public void WriteContent(INode node)
    {
        var children = node.ChildNodes;
        for (var i = 0; i < children.Length; i++)
        {
            if (children[i] is IElement element)
            {
                Write(element);
            }
            else if (children[i] is IText text)
            {
                _html.Append(HtmlText.Escape(text.Data));
            }
        }
    }

    private void Write(IElement element)
    {
        var isTable = element.LocalName == "table";
        if (isTable && _tables++ == 0)
        {
            _html.Append(TableBox);
        }

        var name = HtmlAllowed.Written(element.LocalName);
        _html.Append('<').Append(name);
        WriteAttributes(element);
        _html.Append('>');
        if (!HtmlAllowed.IsVoid(element))
        {
            WriteInside(element);
            _html.Append("</").Append(name).Append('>');
        }

        if (isTable && --_tables == 0)
        {
            _html.Append("</div>");
        }
    }

    private void WriteInside(IElement element)
    {
        // Parsers drop the first line break in pre.
        if (element.LocalName == "pre" && element.FirstChild is IText { Data: ['\n', ..] })
        {
            _html.Append('\n');
        }

        var isNotice = element.LocalName == "aside" && element.ClassList.Contains(NoticeClass);
        if (isNotice && _notesOpen == 0 && Spaces().Replace(element.TextContent, " ").Trim() is { Length: > 0 } notice)
        {
            _notices.Add(notice);
        }

        _notesOpen += isNotice ? 1 : 0;
        WriteContent(element);
        _notesOpen -= isNotice ? 1 : 0;
    }

    private void WriteAttributes(IElement element)
    {
        var isPicture = element.LocalName == "img";
        foreach (var attribute in element.Attributes)
        {
            var isEmptyText = isPicture && attribute.Name == "alt" && string.IsNullOrWhiteSpace(attribute.Value);
            if (!isEmptyText)
            {
                Write(element, attribute);
            }
        }

        // A picture without words is nothing to those who cannot see it, and sound without controls cannot be stopped.
        if (isPicture && string.IsNullOrWhiteSpace(element.GetAttribute("alt")))
        {
            Write("alt", pictureText);
        }
        else if (element.LocalName is "audio" or "video" && !element.HasAttribute("controls"))
        {
            Write("controls", "");
        }
    }

    private void Write(IElement element, IAttr attribute)
    {
        var value = plainStyles.TryGetValue(element, out var plain) && attribute.Name == "style" ? plain : attribute.Value;
        if (HtmlAllowed.Attribute(element.LocalName, attribute.Name, value) is { } safe)
        {
            Write(attribute.Name, safe);
        }
    }

    private void Write(string name, string value) =>
        _html.Append(' ').Append(name).Append("=\"").Append(HtmlText.Escape(value)).Append('"');

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
