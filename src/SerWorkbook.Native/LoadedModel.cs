using System.Text;
using SerWorkbook.Speech;

namespace SerWorkbook.Native;

/// <summary>A model whose labels fit the structures of the header.</summary>
internal sealed class LoadedModel
{
    public const int MostLabels = 64;
    public const int LabelBytes = 128;

    private LoadedModel(EmotionModel model) => Model = model;

    public EmotionModel Model { get; }

    /// <summary>Takes over a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="name">The name for error messages.</param>
    /// <exception cref="InvalidModelException">It has too many labels, or one that is too long, or needs a speaker's profile.</exception>
    public static LoadedModel Of(EmotionModel model, string name) =>
        FindFault(model) is { } fault ? throw new InvalidModelException(name, fault) : new LoadedModel(model);

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
        model.NeedsSpeaker ? "it was trained on features scaled per speaker, which libserworkbook does not offer"
        : model.Labels.Count > MostLabels ? $"it has {model.Labels.Count} labels; libserworkbook takes at most {MostLabels}"
        : model.Labels.FirstOrDefault(label => Encoding.UTF8.GetByteCount(label) >= LabelBytes) is { } tooLong
            ? $"the label '{tooLong}' is too long: libserworkbook takes at most {LabelBytes - 1} bytes of UTF-8"
        : null;
}
