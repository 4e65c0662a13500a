using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using SerWorkbook.Speech.Prediction;

namespace SerWorkbook.Speech;

/// <summary>Writes and reads speaker profiles as JSON.</summary>
/// <remarks>
/// The file is an object with <c>format</c> ("SerWorkbook speaker profile"), <c>version</c> (1), <c>featureSet</c>, <c>clips</c>,
/// <c>mean</c> and <c>squares</c> (the sum of squared distances from the mean), one value per column, and <c>sha256</c>, the hash of all
/// bytes before it, which files of earlier versions do not have. A profile that was read
/// scales, and goes on learning, bit for bit as the one that was written. It holds averages of a person's voice: treat it as
/// personal data.
/// </remarks>
public static partial class SpeakerProfileFile
{
    private const string FormatName = "SerWorkbook speaker profile";
    private const int FormatVersion = 1;
    private const int MostClips = 1_000_000_000;

    // Of as many clips whose features lie as far apart as features can.
    private const double LargestSquare = 4 * ModelNumbers.Largest * ModelNumbers.Largest * MostClips;

    private static readonly JsonTypeInfo<Content> Form = new ProfileMetadata(
        new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            AllowDuplicateProperties = false,
        }
    ).Content;

    /// <summary>Renders a profile as JSON.</summary>
    /// <param name="profile">The profile.</param>
    public static string ToJson(SpeakerProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var content = new Content(
            FormatName,
            FormatVersion,
            profile.Set.Id,
            profile.Clips,
            profile.Mean.ToArray(),
            profile.Squares.ToArray()
        );
        return JsonChecksum.Add(JsonSerializer.Serialize(content, Form)) + "\n";
    }

    /// <summary>Writes a profile to a file; a half file is never seen.</summary>
    /// <param name="path">The file; its folder must exist. An existing file is replaced.</param>
    /// <param name="profile">The profile.</param>
    public static void Save(string path, SpeakerProfile profile) => AtomicFile.WriteAllText(path, ToJson(profile));

    /// <summary>Reads a profile from a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidModelException">There is no such file, or it is no speaker profile.</exception>
    public static SpeakerProfile Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (OrdinaryFile.FindFault(path) is { } other)
        {
            throw new InvalidModelException(path, $"{other}; a speaker profile (JSON) is needed");
        }

        try
        {
            return UnicodeText.Decode(File.ReadAllBytes(path), out var json) is { } bad
                ? throw new InvalidModelException(path, bad)
                : Parse(json, path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InvalidModelException(
                path,
                File.Exists(path) ? "the file cannot be opened for reading" : "there is no such file; a speaker profile (JSON) is needed",
                fault
            );
        }
    }

    /// <summary>Reads a profile from JSON.</summary>
    /// <param name="json">What <see cref="ToJson"/> gave.</param>
    /// <param name="name">The name for error messages.</param>
    /// <exception cref="InvalidModelException">The text is no speaker profile.</exception>
    public static SpeakerProfile Parse(string json, string name)
    {
        Content? content;
        try
        {
            content = JsonSerializer.Deserialize(json, Form);
        }
        catch (Exception fault) when (fault is JsonException or NotSupportedException)
        {
            throw new InvalidModelException(
                name,
                "this is not a speaker profile of SerWorkbook (JSON with format, clips, mean and squares)" + JsonFault.Place(fault),
                fault
            );
        }

        if (content?.Format != FormatName)
        {
            throw new InvalidModelException(name, $"this is not a speaker profile of SerWorkbook (its format must be \"{FormatName}\")");
        }

        return content.Version == FormatVersion
            ? Build(content, json, name)
            : throw new InvalidModelException(name, $"its version is {content.Version}; this program reads version {FormatVersion}");
    }

    private static SpeakerProfile Build(Content content, string json, string name)
    {
        try
        {
            var set = FeatureSet.Find(content.FeatureSet);
            return
                (FindFault(content, set) ?? JsonChecksum.FindFault(Encoding.UTF8.GetBytes(json), content.Sha256, content.Others))
                    is { } fault
                ? throw new InvalidModelException(name, fault)
                : new SpeakerProfile(set, content.Clips, content.Mean, content.Squares);
        }
        catch (SerException fault) when (fault is not InvalidModelException)
        {
            throw new InvalidModelException(name, fault.Message, fault);
        }
    }

    private static string? FindFault(Content content, FeatureSet set)
    {
        var columns = set.Columns.Count;
        return content.Clips is < 0 or > MostClips ? $"it says that {content.Clips} clips were heard; that must be from 0 to {MostClips}"
            : content.Mean.Length != columns || content.Squares.Length != columns ? $"it must have {columns} means and squares"
            : set
                .Columns.Index()
                .Select(column => FindFault(column.Item.Name, content.Mean[column.Index], content.Squares[column.Index]))
                .FirstOrDefault(fault => fault is not null);
    }

    private static string? FindFault(string column, double mean, double square) =>
        ModelNumbers.FindFault($"the mean of '{column}'", [mean])
        ?? (
            square is >= 0 and <= LargestSquare
                ? null
                : FormattableString.Invariant(
                    $"the square of '{column}' is {square:G6}; it must be a finite number, not below 0 and at most {LargestSquare:G1}"
                )
        );

    private sealed record Content(
        string Format,
        int Version,
        string FeatureSet,
        int Clips,
        double[] Mean,
        double[] Squares,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Sha256 = null
    )
    {
        /// <summary>Members that such a file does not have.</summary>
        [JsonExtensionData]
        public IDictionary<string, JsonElement>? Others { get; set; }
    }

    [JsonSerializable(typeof(Content))]
    private sealed partial class ProfileMetadata : JsonSerializerContext;
}
