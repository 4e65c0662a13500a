using SerWorkbook.Corpora.Catalogue;
using SerWorkbook.Speech;
using SerWorkbook.Text;

namespace SerWorkbook.Corpora.Readers;

/// <summary>Recognises which corpus a folder holds from the names of its recordings.</summary>
/// <param name="folder">The folder.</param>
/// <param name="paths">Its recordings: paths below it, with forward slashes.</param>
/// <param name="catalogue">The known corpora.</param>
internal sealed class FolderRecognition(string folder, IReadOnlyList<string> paths, CorpusCatalogue catalogue)
{
    private const int MostFoldersUp = 2;
    private const int SmallestShare = 10; // a tenth
    private const int MostTried = 1000;

    private static readonly SpeakerFolders BySpeaker = new();
    private static readonly EmotionFolders ByEmotion = new();

    /// <summary>The layouts of corpora that have no description, with the names by which <c>--corpus</c> chooses them.</summary>
    public static IReadOnlyList<(string Name, CorpusLayout Layout)> General { get; } =
    [("speaker-folders", BySpeaker), ("emotion-folders", ByEmotion)];

    /// <summary>Recognises the corpus.</summary>
    /// <returns><see langword="null"/> where it is none that is known.</returns>
    /// <exception cref="SerException">The names are those of two corpora.</exception>
    public RecognisedFolder? Recognise()
    {
        var known = FindDescribed();
        var speakers = BySpeaker.Parse(paths);
        if (known is not null && 2 * known.Listing.Files.Count >= speakers.Files.Count)
        {
            return known;
        }

        var emotions = ByEmotion.Parse(paths);
        return speakers.Files.Count > 0
            && (!AreNotSpeakers(speakers.Files) || emotions.Files.Count == 0)
            && 2 * speakers.Files.Count >= emotions.Files.Count
                ? new RecognisedFolder(BySpeaker, speakers)
            : emotions.Files.Count > 0 ? new RecognisedFolder(ByEmotion, emotions)
            : null;
    }

