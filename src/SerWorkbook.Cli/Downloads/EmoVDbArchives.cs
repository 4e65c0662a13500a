using System.Text.RegularExpressions;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Downloads;

/// <summary>The archives of EmoV-DB at OpenSLR (resource 115): one per speaker and emotion.</summary>
/// <remarks>The numbers of recordings are those of the sorted set, 6,893 in all (Adigwe et al. 2018).</remarks>
internal static partial class EmoVDbArchives
{
    private const string Root = "https://www.openslr.org/resources/115/";

    private static readonly string[] Emotions = ["Amused", "Angry", "Disgusted", "Neutral", "Sleepy"];

    private static readonly (string Speaker, int[] Recordings)[] Speakers =
    [
        ("bea", [296, 304, 333, 357, 497]),
        ("jenie", [222, 496, 189, 417, 466]),
        ("josh", [298, 0, 0, 302, 263]),
        ("sam", [501, 468, 497, 492, 495]),
    ];

    /// <summary>The corpus.</summary>
    public static PublishedCorpus Corpus { get; } =
        new(
            "emov-db",
            "EmoV-DB",
            "For non-commercial purposes only: research, teaching, publication, personal experiments, academic benchmarks. Provided as is. "
                + "Cite Adigwe, Tits, El Haddad, Ostadabbas and Dutoit (2018), arXiv:1806.09514.",
            [.. Speakers.SelectMany(speaker => ArchivesOf(speaker.Speaker, speaker.Recordings))],
            RecordingName(),
            "anger_1-28_0001.wav",
            Growth: 2.0
        );

    /// <summary>The archives of some speakers and emotions.</summary>
    /// <param name="speakers">Speakers; empty for all.</param>
    /// <param name="emotions">Emotions; empty for all.</param>
    /// <exception cref="SerException">A name is not one of EmoV-DB, or there is no archive of any of them.</exception>
    public static IReadOnlyList<PublishedArchive> Select(IReadOnlyList<string> speakers, IReadOnlyList<string> emotions)
    {
        Require("--speakers", speakers, [.. Speakers.Select(speaker => speaker.Speaker)]);
        Require("--emotions", emotions, Emotions);
        bool Has(IReadOnlyList<string> names, string name) => names.Count == 0 || names.Contains(name, StringComparer.OrdinalIgnoreCase);
        PublishedArchive[] found =
        [
            .. Corpus.Archives.Where(archive =>
                archive.Folder.Split('/') is [var speaker, var emotion] && Has(speakers, speaker) && Has(emotions, emotion)
            ),
        ];
        return found.Length > 0
            ? found
            : throw new SerException(
                $"EmoV-DB has no recordings of {string.Join(", ", speakers)} with the emotion {string.Join(", ", emotions)}; josh has no "
                    + "Angry and no Disgusted."
            );
    }

    private static IEnumerable<PublishedArchive> ArchivesOf(string speaker, int[] recordings) =>
        Emotions
            .Zip(recordings)
            .Where(cell => cell.Second > 0)
            .Select(cell =>
            {
                var file = $"{speaker}_{cell.First}.tar.gz";
                return new PublishedArchive(file, new Uri(Root + file), $"{speaker}/{cell.First}", KeepsFolders: false, cell.Second);
            });

    [GeneratedRegex(@"^[A-Za-z]+_\d+[-_]\d+_\d+\.wav$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RecordingName();

    private static void Require(string option, IReadOnlyList<string> given, string[] known)
    {
        if (given.FirstOrDefault(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } other)
        {
            throw new SerException($"{option}: '{other}' is not one of EmoV-DB's: {string.Join(", ", known)}.");
        }
    }
}
