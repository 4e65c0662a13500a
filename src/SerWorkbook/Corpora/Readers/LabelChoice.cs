using System.Text.RegularExpressions;
using SerWorkbook.Speech;
using SerWorkbook.Text;

namespace SerWorkbook.Corpora.Readers;

/// <summary>Names speakers and chooses emotions as <see cref="CorpusOptions"/> say.</summary>
internal static class LabelChoice
{
    private static readonly TimeSpan LongestMatch = TimeSpan.FromSeconds(1);

    /// <summary>Applies the options to a listing.</summary>
    /// <exception cref="SerException">A regular expression is wrong, or an emotion is named that the corpus does not have.</exception>
    public static FileListing Apply(FileListing listing, CorpusOptions options)
    {
        var named = options.SpeakerFrom is { } pattern ? NameSpeakers(listing, Compile(pattern)) : listing;
        return ChooseEmotions(Rename(named, options), options);
    }

    /// <summary>The emotions that options name and a listing does not have.</summary>
    /// <param name="listing">The listing, before the options were applied.</param>
    /// <param name="options">The options.</param>
    public static IReadOnlyList<string> Lacked(FileListing listing, CorpusOptions options) =>
        [.. Missing(listing, options.Map.Keys), .. Missing(Rename(listing, options), options.Drop.Concat(options.Only))];

    private static Regex Compile(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.CultureInvariant, LongestMatch);
        }
        catch (RegexParseException fault)
        {
            throw new SerException($"--speaker-from is '{pattern}', which is no regular expression: {fault.Message}", fault);
        }
    }

    private static FileListing NameSpeakers(FileListing listing, Regex pattern)
    {
        var files = new List<LabelledFile>();
        var skipped = new List<SkippedFile>(listing.Skipped);
        foreach (var file in listing.Files)
        {
            if (SpeakerIn(file.Path, pattern) is { Length: > 0 } speaker)
            {
                files.Add(file with { Speaker = speaker });
            }
            else
            {
                skipped.Add(new SkippedFile(file.Path, $"--speaker-from '{pattern}' finds no speaker in its path"));
            }
        }

        return files.Count > 0
            ? new FileListing(files, skipped)
            : throw new SerException(
                $"--speaker-from is '{pattern}', which finds no speaker in any path, such as {listing.Files[0].Path}."
            );
    }

    private static string SpeakerIn(string path, Regex pattern)
    {
        var match = pattern.Match(path);
        return !match.Success ? ""
            : match.Groups["speaker"] is { Success: true } named ? named.Value
            : match.Groups.Count > 1 ? match.Groups[1].Value
            : match.Value;
    }

    private static FileListing Rename(FileListing listing, CorpusOptions options)
    {
        var map = options.Map;
        if (map.Count == 0)
        {
            return listing;
        }

        RequireEmotions(listing, options, map.Keys, "--map");
        var names = map.ToDictionary(name => NameKey.Of(name.Key), name => name.Value, StringComparer.Ordinal);
        return listing with
        {
            Files =
            [
                .. listing.Files.Select(file => file with { Emotion = names.GetValueOrDefault(NameKey.Of(file.Emotion), file.Emotion) }),
            ],
        };
    }

    private static FileListing ChooseEmotions(FileListing listing, CorpusOptions options)
    {
        RequireEmotions(listing, options, options.Drop, "--drop");
        RequireEmotions(listing, options, options.Only, "--only");
        var dropped = options.Drop.Select(NameKey.Of).ToHashSet(StringComparer.Ordinal);
        var only = options.Only.Select(NameKey.Of).ToHashSet(StringComparer.Ordinal);
        string? Reason(LabelledFile file) =>
            dropped.Contains(NameKey.Of(file.Emotion)) ? $"its emotion is {file.Emotion}, which --drop leaves out"
            : only.Count > 0 && !only.Contains(NameKey.Of(file.Emotion)) ? $"its emotion is {file.Emotion}, which --only leaves out"
            : null;
        var split = listing.Files.ToLookup(file => Reason(file) is null);
        return split[false].Any()
            ? new FileListing(
                [.. split[true]],
                [.. listing.Skipped, .. split[false].Select(file => new SkippedFile(file.Path, Reason(file)!))]
            )
            : listing;
    }

    private static void RequireEmotions(FileListing listing, CorpusOptions options, IEnumerable<string> names, string option)
    {
        if (!options.MayLackNames && Missing(listing, names).FirstOrDefault() is { } unknown)
        {
            string[] emotions = [.. listing.Files.Select(file => file.Emotion).Distinct().Order(StringComparer.Ordinal)];
            throw new SerException($"{option} names the emotion '{unknown}'; the corpus has {Listing.And(emotions)}.");
        }
    }

    private static IEnumerable<string> Missing(FileListing listing, IEnumerable<string> names)
    {
        var keys = listing.Files.Select(file => file.Emotion).Distinct().Select(NameKey.Of).ToHashSet(StringComparer.Ordinal);
        return names.Where(name => !keys.Contains(NameKey.Of(name)));
    }
}
