using System.Collections.Frozen;
using SerWorkbook.Corpora.Readers;

namespace SerWorkbook.Corpora.Proposals;

/// <summary>Words and codes by which names of files mean emotions, with the English label.</summary>
internal static class EmotionLexicon
{
    // Shorter words are too near to others: sad and mad.
    private const int ShortestMisspelt = 5;

    private static readonly FrozenDictionary<string, string> Words = Build(
        (
            "angry",
            "anger angry ang rage mad wut aerger ärger zorn colere colère rabbia rab ira enfado enojo raiva gniew zlosc ofke kizgin 生气 愤怒"
        ),
        ("disgust", "disgust disgusted dis ekel degout dégoût disgusto asco desagrado nojo odraza wstret"),
        ("fear", "fear fearful afraid scared anxiety fea fer angst furcht peur paura pau miedo medo strach korku"),
        ("happy", "happy happiness joy joyful hap joie freude glueck glück gioia gio felicidad alegria felicidade radosc mutlu 快乐 高兴"),
        ("neutral", "neutral neutrality neu neutre neutrale neutralny normal 中立 中性"),
        ("sad", "sad sadness trauer traurig tristesse tristezza tri tristeza smutek uzgun 伤心 悲伤"),
        (
            "surprise",
            "surprise surprised sur ps pleasant_surprise pleasant_surprised sorpresa sor ueberraschung überraschung surpresa saskin 惊喜"
        ),
        ("calm", "calm cal ruhe ruhig calme calma sakin"),
        ("boredom", "boredom bored bor langeweile ennui noia aburrimiento"),
        ("excited", "excited excitement exc"),
        ("frustrated", "frustrated frustration fru"),
        ("contempt", "contempt contemptuous con verachtung mepris disprezzo"),
        ("sleepy", "sleepy sleepiness tired muede müde"),
        ("amused", "amused amusement")
    );

    // German, English, French: what a single letter stands for differs, so that a reading by letters is always a doubt.
    private static readonly FrozenDictionary<string, string> Letters = Build(
        ("angry", "a w r c"),
        ("disgust", "d e"),
        ("fear", "f p"),
        ("happy", "h j"),
        ("neutral", "n"),
        ("sad", "s sa t"),
        ("surprise", "su"),
        ("boredom", "l b")
    );

    /// <summary>The English label of a word or a code of three letters; <see langword="null"/> for none.</summary>
    public static string? OfWord(string text)
    {
        var key = NameKey.Of(text.Trim());
        return Words.TryGetValue(key, out var label) ? label
            : EmotionWords.Contains(key) ? key
            : null;
    }

    /// <summary>The label of a word, or of one that it is a misspelling of: one letter more, less or other, or two swapped.</summary>
    /// <returns><see langword="null"/> for none, and for one that may be several.</returns>
    public static string? OfMisspelling(string text)
    {
        var key = NameKey.Of(text.Trim());
        return OfWord(text)
            ?? (
                key.Length >= ShortestMisspelt
                && Words
                    .Keys.Where(word => word.Length >= ShortestMisspelt && IsOneStepAway(word, key))
                    .Select(word => Words[word])
                    .Distinct()
                    .ToArray()
                    is [var only]
                    ? only
                    : null
            );
    }

    /// <summary>The label that a code of one or two letters may stand for; <see langword="null"/> for none.</summary>
    public static string? OfLetter(string text) => Letters.GetValueOrDefault(NameKey.Of(text));

    // Equal but for one letter that is replaced, added or left out, or for two neighbours that are swapped.
    private static bool IsOneStepAway(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 1)
        {
            return false;
        }

        var start = a.AsSpan().CommonPrefixLength(b);
        var restA = a.AsSpan(start);
        var restB = b.AsSpan(start);
        return restA.IsEmpty
            || restB.IsEmpty
            || (a.Length == b.Length && restA[1..].SequenceEqual(restB[1..]))
            || (a.Length > b.Length && restA[1..].SequenceEqual(restB))
            || (a.Length < b.Length && restA.SequenceEqual(restB[1..]))
            || (
                a.Length == b.Length
                && restA.Length > 1
                && restA[0] == restB[1]
                && restA[1] == restB[0]
                && restA[2..].SequenceEqual(restB[2..])
            );
    }

    private static FrozenDictionary<string, string> Build(params (string Label, string Names)[] entries) =>
        entries
            .SelectMany(entry => entry.Names.Split(' ').Select(name => KeyValuePair.Create(NameKey.Of(name), entry.Label)))
            .ToFrozenDictionary(StringComparer.Ordinal);
}
