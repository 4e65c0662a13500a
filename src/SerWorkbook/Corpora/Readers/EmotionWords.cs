using System.Collections.Frozen;

namespace SerWorkbook.Corpora.Readers;

/// <summary>English words by which corpora name emotions; a folder of such a name holds recordings of that emotion.</summary>
internal static class EmotionWords
{
    private static readonly FrozenSet<string> Known = new[]
    {
        "afraid",
        "amused",
        "amusement",
        "anger",
        "angry",
        "annoyance",
        "annoyed",
        "anxiety",
        "anxious",
        "apologetic",
        "assertive",
        "awe",
        "bored",
        "boredom",
        "calm",
        "concerned",
        "confused",
        "confusion",
        "contempt",
        "contemptuous",
        "contentment",
        "desire",
        "despair",
        "disappointed",
        "disappointment",
        "disgust",
        "disgusted",
        "distress",
        "elation",
        "embarrassed",
        "embarrassment",
        "encouraging",
        "enthusiasm",
        "enthusiastic",
        "excited",
        "excitement",
        "fear",
        "fearful",
        "frustrated",
        "frustration",
        "guilt",
        "happiness",
        "happy",
        "hate",
        "hope",
        "interest",
        "interested",
        "irritated",
        "irritation",
        "joy",
        "joyful",
        "laughter",
        "love",
        "neutral",
        "pain",
        "panic",
        "pleasant_surprise",
        "pleasant_surprised",
        "pleasure",
        "pride",
        "proud",
        "relaxed",
        "relief",
        "sad",
        "sadness",
        "sarcasm",
        "sarcastic",
        "scared",
        "shame",
        "sleepiness",
        "sleepy",
        "surprise",
        "surprised",
        "tired",
        "worried",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a name is that of an emotion, in any case.</summary>
    public static bool Contains(string name) => Known.Contains(name);

    /// <summary>Why folders name no emotion; <see langword="null"/> where there are none.</summary>
    public static string? WhyNone(string[] folders) =>
        folders.Length == 0
            ? null
            : $"none of its folders is an English word for an emotion, nor is the last, '{folders[^1]}'; 'ser data propose' writes a "
                + "manifest to check";
}
