using System.Text.RegularExpressions;

namespace SerWorkbook.Corpora.Catalogue;

/// <summary>A field rule that is ready for use.</summary>
/// <param name="rule">The rule.</param>
internal sealed class CompiledRule(FieldRule rule)
{
    private readonly Dictionary<string, string>? _map = rule.Map is null
        ? null
        : new Dictionary<string, string>(rule.Map, StringComparer.OrdinalIgnoreCase);

    private readonly (Regex Pattern, string Value)[] _matches =
    [
        .. (rule.Match ?? new Dictionary<string, string>()).Select(match => (DescriptionText.Whole(match.Key), match.Value)),
    ];

    /// <summary>The rule.</summary>
    public FieldRule Rule => rule;

    /// <summary>Whether the value must be one of the rule's codes.</summary>
    public bool IsClosed => _map is not null || _matches.Length > 0;

    /// <summary>The value of a recording.</summary>
    /// <param name="values">Groups and columns by name.</param>
    /// <param name="raw">The template's text, before codes are translated.</param>
    /// <returns><see langword="null"/> where the rule has codes and this is none of them.</returns>
    public string? Of(IReadOnlyDictionary<string, string> values, out string raw)
    {
        raw = Template.Fill(rule.From, values).Trim();
        if (_map is not null && _map.TryGetValue(raw, out var mapped))
        {
            return mapped;
        }

        foreach (var (pattern, value) in _matches)
        {
            if (pattern.Match(raw) is { Success: true } match)
            {
                return match.Result(value);
            }
        }

        return IsClosed ? null
            : rule.Lower ? raw.ToLowerInvariant()
            : raw;
    }
}
