using SerWorkbook.Corpora.Catalogue;
using SerWorkbook.Speech;

namespace SerWorkbook;

/// <summary>A corpus that is recognised by the names of its recordings.</summary>
/// <param name="Name">The name by which <c>--corpus</c> chooses it.</param>
/// <param name="Title">The full title.</param>
/// <param name="Language">The language that is spoken.</param>
/// <param name="Citation">Authors, year and identifier of the publication.</param>
/// <param name="Licence">The licence.</param>
/// <param name="Forbids">What the licence forbids; <see langword="null"/> for nothing.</param>
/// <param name="Url">Where it is published.</param>
/// <param name="Naming">How its files are named.</param>
/// <param name="Emotions">Its emotions, in alphabetical order.</param>
/// <param name="Recordings">Published number of recordings; <see langword="null"/> where it differs between releases.</param>
/// <param name="Speakers">Published number of speakers; <see langword="null"/> where none is published.</param>
/// <param name="Sentences">Published number of sentences; <see langword="null"/> where none is published.</param>
/// <param name="Parts">Parts that are read in addition with <c>--corpus NAME+PART</c>.</param>
/// <param name="Quirks">What its users should know.</param>
public sealed record KnownCorpus(
    string Name,
    string Title,
    string Language,
    string Citation,
    string Licence,
    string? Forbids,
    string Url,
    string Naming,
    IReadOnlyList<string> Emotions,
    int? Recordings,
    int? Speakers,
    int? Sentences,
    IReadOnlyList<string> Parts,
    IReadOnlyList<string> Quirks
)
{
    /// <summary>The known corpora, by name.</summary>
    /// <param name="descriptions">A file or folder of further descriptions; <see langword="null"/> for none.</param>
    /// <exception cref="SerException">A description is wrong.</exception>
    public static IReadOnlyList<KnownCorpus> All(string? descriptions = null) =>
        [.. Catalogue(descriptions).Corpora.Select(corpus => Of(corpus.Description))];

    /// <summary>A corpus by its name, in any case.</summary>
    /// <param name="name">The name.</param>
    /// <param name="descriptions">A file or folder of further descriptions; <see langword="null"/> for none.</param>
    /// <exception cref="SerException">There is no such corpus, or a description is wrong.</exception>
    public static KnownCorpus Find(string name, string? descriptions = null)
    {
        var catalogue = Catalogue(descriptions);
        return catalogue.Find(name) is { } corpus
            ? Of(corpus.Description)
            : throw new SerException(
                $"'{name}' is no known corpus; known are {string.Join(", ", catalogue.Corpora.Select(known => known.Description.Name))}."
            );
    }

    private static CorpusCatalogue Catalogue(string? descriptions) =>
        descriptions is null ? CorpusCatalogue.Own : CorpusCatalogue.Own.With(descriptions);

    private static KnownCorpus Of(CorpusDescription description) =>
        new(
            description.Name,
            description.Title,
            description.Language,
            description.Citation,
            description.Licence,
            description.Forbids,
            description.Url,
            description.Naming,
            [.. EmotionsOf(description).Distinct().Order(StringComparer.Ordinal)],
            description.Counts.Recordings,
            description.Counts.Speakers,
            description.Counts.Sentences,
            [.. description.LeftOut.Select(rule => rule.Part).OfType<string>().Distinct()],
            description.Quirks
        );

    private static IEnumerable<string> EmotionsOf(CorpusDescription description) =>
        (description.Emotion.Map?.Values ?? []).Concat(description.Emotion.Match?.Values ?? []);
}
