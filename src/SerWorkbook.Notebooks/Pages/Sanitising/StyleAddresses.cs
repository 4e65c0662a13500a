using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace SerWorkbook.Notebooks.Pages.Sanitising;

/// <summary>Takes out of a style sheet, or of the value of an attribute, what a browser would fetch.</summary>
/// <remarks>
/// The text is read by the tokens of CSS, so that neither escapes (<c>u\72l(</c>) nor comments hide a name. What is not taken out stays as
/// it was written. Time and memory grow with the length of the text.
/// </remarks>
internal sealed class StyleAddresses
{
    // The functions of CSS that name an address, also without url( within.
    private static readonly FrozenSet<string> Fetching = HtmlAllowed.Words(
        """
        url src image image-set -webkit-image-set -moz-image-set cross-fade -webkit-cross-fade -moz-element element expression
        """
    );

    private readonly string _css;
    private readonly Action<string> _ask;
    private readonly StringBuilder _kept;
    private int _at;

    private StyleAddresses(string css, Action<string> ask)
    {
        (_css, _ask, _kept) = (css, ask, new StringBuilder(css.Length));
    }

    /// <summary>Takes addresses out.</summary>
    /// <param name="css">A style sheet, declarations, or one value.</param>
    /// <param name="ask">Told what was asked for.</param>
    /// <returns>The text without them; what is within the output itself, <c>data:</c> and <c>#</c>, stays.</returns>
    public static string Without(string css, Action<string> ask)
    {
        if (css.AsSpan().IndexOfAny("(@\\") < 0)
        {
            return css;
        }

        var reader = new StyleAddresses(css, ask);
        while (reader._at < css.Length)
        {
            reader.Step();
        }

        return reader._kept.ToString();
    }

    private void Step()
    {
        var start = _at;
        if (Skip("/*"))
        {
            var end = _css.IndexOf("*/", _at, StringComparison.Ordinal);
            _at = end < 0 ? _css.Length : end + 2;
            Keep(start);
        }
        else if (_css[_at] is '"' or '\'')
        {
            Text();
            Keep(start);
        }
        else if (_css[_at] == '@' && _at + 1 < _css.Length && IsName(_at + 1))
        {
            _at++;
            Rule(start, Name());
        }
        else if (IsName(_at))
        {
            Word(start, Name());
        }
        else
        {
            _at++;
            Keep(start);
        }
    }

    private void Rule(int start, string name)
    {
        if (!name.Equals("import", StringComparison.OrdinalIgnoreCase) && !name.Equals("namespace", StringComparison.OrdinalIgnoreCase))
        {
            Keep(start);
            return;
        }

        var end = EndOf(';', ';');
        _ask(Address(_css[_at..end]));
        _at = end;
    }

    private void Word(int start, string name)
    {
        if (_at >= _css.Length || _css[_at] != '(' || !Fetching.Contains(name))
        {
            Keep(start);
            return;
        }

        _at++;
        var inside = _at;
        var end = EndOf('(', ')');
        var isClosed = end > inside && _css[end - 1] == ')';
        var address = Address(_css[inside..(isClosed ? end - 1 : end)]);
        _at = end;
        if (name.Equals("url", StringComparison.OrdinalIgnoreCase) && IsOwn(address))
        {
            Keep(start);
            return;
        }

        _ask(address);
        _kept.Append("none");
    }

    // Behind the bracket that closes, or the sign that ends; the end of the text closes all.
    private int EndOf(char opens, char closes)
    {
        var (before, depth) = (_at, 1);
        while (_at < _css.Length && depth > 0)
        {
            var sign = _css[_at];
            if (sign is '"' or '\'')
            {
                Text();
                continue;
            }

            _at += sign == '\\' ? 2 : 1;
            depth +=
                sign == closes ? -1
                : sign == opens ? 1
                : 0;
        }

        var end = Math.Min(_at, _css.Length);
        _at = before;
        return end;
    }

    private void Text()
    {
        var quote = _css[_at++];
        while (_at < _css.Length && _css[_at] != quote && _css[_at] != '\n')
        {
            _at += _css[_at] == '\\' ? 2 : 1;
        }

        _at = Math.Min(_at + 1, _css.Length);
    }

    private string Name()
    {
        var name = new StringBuilder();
        while (_at < _css.Length && IsName(_at))
        {
            if (_css[_at] == '\\')
            {
                name.Append(Escape());
            }
            else
            {
                name.Append(_css[_at++]);
            }
        }

        return name.ToString();
    }

    private string Escape()
    {
        _at++;
        var start = _at;
        while (_at < _css.Length && _at - start < 6 && char.IsAsciiHexDigit(_css[_at]))
        {
            _at++;
        }

        if (_at == start)
        {
            return _at < _css.Length ? _css[_at++].ToString() : "";
        }

        var code = int.Parse(_css.AsSpan(start, _at - start), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        _at += _at < _css.Length && char.IsWhiteSpace(_css[_at]) ? 1 : 0;
        return Rune.IsValid(code) ? new Rune(code).ToString() : "\uFFFD";
    }

    private bool IsName(int at) =>
        char.IsAsciiLetterOrDigit(_css[at])
        || _css[at] is '-' or '_'
        || _css[at] > '\x7F'
        || (_css[at] == '\\' && at + 1 < _css.Length && _css[at + 1] != '\n');

    private bool Skip(string text)
    {
        var found = string.CompareOrdinal(_css, _at, text, 0, text.Length) == 0;
        _at += found ? text.Length : 0;
        return found;
    }

    private void Keep(int start) => _kept.Append(_css, start, Math.Min(_at, _css.Length) - start);

    private static bool IsOwn(string address) =>
        address.StartsWith("data:", StringComparison.OrdinalIgnoreCase) || address.StartsWith('#') || address.Length == 0;

    // The first text in quotes, or else all there is.
    private static string Address(string inside)
    {
        var quote = inside.IndexOfAny(['"', '\'']);
        var end = quote < 0 ? -1 : inside.IndexOf(inside[quote], quote + 1);
        return (end < 0 ? inside : inside[(quote + 1)..end]).Trim();
    }
}
