using System.Net;

namespace SerWorkbook.Notebooks.Pages.Sanitising;

/// <summary>A tag, as it stands in the text of an HTML output.</summary>
/// <param name="Name">The element, in lower case.</param>
/// <param name="IsEnd">True for <c>&lt;/name&gt;</c>.</param>
/// <param name="Attributes">Names as written and values without entities, in order.</param>
/// <param name="End">The position after the tag.</param>
internal sealed record HtmlTag(string Name, bool IsEnd, IReadOnlyList<KeyValuePair<string, string>> Attributes, int End)
{
    /// <summary>Reads the tag that starts at a position.</summary>
    /// <param name="html">The text.</param>
    /// <param name="position">Where a <c>&lt;</c> stands.</param>
    /// <returns>The tag, or null if the character is no tag's beginning or the tag has no end.</returns>
    public static HtmlTag? Read(string html, int position)
    {
        var at = position + 1;
        var isEnd = at < html.Length && html[at] == '/';
        if (isEnd)
        {
            at++;
        }

        if (at >= html.Length || !char.IsAsciiLetter(html[at]))
        {
            return null;
        }

        var name = Take(html, ref at, c => !char.IsWhiteSpace(c) && c is not '/' and not '>').ToLowerInvariant();
        var attributes = new List<KeyValuePair<string, string>>();
        while (true)
        {
            Take(html, ref at, c => char.IsWhiteSpace(c) || c == '/');
            if (at >= html.Length)
            {
                return null;
            }

            if (html[at] == '>')
            {
                return new HtmlTag(name, isEnd, attributes, at + 1);
            }

            attributes.Add(Attribute(html, ref at));
        }
    }

    /// <summary>Gives an attribute's value.</summary>
    /// <param name="name">The attribute.</param>
    /// <returns>The value, or null.</returns>
    public string? Value(string name) =>
        Attributes.Where(a => a.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(a => a.Value).FirstOrDefault();

    // As browsers read it: an equals sign in the first place belongs to the name.
    private static KeyValuePair<string, string> Attribute(string html, ref int at)
    {
        var start = at++;
        Take(html, ref at, c => !char.IsWhiteSpace(c) && c is not '/' and not '>' and not '=');
        var name = html[start..at];
        var afterName = at;
        Take(html, ref at, char.IsWhiteSpace);
        if (at >= html.Length || html[at] != '=')
        {
            at = afterName;
            return KeyValuePair.Create(name, "");
        }

        at++;
        Take(html, ref at, char.IsWhiteSpace);
        return KeyValuePair.Create(name, WebUtility.HtmlDecode(Value(html, ref at)));
    }

    private static string Value(string html, ref int at)
    {
        if (at >= html.Length || html[at] is not ('"' or '\''))
        {
            return Take(html, ref at, c => !char.IsWhiteSpace(c) && c != '>');
        }

        var quote = html[at++];
        var value = Take(html, ref at, c => c != quote);
        at = Math.Min(at + 1, html.Length);
        return value;
    }

    private static string Take(string html, ref int at, Func<char, bool> isPart)
    {
        var start = at;
        while (at < html.Length && isPart(html[at]))
        {
            at++;
        }

        return html[start..at];
    }
}
