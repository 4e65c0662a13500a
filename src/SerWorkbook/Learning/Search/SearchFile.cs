using System.Text.Json;
using System.Text.Json.Serialization;
using SerWorkbook.Speech;
using SerWorkbook.Text;

namespace SerWorkbook.Learning.Search;

/// <summary>Keeps what a search found, so that later steps use its winner.</summary>
internal static class SearchFile
{
    /// <summary>The file's usual name.</summary>
    public const string Name = "search.json";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Writes a search; a half file is never seen.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <param name="result">The search.</param>
    public static void Save(string path, SearchResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var content = new Content(
            result.Table.Corpus.Name,
            result.Table.Corpus.Notice,
            result.Table.Corpus.DataHash,
            result.Table.Set.Id,
            result.Split.Protocol,
            result.Options.Seed,
            result.Winner.Recipe,
            result.Trials,
            result.Table.Scaling
        );
        AtomicFile.WriteAllText(path, JsonSerializer.Serialize(content, Options) + "\n");
    }

    /// <summary>Reads the winner of a search.</summary>
    /// <param name="path">The file.</param>
    /// <param name="corpus">The corpus that it must have searched on.</param>
    /// <exception cref="MissingDataException">There is no such file, or it is of a search on other data.</exception>
    public static Recipe LoadWinner(string path, Corpus corpus)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        Content content;
        try
        {
            content = JsonSerializer.Deserialize<Content>(TextFile.Read(path), Options) ?? throw new JsonException("empty");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException or NotSupportedException)
        {
            throw new MissingDataException(
                $"{path}: there is no finished model search yet; run the notebook 04-model-search or 'ser search' first."
            );
        }

        return content.DataHash == corpus.DataHash
            ? Checked(path, content.Winner)
            : throw new MissingDataException(
                $"{path}: this search was made on other data ({content.Corpus}, hash {content.DataHash}) than {corpus.Name} (hash "
                    + $"{corpus.DataHash}); search again."
            );
    }

    // What trainers cannot do is refused as it is in a recipe that a user wrote.
    private static Recipe Checked(string path, Recipe winner)
    {
        try
        {
            return TrainerCatalogue.Parse(winner.ToExactText()) == winner
                ? winner
                : throw new SerException("its winner has settings that its trainer does not have.");
        }
        catch (SerException fault)
        {
            throw new SerException($"{path}: {fault.Message}", fault);
        }
    }

    private sealed record Content(
        string Corpus,
        string? Notice,
        string DataHash,
        string FeatureSet,
        string Protocol,
        int Seed,
        Recipe Winner,
        IReadOnlyList<Trial> Trials,
        FeatureScaling Scaling = FeatureScaling.Global
    );
}
