using SerWorkbook.Speech.Audio;
using SerWorkbook.Speech.Features;

namespace SerWorkbook.Speech.Prediction;

/// <summary>Predicts the emotion of clips with a model.</summary>
/// <remarks>An instance holds working memory for audio: use one instance a thread. The model may be shared.</remarks>
public sealed class EmotionPredictor
{
    private readonly FeatureExtractor _extractor;

    /// <summary>Prepares prediction.</summary>
    /// <param name="model">The model.</param>
    public EmotionPredictor(EmotionModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        Model = model;
        _extractor = new FeatureExtractor(model.FeatureSet);
    }

    /// <summary>The model.</summary>
    public EmotionModel Model { get; }

    /// <summary>Reads a file and predicts.</summary>
    /// <param name="path">A WAV file.</param>
    /// <exception cref="InvalidAudioException">The file cannot be read, or holds nothing to measure.</exception>
    public EmotionPrediction Predict(string path) => Model.Predict(_extractor.Extract(path));

    /// <summary>Predicts from a clip.</summary>
    /// <param name="clip">A clip at any rate.</param>
    /// <param name="name">The file's path, or another name for error messages.</param>
    /// <exception cref="InvalidAudioException">The clip is empty, too short, silent, or holds NaN or infinity.</exception>
    public EmotionPrediction Predict(AudioClip clip, string name) => Model.Predict(_extractor.Extract(clip, name));
}
