using Markdig.Helpers;

namespace SerWorkbook.Notebooks.Pages.Texts;

/// <summary>The headings of a page, each with an anchor of its own.</summary>
internal sealed class Headings
{
    private readonly HashSet<string> _anchors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<Heading> _all = [];

    /// <summary>The headings so far, in order.</summary>
    public IReadOnlyList<Heading> All => _all;

    /// <summary>Keeps an anchor from being given to a heading.</summary>
    /// <param name="anchor">An id that the page uses otherwise.</param>
    public void Reserve(string anchor) => _anchors.Add(anchor);

    /// <summary>Adds a heading.</summary>
    /// <param name="level">1 to 6.</param>
    /// <param name="text">Its plain text.</param>
    /// <returns>Its anchor: as on GitHub, with a number where the same heading came before.</returns>
    public string Add(int level, string text)
    {
        var slug = LinkHelper.UrilizeAsGfm(text) is { Length: > 0 } s ? s : "section";
        var anchor = slug;
        var number = _numbers.GetValueOrDefault(slug);
        while (!_anchors.Add(anchor))
        {
            anchor = FormattableString.Invariant($"{slug}-{++number}");
        }

        _numbers[slug] = number;

        _all.Add(new Heading(level, text, anchor));
        return anchor;
    }
}
