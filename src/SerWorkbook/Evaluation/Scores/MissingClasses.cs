using SerWorkbook.Text;

namespace SerWorkbook;

/// <summary>Emotions that one speaker does not act: they cannot count in this speaker's UAR.</summary>
/// <param name="Speaker">The speaker.</param>
/// <param name="Labels">The emotions, in order of their names.</param>
public sealed record MissingClasses(string Speaker, IReadOnlyList<string> Labels)
{
    /// <summary>Names the speaker and the emotions, such as "josh has no angry or disgusted recordings".</summary>
    public override string ToString() => $"{Speaker} has no {Wording.Or(Labels)} recordings";

    /// <summary>The speakers of a corpus that do not act every emotion, in order of their names.</summary>
    internal static IReadOnlyList<MissingClasses> Of(Corpus corpus) => Of(corpus.Utterances, corpus.Speakers, corpus.Emotions);

    /// <summary>The speakers that do not act every emotion, in the order given.</summary>
    internal static IReadOnlyList<MissingClasses> Of(
        IEnumerable<Utterance> utterances,
        IEnumerable<string> speakers,
        IReadOnlyList<string> emotions
    )
    {
        var acted = utterances.Select(utterance => (utterance.Speaker, utterance.Emotion)).ToHashSet();
        return
        [
            .. speakers
                .Select(speaker => new MissingClasses(speaker, [.. emotions.Where(emotion => !acted.Contains((speaker, emotion)))]))
                .Where(missing => missing.Labels.Count > 0),
        ];
    }
}
