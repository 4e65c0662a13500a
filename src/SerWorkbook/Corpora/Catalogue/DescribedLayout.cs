using System.Diagnostics.CodeAnalysis;

namespace SerWorkbook.Corpora.Catalogue;

/// <summary>Reads the labels of a described corpus.</summary>
/// <param name="corpus">The corpus.</param>
/// <param name="tables">The rows of its tables.</param>
/// <param name="root">The folders above the root.</param>
/// <param name="parts">The parts that are read in addition.</param>
internal sealed class DescribedLayout(DescribedCorpus corpus, LabelTables tables, RootNames root, IReadOnlySet<string> parts) : CorpusLayout
{
    private static readonly IReadOnlySet<string> NoParts = new HashSet<string>();

    /// <summary>A layout without tables, for a folder that holds the whole corpus.</summary>
    public DescribedLayout(DescribedCorpus corpus)
        : this(corpus, LabelTables.None, RootNames.None, NoParts) { }

    /// <summary>The corpus.</summary>
    public DescribedCorpus Corpus => corpus;

    /// <inheritdoc/>
    public override string Name => corpus.Description.Name;

    /// <inheritdoc/>
    public override string Notice => corpus.Description.NoticeForUsers;

    /// <inheritdoc/>
    public override string Pattern => corpus.Description.Naming;

    /// <inheritdoc/>
    public override bool TryParse(string path, [NotNullWhen(true)] out LabelledFile? file, out string? reason)
    {
        ArgumentNullException.ThrowIfNull(path);
        (file, reason) = (null, null);
        if (corpus.Groups(root.Seen + path, root.All + path) is not { } values)
        {
            return false;
        }

        reason = tables.Join(values) ?? corpus.Exclusion(values, parts);
        if (reason is null)
        {
            file = Read(path, values, out reason);
        }

        return file is not null;
    }

    /// <inheritdoc/>
    public override FileListing Parse(IEnumerable<string> paths)
    {
        var listing = base.Parse(paths);
        return corpus.Description.Identity is { } identity ? WithoutRepeats(listing, identity) : listing;
    }

    private LabelledFile? Read(string path, Dictionary<string, string> values, out string? reason)
    {
        var emotion = corpus.Emotion.Of(values, out var code);
        reason =
            emotion is { Length: > 0 } ? null
            : corpus.Emotion.Rule.Unknown is { } text ? Template.Fill(text, values)
            : code.Length == 0 ? "its emotion is not known"
            : $"its emotion is '{code}'; {Name} has {string.Join(", ", corpus.Emotion.Rule.Map?.Keys ?? [])}";
        if (reason is not null)
        {
            return null;
        }

        var speaker = Keep(corpus.Speaker, values);
        return new LabelledFile(path, speaker ?? LabelledFile.UnknownSpeaker, SexOf(values), emotion!, Keep(corpus.Sentence, values))
        {
            Metadata = Metadata.Of(corpus.Metadata.Select(rule => KeyValuePair.Create(rule.Name, Keep(rule.Rule, values) ?? ""))),
        };
    }

    private Sex SexOf(Dictionary<string, string> values) =>
        corpus.Sex?.Of(values, out _)?.ToLowerInvariant() switch
        {
            "female" => Sex.Female,
            "male" => Sex.Male,
            _ => Sex.Unknown,
        };

    // A code that the description does not translate stands for itself.
    private static string? Keep(CompiledRule? rule, Dictionary<string, string> values)
    {
        var raw = "";
        var value = rule?.Of(values, out raw) ?? raw;
        return value.Length == 0 ? null : value;
    }

    // Mirrors hold some corpora twice, in nested folders or in two formats: each recording counts once, WAV and upper folders first.
    private FileListing WithoutRepeats(FileListing listing, string identity)
    {
        var first = new Dictionary<string, LabelledFile>(StringComparer.OrdinalIgnoreCase);
        var repeats = new List<SkippedFile>();
        foreach (var file in listing.Files.OrderBy(file => IsWav(file) ? 0 : 1).ThenBy(file => file.Path.Count(c => c == '/')))
        {
            var key = Template.Fill(identity, corpus.Groups(root.Seen + file.Path, root.All + file.Path)!);
            if (!first.TryAdd(key, file))
            {
                repeats.Add(new SkippedFile(file.Path, $"it repeats {first[key].Path}: {Name} has each of its recordings once"));
            }
        }

        return repeats.Count == 0
            ? listing
            : new FileListing([.. first.Values.OrderBy(file => file.Path, StringComparer.Ordinal)], [.. listing.Skipped, .. repeats]);
    }

    private static bool IsWav(LabelledFile file) => file.Path.EndsWith(".wav", StringComparison.OrdinalIgnoreCase);
}