    /// <summary>Reads the folder as the corpus that the user names.</summary>
    /// <param name="name">The name of a corpus, with the parts to read in addition behind plus signs, or that of a general layout.</param>
    /// <exception cref="SerException">There is no such corpus or part, or no recording is named like its recordings.</exception>
    public RecognisedFolder Choose(string name)
    {
        if (General.FirstOrDefault(layout => layout.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Layout is { } general)
        {
            return RequireSome(new RecognisedFolder(general, general.Parse(paths)), name);
        }

        var parts = name.Split('+');
        var corpus =
            catalogue.Find(parts[0])
            ?? throw new SerException(
                $"--corpus is '{name}'; it may be "
                    + $"{string.Join(", ", catalogue.Corpora.Select(known => known.Description.Name).Concat(CorpusFormats.Names))}."
            );
        string[] known = [.. corpus.Description.LeftOut.Select(rule => rule.Part).OfType<string>().Distinct()];
        if (parts.Skip(1).FirstOrDefault(part => !known.Contains(part, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            var which = known.Length == 0 ? "no parts to choose" : $"the parts {Listing.And(known)}";
            throw new SerException($"--corpus is '{name}'; {corpus.Description.Name} has {which}, not '{unknown}'.");
        }

        var chosen = Read(corpus, parts.Skip(1).ToHashSet(StringComparer.OrdinalIgnoreCase));
        return chosen.Listing.Files.Count == 0 && paths.Any(corpus.Fits) && Unreadable(corpus) is { } lacking
            ? throw lacking
            : RequireSome(chosen, name);
    }

    /// <summary>
    /// The exception for names that are known but give no label, because tables are elsewhere or only other parts of the corpus are
    /// here; <see langword="null"/> for names that are not known.
    /// </summary>
    public SerException? FindUnreadable() =>
        catalogue.Corpora.FirstOrDefault(corpus => 2 * paths.Count(corpus.Fits) >= paths.Count) is { } named ? Unreadable(named) : null;

    private SerException? Unreadable(DescribedCorpus named)
    {
        var description = named.Description;
        var lead = $"{folder}: recordings are named like those of {description.Name}, but ";
        return LabelFiles.Read(description, folder).Missing.Any()
                ? new SerException($"{lead}the tables of its labels are not there ({description.Naming}); give the folder that holds both.")
            : Read(named, new HashSet<string>()).Listing.Skipped is [var first, ..]
                ? new SerException($"{lead}none can be used; the first, {first.Path}: {first.Reason}. {Parts(description)}")
            : null;
    }

    private RecognisedFolder RequireSome(RecognisedFolder chosen, string name) =>
        chosen.Listing.Files.Count > 0
            ? chosen
            : throw new SerException(
                $"{folder}: --corpus is '{name}', but none of its {paths.Count} recordings can be read as {chosen.Layout.Name} "
                    + $"({chosen.Layout.Pattern}); the first, {chosen.Listing.Skipped[0].Path}: {chosen.Listing.Skipped[0].Reason}."
            );

    // One folder above those of the emotions, or a number before each emotion, is nobody's name.
    private static bool AreNotSpeakers(IReadOnlyList<LabelledFile> files)
    {
        var pairs = files.Select(file => (file.Speaker, file.Emotion)).Distinct().ToArray();
        var speakers = pairs.Select(pair => pair.Speaker).Distinct(StringComparer.Ordinal).ToArray();
        var areNumbers = speakers.All(speaker => speaker.All(char.IsAsciiDigit) && speaker.Length <= 2);
        return speakers.Length < 2 || (areNumbers && pairs.Length == speakers.Length);
    }

    private RecognisedFolder? FindDescribed()
    {
        RecognisedFolder[] found =
        [
            .. catalogue
                .Corpora.Where(IsNamedLike)
                .Select(corpus => Read(corpus, new HashSet<string>()))
                .Where(corpus => corpus.Listing.Files.Count * SmallestShare >= paths.Count)
                .OrderByDescending(corpus => corpus.Listing.Files.Count),
        ];
        if (found.Length == 0)
        {
            return null;
        }

        return found.Skip(1).FirstOrDefault(other => IsRival(found[0], other)) is { } rival ? throw Ambiguous(found[0], rival) : found[0];
    }

    // A corpus must read a tenth of the recordings, which shows in some of them too.
    private bool IsNamedLike(DescribedCorpus corpus)
    {
        string[] some = [.. paths.Where((_, i) => i % ((paths.Count / MostTried) + 1) == 0)];
        return Enumerable
            .Range(0, MostFoldersUp + 1)
            .Select(up => RootNames.Of(folder, up).Seen)
            .Any(above => some.Any(path => corpus.Fits(above + path)));
    }

    // A folder inside of a corpus lacks the names above it: they count where the names inside alone give no label.
    private RecognisedFolder Read(DescribedCorpus corpus, IReadOnlySet<string> parts)
    {
        var tables = LabelFiles.Read(corpus.Description, folder);
        RecognisedFolder? best = null;
        for (var up = 0; up <= MostFoldersUp && best is not { Listing.Files.Count: > 0 }; up++)
        {
            var layout = new DescribedLayout(corpus, tables, RootNames.Of(folder, up), parts);
            best = new RecognisedFolder(layout, layout.Parse(paths));
        }

        return best!;
    }

    // The same recordings read in two ways, or two corpora side by side.
    private static bool IsRival(RecognisedFolder best, RecognisedFolder other)
    {
        var own = best.Listing.Files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        var common = other.Listing.Files.Count(file => own.Contains(file.Path));
        return SmallestShare * common >= (SmallestShare - 1) * own.Count
            || SmallestShare * (other.Listing.Files.Count - common) >= own.Count;
    }

    private SerException Ambiguous(RecognisedFolder first, RecognisedFolder second)
    {
        static string Describe(RecognisedFolder found) => $"{found.Layout.Name} ({Wording.Count(found.Listing.Files.Count, "recording")})";
        return new SerException(
            $"{folder}: recordings are named like those of {Describe(first)} and of {Describe(second)}; choose one with --corpus "
                + $"'{first.Layout.Name}' or --corpus '{second.Layout.Name}', or give the folder of one."
        );
    }

    private static string Parts(CorpusDescription description) =>
        description.LeftOut.Select(rule => rule.Part).OfType<string>().Distinct().ToArray() is { Length: > 0 } parts
            ? $"More is read with --corpus {description.Name}+PART, where PART is {Listing.Or(parts)}."
            : $"See ser data corpora --corpus '{description.Name}'.";
}

/// <summary>A folder as a layout reads it.</summary>
/// <param name="Layout">The layout.</param>
/// <param name="Listing">What it reads.</param>
internal sealed record RecognisedFolder(CorpusLayout Layout, FileListing Listing);
