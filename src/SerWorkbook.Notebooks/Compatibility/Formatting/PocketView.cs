using System.Collections;
using System.Dynamic;
using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using SerWorkbook.Notebooks;
using SerWorkbook.Notebooks.Execution;
using SerWorkbook.Notebooks.Execution.Formatting;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>An HTML element that code puts together: <c>div[style: "color:red"]("text", b("bold"))</c>.</summary>
/// <remarks>Texts are escaped; elements and <c>HTML(…)</c> are taken as they are; other values are formatted.</remarks>
public sealed class PocketView : DynamicObject, IHtmlContent
{
    private static readonly string[] Empty = ["area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];
    private static readonly string[] Verbatim = ["script", "style"];
    private readonly string _name;
    private readonly string _attributes;
    private readonly string _content;

    /// <summary>Makes an element.</summary>
    /// <param name="tagName">The element's name.</param>
    public PocketView(string tagName)
        : this(tagName, "", "")
    {
        ArgumentException.ThrowIfNullOrEmpty(tagName);
    }

    // Without a name it makes elements of any name: _.circle[r: 5].
    internal PocketView()
        : this("", "", "") { }

    private PocketView(string name, string attributes, string content)
    {
        (_name, _attributes, _content) = (name, attributes, content);
    }

    /// <summary>Shows the element below the cell.</summary>
    /// <returns>The display, which can be updated.</returns>
    /// <exception cref="NotebookException">No cell is running.</exception>
    public DisplayedValue Display() =>
        (CellContext.Current ?? throw new NotebookException("Display can be called from the cells of a notebook only.")).Display(this, []);

    /// <summary>Gives an element of another name: <c>_.circle</c>.</summary>
    /// <param name="binder">Knows the name.</param>
    /// <param name="result">The element.</param>
    /// <returns>True.</returns>
    public override bool TryGetMember(GetMemberBinder binder, out object? result)
    {
        ArgumentNullException.ThrowIfNull(binder);
        result = Named(binder.Name);
        return true;
    }

    /// <summary>Gives an element of another name with content: <c>_.text("x")</c>.</summary>
    /// <param name="binder">Knows the name.</param>
    /// <param name="args">The content.</param>
    /// <param name="result">The element.</param>
    /// <returns>True.</returns>
    public override bool TryInvokeMember(InvokeMemberBinder binder, object?[]? args, out object? result)
    {
        ArgumentNullException.ThrowIfNull(binder);
        result = Named(binder.Name).With(args);
        return true;
    }

    /// <summary>Gives the element more attributes: <c>img[src: "a.png", width: 20]</c> or <c>input["disabled"]</c>.</summary>
    /// <param name="binder">Knows the names.</param>
    /// <param name="indexes">The values; a text without a name is taken as it is.</param>
    /// <param name="result">The element with them.</param>
    /// <returns>True.</returns>
    public override bool TryGetIndex(GetIndexBinder binder, object[] indexes, out object? result)
    {
        ArgumentNullException.ThrowIfNull(binder);
        ArgumentNullException.ThrowIfNull(indexes);
        var names = binder.CallInfo.ArgumentNames;
        var plain = indexes.Take(indexes.Length - names.Count).Select(value => " " + Words(value));
        var named = names.Zip(indexes.Skip(indexes.Length - names.Count), Attribute);
        result = new PocketView(_name, _attributes + string.Concat(plain) + string.Concat(named), _content);
        return true;
    }

    /// <summary>Gives the element more content: <c>p("text", b("bold"))</c>.</summary>
    /// <param name="binder">Not used.</param>
    /// <param name="args">The content.</param>
    /// <param name="result">The element with it.</param>
    /// <returns>True.</returns>
    public override bool TryInvoke(InvokeBinder binder, object?[]? args, out object? result)
    {
        result = With(args);
        return true;
    }

    /// <summary>Writes the element's HTML.</summary>
    /// <param name="writer">Receives the markup.</param>
    /// <param name="encoder">Not used: the content is escaped already.</param>
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(ToString());
    }

    /// <summary>Gives the element's HTML.</summary>
    /// <returns>The markup.</returns>
    public override string ToString() =>
        _name.Length == 0 ? _content
        : _content.Length == 0 && Empty.Contains(_name) ? $"<{_name}{_attributes} />"
        : $"<{_name}{_attributes}>{_content}</{_name}>";

    private PocketView Named(string name) =>
        _name.Length == 0 ? new PocketView(name) : throw new NotebookException($"An element '{_name}' has no member '{name}'.");

    private PocketView With(object?[]? content)
    {
        Func<object?, string> write = Verbatim.Contains(_name) ? Words : Html;
        return new PocketView(_name, _attributes, _content + string.Concat((content ?? []).Select(write)));
    }

    private static string Attribute(string name, object? value) =>
        value switch
        {
            false or null => "",
            true => $" {name.Replace('_', '-')}",
            _ => $" {name.Replace('_', '-')}=\"{HtmlText.Escape(Words(value))}\"",
        };

    private static string Words(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private static string Html(object? value) =>
        value switch
        {
            null => "",
            string text => HtmlText.Escape(text),
            _ when Markup.Of(value)?.Text(HtmlFormatter.MimeType) is { } html => html,
            IEnumerable items when items.Cast<object?>().ToList() is var list && list.TrueForAll(IsContent) => string.Concat(
                list.Select(Html)
            ),
            _ => value.ToDisplayString(HtmlFormatter.MimeType),
        };

    private static bool IsContent(object? value) => value is null or string || Markup.Of(value) is not null;
}
