using System.Text;
using SerWorkbook.Speech;

namespace SerWorkbook.Native;

/// <summary>A model whose labels fit the structures of the header, bound to a speaker where it needs one.</summary>
internal sealed class LoadedModel
{
    public const int MostLabels = 64;
    public const int LabelBytes = 128;

    private readonly SpeakerProfile? _speaker;

    private LoadedModel(EmotionModel model, SpeakerProfile? speaker) => (Model, _speaker) = (model, speaker);

    public EmotionModel Model { get; }

    /// <summary>Takes over a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="name">The name for error messages.</param>
    /// <exception cref="InvalidModelException">It has too many labels, or one that is too long.</exception>
    public static LoadedModel Of(EmotionModel model, string name) =>
        FindFault(model) is { } fault ? throw new InvalidModelException(name, fault) : new LoadedModel(model, null);

    /// <summary>The same model for a speaker.</summary>
    public LoadedModel For(SpeakerProfile speaker) => new(Model, speaker);

    public EmotionPrediction Predict(string path) => Model.Predict(path, _speaker);

    public EmotionPrediction Predict(Stream wav, string name) => Model.Predict(wav, name, _speaker);

    public EmotionPrediction Predict(ReadOnlySpan<float> samples, int sampleRate, string name) =>
        Model.Predict(samples, sampleRate, name, _speaker);

    /// <summary>The index of a label.</summary>
    public int IndexOf(string label)
    {
        for (var i = 0; i < Model.Labels.Count; i++)
        {
            if (Model.Labels[i] == label)
            {
                return i;
            }
        }

        throw new ArgumentException($"The model has no label '{label}'.", nameof(label));
    }

    private static string? FindFault(EmotionModel model) =>
        model.Labels.Count > MostLabels ? $"it has {model.Labels.Count} labels; libserworkbook takes at most {MostLabels}"
        : model.Labels.FirstOrDefault(label => Encoding.UTF8.GetByteCount(label) >= LabelBytes) is { } tooLong
            ? $"the label '{tooLong}' is too long: libserworkbook takes at most {LabelBytes - 1} bytes of UTF-8"
        : null;
}
