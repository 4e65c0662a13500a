using SerWorkbook.Corpora.Catalogue;

namespace SerWorkbook.Corpora.Tables;

/// <summary>The names under which tables have the path, the speaker, the emotion, the sex and the sentence of a recording.</summary>
internal static class ColumnNames
{
    /// <summary>What is asked for.</summary>
    public static IReadOnlyList<string> Fields { get; } = ["path", "speaker", "emotion", "sex", "sentence"];

    // The first name is the field's own; of the others, an earlier one is preferred.
    private static readonly Dictionary<string, string[]> Names = new(StringComparer.Ordinal)
    {
        ["path"] =
        [
            "path",
            "file",
            "filename",
            "filepath",
            "wav",
            "wavpath",
            "wavfile",
            "wavfilename",
            "audio",
            "audiopath",
            "audiofile",
            "audiofilepath",
            "audiofilename",
            "audiorecording",
            "relativepath",
            "fullpath",
            "fname",
            "fileid",
            "recording",
            "uri",
            "sound",
        ],
        ["speaker"] =
        [
            "speaker",
            "speakerid",
            "spk",
            "spkid",
            "spkr",
            "spkrid",
            "speakername",
            "actor",
            "actorid",
            "subject",
            "subjectid",
            "talker",
            "talkerid",
            "participant",
            "participantid",
            "voice",
            "clientid",
            "user",
            "userid",
            "speakeridx",
        ],
        ["emotion"] =
        [
            "emotion",
            "emo",
            "label",
            "emotionlabel",
            "emotionname",
            "emotionclass",
            "emoclass",
            "labels",
            "emotions",
            "class",
            "classname",
            "category",
            "emotioncategory",
            "emotionexpressed",
            "labelname",
            "target",
            "y",
        ],
        ["sex"] = ["sex", "gender", "speakersex", "speakergender", "spkgender", "actorsex", "actorgender"],
        ["sentence"] =
        [
            "sentence",
            "sentenceid",
            "textid",
            "promptid",
            "statement",
            "prompt",
            "transcription",
            "transcript",
            "text",
            "rawtext",
            "normalizedtext",
            "script",
        ],
    };

    /// <summary>The columns that may be a field, the best first.</summary>
    /// <param name="field">One of <see cref="Fields"/>.</param>
    /// <param name="header">The names of the columns.</param>
    public static IReadOnlyList<int> Candidates(string field, IReadOnlyList<string> header) =>
        [
            .. header
                .Select((name, column) => (Rank: Array.IndexOf(Names[field], CorpusCatalogue.Key(name)), Column: column))
                .Where(candidate => candidate.Rank >= 0)
                .OrderBy(candidate => candidate.Rank)
                .Select(candidate => candidate.Column),
        ];

    /// <summary>Some names of a field, for messages.</summary>
    public static string Usual(string field) => string.Join(", ", Names[field].Take(4));

    /// <summary>Whether a column is a running number without a name, as pandas and R write one.</summary>
    public static bool IsIndex(string name) => name.Length == 0 || name.StartsWith("Unnamed:", StringComparison.OrdinalIgnoreCase);
}
