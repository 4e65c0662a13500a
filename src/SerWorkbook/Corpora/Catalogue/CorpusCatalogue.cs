using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using SerWorkbook.Speech;
using SerWorkbook.Text;

namespace SerWorkbook.Corpora.Catalogue;

/// <summary>The corpora that are known by their names: those that are described here, and those that users describe.</summary>
internal sealed class CorpusCatalogue
{
    private const string ResourcePrefix = "SerWorkbook.Corpora.Catalogue.";

    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        RespectNullableAnnotations = true,
    };

    private static readonly Lazy<CorpusCatalogue> OwnDescriptions = new(LoadOwn);

    private CorpusCatalogue(IEnumerable<DescribedCorpus> corpora) =>
        Corpora = [.. corpora.OrderBy(corpus => corpus.Description.Name, StringComparer.OrdinalIgnoreCase)];

    /// <summary>The catalogue of this library.</summary>
    public static CorpusCatalogue Own => OwnDescriptions.Value;

    /// <summary>The corpora, by name.</summary>
    public IReadOnlyList<DescribedCorpus> Corpora { get; }

    /// <summary>A corpus by its name, whatever its case and punctuation.</summary>
    public DescribedCorpus? Find(string name) => Corpora.FirstOrDefault(corpus => Key(corpus.Description.Name) == Key(name));

    /// <summary>This catalogue with the descriptions of a user, which replace those of the same name.</summary>
    /// <param name="path">A description, or a folder of them.</param>
    /// <exception cref="MissingDataException">There is no such file, or no description in the folder.</exception>
    /// <exception cref="SerException">A description is wrong.</exception>
    public CorpusCatalogue With(string path)
    {
        string[] files =
            Directory.Exists(path) ? [.. Directory.GetFiles(path, "*.json").Order(StringComparer.Ordinal)]
            : File.Exists(path) ? [path]
            : [];
        if (files.Length == 0)
        {
            throw new MissingDataException($"{path}: there is no description of a corpus; a JSON file or a folder of them is needed.");
        }

        DescribedCorpus[] added = [.. files.Select(file => Read(TextFile.Read(file), file))];
        var names = added.Select(corpus => Key(corpus.Description.Name)).ToHashSet(StringComparer.Ordinal);
        return new CorpusCatalogue([.. Corpora.Where(corpus => !names.Contains(Key(corpus.Description.Name))), .. added]);
    }

    /// <summary>This catalogue without one of its corpora.</summary>
    public CorpusCatalogue Without(string name) => new(Corpora.Where(corpus => Key(corpus.Description.Name) != Key(name)));

    /// <summary>Reads a description.</summary>
    /// <param name="json">Its text.</param>
    /// <param name="path">Its file, for errors.</param>
    /// <exception cref="SerException">It is no JSON, has an unknown key, lacks one, or breaks a rule.</exception>
    public static DescribedCorpus Read(string json, string path)
    {
        try
        {
            var description = JsonSerializer.Deserialize<CorpusDescription>(json, Format);
            if (description is null)
            {
                throw new SerException($"{path}: this is no description of a corpus.");
            }

            var corpus = new DescribedCorpus(description);
            return DescriptionCheck.FindFault(corpus) is { } fault ? throw new SerException($"{path}: {fault}.") : corpus;
        }
        catch (JsonException fault)
        {
            var place = fault.LineNumber is { } line ? FormattableString.Invariant($"line {line + 1}: ") : "";
            throw new SerException($"{path}: {place}{Plain(fault.Message)}", fault);
        }
        catch (RegexParseException fault)
        {
            throw new SerException($"{path}: a regular expression is wrong: {fault.Message}", fault);
        }
    }

    /// <summary>What is compared of a name: its letters and digits.</summary>
    internal static string Key(string name) => string.Concat(NameKey.Of(name).Where(char.IsLetterOrDigit));

    // The message without the path of the JSON and the positions, which follow the first sentence, and without names of our types.
    private static string Plain(string message)
    {
        var text = message
            .Split(" Path: ")[0]
            .Replace($"'{typeof(CorpusDescription).FullName}'", "a description", StringComparison.Ordinal);
        return text.EndsWith('.') ? text : text + ".";
    }

    private static CorpusCatalogue LoadOwn()
    {
        var assembly = typeof(CorpusCatalogue).Assembly;
        return new CorpusCatalogue(
            assembly
                .GetManifestResourceNames()
                .Where(name =>
                    name.StartsWith(ResourcePrefix, StringComparison.Ordinal) && name.EndsWith(".json", StringComparison.Ordinal)
                )
                .Order(StringComparer.Ordinal)
                .Select(name =>
                {
                    using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                    return Read(reader.ReadToEnd(), name);
                })
        );
    }
}
