using System.Text.RegularExpressions;

namespace SerWorkbook.Corpora.Catalogue;

/// <summary>A description that is ready for use.</summary>
internal sealed class DescribedCorpus
{
    private readonly Regex[] _files;
    private readonly (ExclusionRule Rule, Regex Match)[] _leftOut;

    /// <summary>Prepares a description.</summary>
    /// <exception cref="RegexParseException">A regular expression of the description is wrong.</exception>
    public DescribedCorpus(CorpusDescription description)
    {
        Description = description;
        _files = [.. description.Files.Select(DescriptionText.PathEnd)];
        _leftOut = [.. description.LeftOut.Select(rule => (rule, DescriptionText.Whole(rule.Match)))];
        Emotion = new CompiledRule(description.Emotion);
        Speaker = Compile(description.Speaker);
        Sex = Compile(description.Sex);
        Sentence = Compile(description.Sentence);
        Values = [.. description.Values.Select(rule => (rule.Key, new CompiledRule(rule.Value)))];
        Metadata = [.. description.Metadata.Select(rule => (rule.Key, new CompiledRule(rule.Value)))];
    }

    /// <summary>The description.</summary>
    public CorpusDescription Description { get; }

    /// <summary>The rule of the emotion.</summary>
    public CompiledRule Emotion { get; }

    /// <summary>The rule of the speaker; <see langword="null"/> where there is none.</summary>
    public CompiledRule? Speaker { get; }

    /// <summary>The rule of the sex; <see langword="null"/> where there is none.</summary>
    public CompiledRule? Sex { get; }

    /// <summary>The rule of the sentence; <see langword="null"/> where there is none.</summary>
    public CompiledRule? Sentence { get; }

    /// <summary>The rules of further values.</summary>
    public IReadOnlyList<(string Name, CompiledRule Rule)> Values { get; }

    /// <summary>The rules of what else is known.</summary>
    public IReadOnlyList<(string Name, CompiledRule Rule)> Metadata { get; }

    /// <summary>Whether the name of a file is one of this corpus.</summary>
    public bool Fits(string path) => Array.Exists(_files, pattern => pattern.IsMatch(WithoutExtension(path)));

    /// <summary>What the path of a file says, by group; <see langword="null"/> where it is not one of this corpus.</summary>
    /// <param name="path">The path that the regular expressions see.</param>
    /// <param name="place">The path with folders above the root, which the rules of further values see.</param>
    public Dictionary<string, string>? Groups(string path, string place)
    {
        var name = WithoutExtension(path);
        var match = _files.Select(pattern => pattern.Match(name)).FirstOrDefault(found => found.Success);
        if (match is null)
        {
            return null;
        }

        var values = new Dictionary<string, string>(DescriptionText.Groups(match), StringComparer.OrdinalIgnoreCase)
        {
            ["file"] = name[(name.LastIndexOf('/') + 1)..],
            ["path"] = place,
        };
        foreach (var rule in Description.Numbers)
        {
            if (values.TryGetValue(rule.Group, out var text) && int.TryParse(text, out var number) && number > 0)
            {
                values[rule.Block] = FormattableString.Invariant($"{((number - 1) / rule.Per) + 1}");
                values[rule.Index] = FormattableString.Invariant($"{((number - 1) % rule.Per) + 1}");
            }
        }

        foreach (var (rule, compiled) in Values)
        {
            values[rule] = compiled.Of(values, out var raw) ?? raw;
        }

        return values;
    }

    /// <summary>Why a recording is left out; <see langword="null"/> where it is not.</summary>
    /// <param name="values">Groups and columns.</param>
    /// <param name="parts">The parts of the corpus that are read in addition.</param>
    public string? Exclusion(IReadOnlyDictionary<string, string> values, IReadOnlySet<string> parts)
    {
        foreach (var (rule, match) in _leftOut)
        {
            if ((rule.Part is null || !parts.Contains(rule.Part)) && match.IsMatch(Template.Fill(rule.From, values)))
            {
                return Template.Fill(rule.Reason, values);
            }
        }

        return null;
    }

    private static CompiledRule? Compile(FieldRule? rule) => rule is null ? null : new CompiledRule(rule);

    private static string WithoutExtension(string path) =>
        path.LastIndexOf('.') is var dot && dot > path.LastIndexOf('/') + 1 ? path[..dot] : path;
}
