using System.Text.Json;
using SerWorkbook.Speech;

namespace SerWorkbook;

/// <summary>How a corpus is read where its folder does not say enough: which one it is, who speaks, which labels are used.</summary>
public sealed record CorpusOptions
{
    /// <summary>The environment variable that gives options, as text, to the processes of a run.</summary>
    public const string Variable = "SERWORKBOOK_CORPUS";

    /// <summary>The corpus or format by name, such as <c>RAVDESS</c>, with parts to read in addition, such as <c>RAVDESS+song</c>;
    /// <see langword="null"/> to recognise it.</summary>
    public string? Corpus { get; init; }

    /// <summary>A JSON file that describes a corpus, or a folder of them; <see langword="null"/> for the known corpora only.</summary>
    public string? Descriptions { get; init; }

    /// <summary>
    /// A regular expression that finds the speaker in a path: its group <c>speaker</c>, else its first group, else what it matches;
    /// <see langword="null"/> for what the corpus says.
    /// </summary>
    public string? SpeakerFrom { get; init; }

    /// <summary>Emotions that are renamed, by their old name, such as <c>angry</c> to <c>anger</c>.</summary>
    public IReadOnlyDictionary<string, string> Map { get; init; } = new Dictionary<string, string>();

    /// <summary>Emotions, after renaming, whose recordings are left out.</summary>
    public IReadOnlyList<string> Drop { get; init; } = [];

    /// <summary>The only emotions, after renaming, whose recordings are read; empty for all.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>
    /// Whether the corpus may lack emotions that are renamed or chosen, as where two corpora are read with the same options.
    /// </summary>
    public bool MayLackNames { get; init; }

    /// <summary>Whether nothing is set.</summary>
    public bool IsEmpty =>
        Corpus is null && Descriptions is null && SpeakerFrom is null && Map.Count == 0 && Drop.Count == 0 && Only.Count == 0;

    /// <summary>Reads options from text.</summary>
    /// <param name="text">What <see cref="ToText"/> gave; <see langword="null"/> or empty for no options.</param>
    /// <exception cref="SerException">The text is something else.</exception>
    public static CorpusOptions FromText(string? text)
    {
        try
        {
            return string.IsNullOrEmpty(text)
                ? new CorpusOptions()
                : JsonSerializer.Deserialize<CorpusOptions>(text) ?? new CorpusOptions();
        }
        catch (JsonException fault)
        {
            throw new SerException($"{Variable} is '{text}'; it must hold the options of a corpus as JSON.", fault);
        }
    }

    /// <summary>The options as text, for another process.</summary>
    public string ToText() => JsonSerializer.Serialize(this);
}
