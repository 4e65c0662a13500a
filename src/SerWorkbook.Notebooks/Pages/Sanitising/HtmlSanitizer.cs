using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace SerWorkbook.Notebooks.Pages.Sanitising;

/// <summary>Copies the HTML of an output, leaving out what could act, fetch, or break out of its place on the page.</summary>
/// <remarks>
/// The page's content-security policy forbids script and outside content anyway; this keeps an output from hiding the page
/// (an open comment or element), from leading the reader away (a refresh), and the file free of outside references.
/// </remarks>
internal sealed partial class HtmlSanitizer
{
    /// <summary>The start of the box in which a table scrolls by itself, so that the page need not.</summary>
    public const string TableBox = "<div class=\"scroll\" role=\"group\" aria-label=\"Table\">";

    private readonly string _html;
    private readonly string _pictureText;
    private readonly StringBuilder _safe = new();
    private readonly List<string> _open = [];
    private readonly List<string> _leftOut = [];
    private readonly List<string> _notices = [];
    private StringBuilder? _notice;
    private int _noticeDepth;

    private HtmlSanitizer(string html, string pictureText)
    {
        _html = html;
        _pictureText = pictureText;
    }

    /// <summary>Copies HTML.</summary>
    /// <param name="html">Any text.</param>
    /// <param name="pictureText">What pictures without an alternative text are called.</param>
    /// <returns>Markup that can stand in a <c>div</c>.</returns>
    public static SafeHtml Clean(string html, string pictureText)
    {
        var sanitizer = new HtmlSanitizer(html, pictureText);
        sanitizer.Copy();
        return new SafeHtml(sanitizer._safe.ToString(), sanitizer._leftOut, sanitizer._notices);
    }

    private void Copy()
    {
        var at = 0;
        while (at < _html.Length)
        {
            var tag = _html.IndexOf('<', at);
            Text(_html[at..(tag < 0 ? _html.Length : tag)]);
            at = tag < 0 ? _html.Length : Markup(tag);
        }

        while (_open.Count > 0)
        {
            CloseLast();
        }
    }

    private int Markup(int at)
    {
        if (string.CompareOrdinal(_html, at, "<!--", 0, 4) == 0)
        {
            return After("-->", at + 4);
        }

        if (at + 1 < _html.Length && _html[at + 1] is '!' or '?')
        {
            return After(">", at);
        }

        if (HtmlTag.Read(_html, at) is not { } tag)
        {
            Text("<");
            return at + 1;
        }

        if (!tag.IsEnd && !HtmlAllowed.IsElement(tag.Name))
        {
            Miss(HtmlLeftOut.OfElement(tag));
        }

        if (HtmlAllowed.HidesContent(tag.Name))
        {
            return tag.IsEnd ? tag.End : AfterElement(tag);
        }

        if (!HtmlAllowed.IsElement(tag.Name))
        {
            return tag.End;
        }

        if (tag.IsEnd)
        {
            Close(tag.Name);
        }
        else
        {
            Open(tag);
        }

        return tag.End;
    }

    private void Open(HtmlTag tag)
    {
        if (tag.Name == "table" && !_open.Contains("table"))
        {
            _safe.Append(TableBox);
        }

        _safe.Append('<').Append(HtmlAllowed.Written(tag.Name));
        foreach (var (name, value) in Attributes(tag))
        {
            _safe.Append(' ').Append(name).Append("=\"").Append(HtmlText.Escape(value)).Append('"');
        }

        _safe.Append('>');
        if (HtmlAllowed.IsVoid(tag.Name))
        {
            return;
        }

        _open.Add(tag.Name);
        if (_notice is null && tag.Name == "aside" && (tag.Value("class") ?? "").Split(' ').Contains("ser-notice"))
        {
            (_notice, _noticeDepth) = (new StringBuilder(), _open.Count);
        }
    }

    private IEnumerable<KeyValuePair<string, string>> Attributes(HtmlTag tag)
    {
        var kept = new List<KeyValuePair<string, string>>();
        foreach (var (name, value) in tag.Attributes.DistinctBy(a => a.Key, StringComparer.OrdinalIgnoreCase))
        {
            if (HtmlAllowed.Attribute(name, value) is { } safe)
            {
                kept.Add(KeyValuePair.Create(name, safe));
            }
            else
            {
                Miss(HtmlLeftOut.OfAttribute(tag.Name, name, value));
            }
        }

        // A picture without words is nothing to those who cannot see it, and sound without controls cannot be stopped.
        if (tag.Name == "img" && string.IsNullOrWhiteSpace(tag.Value("alt")))
        {
            return [.. kept.Where(a => !a.Key.Equals("alt", StringComparison.OrdinalIgnoreCase)), new("alt", _pictureText)];
        }

        return tag.Name is "audio" or "video" && tag.Value("controls") is null ? [.. kept, new("controls", "")] : kept;
    }

    private void Miss(string? kind)
    {
        if (kind is not null)
        {
            _leftOut.Add(kind);
        }
    }

    private void Close(string name)
    {
        if (!_open.Contains(name))
        {
            return;
        }

        while (_open[^1] != name)
        {
            CloseLast();
        }

        CloseLast();
    }

    private void CloseLast()
    {
        if (_notice is not null && _noticeDepth == _open.Count)
        {
            var text = Spaces().Replace(WebUtility.HtmlDecode(_notice.ToString()), " ").Trim();
            if (text.Length > 0)
            {
                _notices.Add(text);
            }

            _notice = null;
        }

        _safe.Append("</").Append(HtmlAllowed.Written(_open[^1])).Append('>');
        var closed = _open[^1];
        _open.RemoveAt(_open.Count - 1);
        if (closed == "table" && !_open.Contains("table"))
        {
            _safe.Append("</div>");
        }
    }

    private void Text(string text)
    {
        _safe.Append(
            text.Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal).Replace('\0', '\uFFFD')
        );
        _notice?.Append(text);
    }

    private int AfterElement(HtmlTag tag)
    {
        var end = _html.IndexOf("</" + tag.Name, tag.End, StringComparison.OrdinalIgnoreCase);
        return end < 0 ? _html.Length : After(">", end);
    }

    private int After(string mark, int from)
    {
        var end = from >= _html.Length ? -1 : _html.IndexOf(mark, from, StringComparison.Ordinal);
        return end < 0 ? _html.Length : end + mark.Length;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
