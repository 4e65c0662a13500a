using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using SerWorkbook.AudioCodecs;
using SerWorkbook.Speech;

namespace SerWorkbook.Evaluation.Auditing;

/// <summary>Keeps what an audit heard in a corpus, so that each protocol, notebook and search need not listen again.</summary>
/// <remarks>
/// One file per corpus, named by the SHA-256 of the paths and content hashes of its recordings and of the code that listens:
/// an entry is right or absent. A file begins with the SHA-256 of its content; a damaged one is not used.
/// </remarks>
/// <param name="folder">Where the files lie; made when the first one is written.</param>
internal sealed class SurveyCache(string folder)
{
    private static readonly JsonSerializerOptions Format = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>Looks a corpus up.</summary>
    /// <returns><see langword="null"/> where there is no sound entry.</returns>
    public AudioSurvey? Find(Corpus corpus)
    {
        try
        {
            var text = File.ReadAllText(PathOf(corpus));
            var end = text.IndexOf('\n', StringComparison.Ordinal);
            if (end < 0 || text[..end] != HashOf(text[(end + 1)..]))
            {
                return null;
            }

            var stored = JsonSerializer.Deserialize<Stored>(text.AsSpan(end + 1), Format);
            return stored is null ? null : new AudioSurvey(stored.Traits.ToDictionary(StringComparer.Ordinal), stored.Copies);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Stores what was heard.</summary>
    public void Store(Corpus corpus, AudioSurvey survey)
    {
        var ordered = survey.Traits.OrderBy(traits => traits.Key, StringComparer.Ordinal);
        var text = JsonSerializer.Serialize(new Stored([.. ordered], survey.Copies), Format);
        Directory.CreateDirectory(folder);
        AtomicFile.WriteAllText(PathOf(corpus), $"{HashOf(text)}\n{text}");
    }

    private string PathOf(Corpus corpus)
    {
        var recordings = corpus.Utterances.Select(utterance => $"{utterance.Path}\0{utterance.ContentHash}\n");
        var code = new[] { typeof(AudioSurvey), typeof(WavFile) }
            .Select(type => type.Module.ModuleVersionId.ToString("N"))
            .Append(CodecLibraries.Identity);
        return Path.Combine(folder, HashOf(string.Concat(code.Concat(recordings))) + ".json");
    }

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private sealed record Stored(IReadOnlyList<KeyValuePair<string, AudioTraits>> Traits, IReadOnlyList<AudioCopy> Copies);
}
