using System.Text;
using System.Text.Json;
using SerWorkbook.Speech.Expressions;

namespace SerWorkbook.Speech;

/// <summary>The faces of the emotions: a table that may be changed and read from a file.</summary>
/// <remarks>
/// <para>
/// The built-in faces are the action units that Ekman and Friesen ("EMFACS-7", 1984) list for each emotion, in ARKit's names: AU 1
/// browInnerUp, 2 browOuterUp, 4 browDown, 5 eyeWide, 6 cheekSquint, 7 eyeSquint, 9 noseSneer, 12 mouthSmile, 15 mouthFrown, 20
/// mouthStretch, 24 mouthPress, 26 jawOpen. Valence and arousal stand where Russell ("A circumplex model of affect", Journal of
/// Personality and Social Psychology 39, 1980) puts the words, rounded. How strong each weight is was chosen by eye.
/// </para>
/// <para>
/// A file is an object with <c>format</c> ("SerWorkbook expressions"), <c>version</c> (1) and <c>emotions</c>, a list of objects with
/// <c>names</c>, <c>valence</c>, <c>arousal</c>, <c>arkit</c> and <c>vrm</c>, as <see cref="ToJson"/> writes it.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// var smile = ExpressionTable.Default.Find("happy")!.Arkit["mouthSmileLeft"];
/// </code>
/// </example>
public sealed class ExpressionTable
{
    private const string FormatName = "SerWorkbook expressions";
    private const int FormatVersion = 1;
    private const long LargestFile = 1 << 20;

    /// <summary>Takes expressions.</summary>
    /// <param name="expressions">One or more, with weights in range; no name may occur twice.</param>
    /// <exception cref="SerException">A name occurs twice or is missing, a weight is out of range, or a blend shape is unknown.</exception>
    public ExpressionTable(IReadOnlyList<Expression> expressions)
    {
        ArgumentNullException.ThrowIfNull(expressions);
        if (ExpressionFaults.Find(expressions) is { } fault)
        {
            throw new SerException($"The expressions cannot be used: {fault}.");
        }

        Expressions = [.. expressions];
    }

    /// <summary>The 52 blend shapes of ARKit's face tracking, in the order of its documentation.</summary>
    public static IReadOnlyList<string> ArkitNames => BlendShapes.Arkit;

    /// <summary>The 18 presets of VRM 1.0: emotions, mouth, blinks, gaze, neutral.</summary>
    public static IReadOnlyList<string> VrmPresets => BlendShapes.Vrm;

    /// <summary>The built-in table.</summary>
    public static ExpressionTable Default { get; } = Parse(BuiltIn(), "expressions.json");

    /// <summary>The expressions, in order.</summary>
    public IReadOnlyList<Expression> Expressions { get; }

    /// <summary>Finds the expression of an emotion.</summary>
    /// <param name="emotion">A name; case does not matter.</param>
    /// <returns>The expression, or <see langword="null"/> if the table has none: a face then stays at rest.</returns>
    public Expression? Find(string emotion) =>
        Expressions.FirstOrDefault(expression => expression.Names.Contains(emotion, StringComparer.OrdinalIgnoreCase));

    /// <summary>Reads a table from a file.</summary>
    /// <param name="path">A JSON file.</param>
    /// <exception cref="SerException">There is no such file, or it holds no table that can be used.</exception>
    public static ExpressionTable Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (OrdinaryFile.FindFault(path) is { } other)
        {
            throw new SerException($"{path}: {other}; a table of expressions (JSON) is needed.");
        }

        try
        {
            return new FileInfo(path).Length > LargestFile
                    ? throw new SerException($"{path}: it is larger than 1 MB; a table of expressions is not.")
                : UnicodeText.Decode(File.ReadAllBytes(path), out var json) is { } bad ? throw new SerException($"{path}: {bad}.")
                : Parse(json, path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SerException($"{path}: there is no such file that can be read; a table of expressions (JSON) is needed.", fault);
        }
    }

    /// <summary>Reads a table from JSON.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="name">The name for error messages.</param>
    /// <exception cref="SerException">It holds no table that can be used.</exception>
    public static ExpressionTable Parse(string json, string name)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            var content = JsonSerializer.Deserialize(json, ExpressionMetadata.Default.ExpressionFile);
            var fault =
                content?.Format != FormatName ? $"this is not a table of expressions (its format must be \"{FormatName}\")"
                : content.Version != FormatVersion ? $"its version is {content.Version}; this program reads version {FormatVersion}"
                : ExpressionFaults.Find(content.Emotions);
            return fault is null ? new ExpressionTable(content!.Emotions) : throw new SerException($"{name}: {fault}.");
        }
        catch (JsonException fault)
        {
            throw new SerException(
                $"{name}: this is not a table of expressions (JSON with names, valence, arousal, arkit and vrm)"
                    + $"{Prediction.JsonFault.Place(fault)}.",
                fault
            );
        }
    }

    /// <summary>Renders the table as JSON, to be changed and read with <see cref="Load"/>.</summary>
    public string ToJson() =>
        JsonSerializer.Serialize(new ExpressionFile(FormatName, FormatVersion, [.. Expressions]), ExpressionMetadata.Default.ExpressionFile)
        + "\n";

    private static string BuiltIn()
    {
        using var stream = typeof(ExpressionTable).Assembly.GetManifestResourceStream("SerWorkbook.Speech.Expressions.expressions.json")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
