using System.Collections;
using System.Dynamic;
using System.Globalization;
using SerWorkbook.Notebooks;
using SerWorkbook.Notebooks.Execution.Formatting;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>An HTML element that code puts together: <c>div[style: "color:red"]("text", b("bold"))</c>.</summary>
/// <remarks>Texts are escaped; elements and <c>HTML(…)</c> are taken as they are; other values are formatted.</remarks>
public sealed class PocketView : DynamicObject, IMarkup
{
    private static readonly string[] Empty = ["area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];
    private readonly string _name;
    private readonly string _attributes;
    private readonly string _content;

    /// <summary>Makes an element.</summary>
    /// <param name="tagName">The element's name.</param>
    public PocketView(string tagName)
        : this(tagName, "", "") { }

    private PocketView(string name, string attributes, string content)
    {
        (_name, _attributes, _content) = (name, attributes, content);
    }

    MimeBundle IMarkup.Bundle => MimeBundle.Empty.With(HtmlFormatter.MimeType, ToString());

    /// <summary>Gives the element more attributes: <c>img[src: "a.png", width: 20]</c>.</summary>
    /// <param name="binder">Knows the names.</param>
    /// <param name="indexes">The values.</param>
    /// <param name="result">The element with them.</param>
    /// <returns>True.</returns>
    public override bool TryGetIndex(GetIndexBinder binder, object[] indexes, out object? result)
    {
        ArgumentNullException.ThrowIfNull(binder);
        ArgumentNullException.ThrowIfNull(indexes);
        var names = binder.CallInfo.ArgumentNames;
        if (names.Count != indexes.Length)
        {
            throw new NotebookException($"Attributes of an element have names, such as {_name}[style: \"…\"].");
        }

        var added = names.Zip(indexes, (name, value) => $" {name.Replace('_', '-')}=\"{HtmlText.Escape(Words(value))}\"");
        result = new PocketView(_name, _attributes + string.Concat(added), _content);
        return true;
    }

    /// <summary>Gives the element more content: <c>p("text", b("bold"))</c>.</summary>
    /// <param name="binder">Not used.</param>
    /// <param name="args">The content.</param>
    /// <param name="result">The element with it.</param>
    /// <returns>True.</returns>
    public override bool TryInvoke(InvokeBinder binder, object?[]? args, out object? result)
    {
        result = new PocketView(_name, _attributes, _content + string.Concat((args ?? []).Select(Html)));
        return true;
    }

    /// <summary>Gives the element's HTML.</summary>
    /// <returns>The markup.</returns>
    public override string ToString() =>
        _content.Length == 0 && Empty.Contains(_name) ? $"<{_name}{_attributes} />" : $"<{_name}{_attributes}>{_content}</{_name}>";

    private static string Words(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private static string Html(object? value) =>
        value switch
        {
            null => "",
            string text => HtmlText.Escape(text),
            IMarkup markup when markup.Bundle.Text(HtmlFormatter.MimeType) is { } html => html,
            IEnumerable items when items.Cast<object?>().ToList() is var list && list.TrueForAll(IsContent) => string.Concat(
                list.Select(Html)
            ),
            _ => value.ToDisplayString(HtmlFormatter.MimeType),
        };

    private static bool IsContent(object? value) => value is null or string or IMarkup;
}
