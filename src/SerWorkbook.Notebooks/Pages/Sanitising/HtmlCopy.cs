using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace SerWorkbook.Notebooks.Pages.Sanitising;

/// <summary>Copies the elements and attributes that pages may hold from one document into another, and names what is left out.</summary>
/// <param name="page">The document of the copies.</param>
/// <param name="leftOut">Collects the kinds of what is left out.</param>
/// <remarks>A copy is made because taking a hundred thousand elements out of one parent takes minutes.</remarks>
internal sealed class HtmlCopy(IHtmlDocument page, List<string> leftOut)
{
    /// <summary>Style attributes that need no cleaning; their elements have an empty one instead.</summary>
    public Dictionary<IElement, string> PlainStyles { get; } = [];

    /// <summary>Copies what a node contains.</summary>
    /// <param name="source">The node; null for nothing.</param>
    /// <param name="target">The element that gets the copies.</param>
    public void Add(INode? source, IElement target)
    {
        var children = source?.ChildNodes;
        for (var i = 0; i < children?.Length; i++)
        {
            if (children[i] is IElement element)
            {
                Add(element, target);
            }
            else if (children[i] is IText text)
            {
                target.AppendChild(page.CreateTextNode(text.Data));
            }
        }
    }

    private void Add(IElement element, IElement target)
    {
        if (!HtmlAllowed.Elements.Contains(element.LocalName))
        {
            Miss(HtmlLeftOut.OfElement(element));
            if (!HtmlAllowed.HidesContent(element.LocalName))
            {
                Add((INode)element, target);
            }

            return;
        }

        var copy = page.CreateElement(element.NamespaceUri, element.LocalName);
        foreach (var attribute in element.Attributes)
        {
            Add(attribute, copy);
        }

        target.AppendChild(copy);
        Add((INode)element, copy);
    }

    private void Add(IAttr attribute, IElement copy)
    {
        var (name, value) = (attribute.Name, attribute.Value);
        if (HtmlAllowed.Attribute(copy.LocalName, name, value) is not { } safe)
        {
            Miss(HtmlLeftOut.OfAttribute(copy.LocalName, name, value));
            return;
        }

        var isPlainStyle = name == "style" && StyleAllowed.IsPlain(safe);
        if (isPlainStyle)
        {
            PlainStyles.Add(copy, safe);
        }

        copy.SetAttribute(name, isPlainStyle ? "" : safe);
    }

    private void Miss(string? kind)
    {
        if (kind is not null)
        {
            leftOut.Add(kind);
        }
    }
}
