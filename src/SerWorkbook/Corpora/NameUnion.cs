namespace SerWorkbook.Corpora;

/// <summary>Gives every speaker, emotion and sentence of a corpus one spelling.</summary>
/// <remarks>
/// A speaker under two spellings would be learnt from and tested in the same fold while every check by name says that
/// speakers are apart.
/// </remarks>
internal sealed class NameUnion
{
    private readonly Dictionary<string, string> _speakers;
    private readonly Dictionary<string, string> _emotions;
    private readonly Dictionary<string, string> _sentences;
    private readonly List<NameVariants> _variants = [];

    /// <summary>Compares the names of some recordings.</summary>
    public NameUnion(IReadOnlyList<Utterance> utterances)
    {
        _speakers = Unite(NameKind.Speaker, utterances.Select(utterance => utterance.Speaker));
        _emotions = Unite(NameKind.Emotion, utterances.Select(utterance => utterance.Emotion));
        _sentences = Unite(NameKind.Sentence, utterances.Select(utterance => utterance.Sentence).OfType<string>());
    }

    /// <summary>The names with more than one spelling: speakers, emotions, sentences, each in ordinal order.</summary>
    public IReadOnlyList<NameVariants> Variants => _variants;

    /// <summary>A recording under the names that are used; the same object where they are its own.</summary>
    public Utterance Rename(Utterance utterance)
    {
        var speaker = _speakers.GetValueOrDefault(utterance.Speaker, utterance.Speaker);
        var emotion = _emotions.GetValueOrDefault(utterance.Emotion, utterance.Emotion);
        var sentence = utterance.Sentence is null ? null : _sentences.GetValueOrDefault(utterance.Sentence, utterance.Sentence);
        return speaker == utterance.Speaker && emotion == utterance.Emotion && sentence == utterance.Sentence
            ? utterance
            : utterance with
            {
                Speaker = speaker,
                Emotion = emotion,
                Sentence = sentence,
            };
    }

    private Dictionary<string, string> Unite(NameKind kind, IEnumerable<string> names)
    {
        var nameOf = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (
            var same in names.CountBy(name => name, StringComparer.Ordinal).GroupBy(count => NameKey.Of(count.Key), StringComparer.Ordinal)
        )
        {
            var used = NameKey.Normalise(same.OrderBy(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal).Last().Key);
            string[] spellings = [.. same.Select(count => count.Key).Order(StringComparer.Ordinal)];
            foreach (var spelling in spellings)
            {
                nameOf.Add(spelling, used);
            }

            if (spellings.Length > 1)
            {
                _variants.Add(new NameVariants(kind, used, spellings));
            }
        }

        _variants.Sort((a, b) => a.Kind != b.Kind ? a.Kind.CompareTo(b.Kind) : string.CompareOrdinal(a.Name, b.Name));
        return nameOf;
    }
}
