using System.Text.Json;
using SerWorkbook.Speech;

namespace SerWorkbook.Export;

/// <summary>The npm package in Node, called as its users call it.</summary>
/// <param name="package">The folder of the npm package.</param>
/// <param name="model">The model: a bundle or a model file.</param>
internal sealed class NodeRuntime(string package, string model) : IRuntime
{
    private const string Script = "predict.js";

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web);

    private readonly string _script = ScriptOf(package);
    private readonly IReadOnlyList<string> _labels = EmotionModel.Load(model).Labels;

    public string Name => "npm package in Node";

    // WebAssembly adds up in another order than AVX2 does, and a few decisions that are ties go the other way (see FeatureSet): of 54
    // demo clips 52 agree to 1e-4, the others to 5e-4.
    public bool IsExact => false;

    public IReadOnlyList<RuntimeAnswer> Predict(IReadOnlyList<string> clips, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(clips);
        var lines = NodeScript.Run(_script, [Path.GetFullPath(model), "-"], clips.Select(Path.GetFullPath), cancellationToken);
        return [.. lines.Select(line => AnswerOf(JsonSerializer.Deserialize<Line>(line, Form)!))];
    }

    public void Dispose() { }

    private RuntimeAnswer AnswerOf(Line line) =>
        line.Error is null
            ? new RuntimeAnswer(line.Answer!, line.Emotion!, [.. _labels.Select(label => line.Probabilities![label])])
            : throw new SerException($"The npm package refuses a recording: {line.Error}");

    private static string ScriptOf(string package)
    {
        ArgumentException.ThrowIfNullOrEmpty(package);
        var script = Path.GetFullPath(Path.Combine(package, Script));
        return File.Exists(script)
            ? script
            : throw new SerException($"{package}: this folder is not the npm package of SerWorkbook (it holds no {Script}).");
    }

    // One line of the script's output.
    private sealed record Line(string? Answer, string? Emotion, Dictionary<string, double>? Probabilities, string? Error);
}
