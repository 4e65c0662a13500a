namespace SerWorkbook.Speech;

/// <summary>Predicts the emotion of clips with a model.</summary>
/// <remarks>An instance holds working memory for audio: use one instance per thread. The model may be shared.</remarks>
public sealed class EmotionPredictor
{
    private readonly FeatureExtractor _extractor;

    /// <summary>Creates a predictor.</summary>
    /// <param name="model">The model.</param>
    public EmotionPredictor(EmotionModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        Model = model;
        _extractor = new FeatureExtractor(model.FeatureSet);
    }

    /// <summary>The model.</summary>
    public EmotionModel Model { get; }

    /// <summary>Creates an empty profile of a speaker, for a model that <see cref="EmotionModel.NeedsSpeaker">needs</see> one.</summary>
    /// <returns>A profile without clips; add two or more with <see cref="Enrol(SpeakerProfile, string)"/>.</returns>
    public SpeakerProfile NewSpeaker() => new(Model.FeatureSet);

    /// <summary>Reads a file and adds it to a speaker profile.</summary>
    /// <param name="speaker">The profile.</param>
    /// <param name="path">A WAV file.</param>
    /// <exception cref="InvalidAudioException">The file cannot be read, or holds no usable speech; the profile is
    /// unchanged then.</exception>
    public void Enrol(SpeakerProfile speaker, string path)
    {
        ArgumentNullException.ThrowIfNull(speaker);
        speaker.Add(_extractor.Extract(path));
    }

    /// <summary>Adds a clip to a speaker profile.</summary>
    /// <param name="speaker">The profile.</param>
    /// <param name="clip">A clip at any sampling rate.</param>
    /// <param name="name">The path of the file, or another name for error messages.</param>
    /// <exception cref="InvalidAudioException">The clip is empty, too short or silent, or holds NaN, infinity or samples far beyond full
    /// scale; the profile is unchanged then.</exception>
    public void Enrol(SpeakerProfile speaker, AudioClip clip, string name)
    {
        ArgumentNullException.ThrowIfNull(speaker);
        speaker.Add(_extractor.Extract(clip, name));
    }

    /// <summary>Reads a file and predicts.</summary>
    /// <param name="path">A WAV file.</param>
    /// <param name="speaker">The profile of the speaker; only used if the model needs it.</param>
    /// <exception cref="InvalidAudioException">The file cannot be read, or holds no usable speech.</exception>
    /// <exception cref="SerException">The model needs a speaker profile, and none is given or it has too few clips.</exception>
    public EmotionPrediction Predict(string path, SpeakerProfile? speaker = null) => Model.Predict(_extractor.Extract(path), speaker);

    /// <summary>Predicts from a clip.</summary>
    /// <param name="clip">A clip at any sampling rate.</param>
    /// <param name="name">The path of the file, or another name for error messages.</param>
    /// <param name="speaker">The profile of the speaker; only used if the model needs it.</param>
    /// <exception cref="InvalidAudioException">The clip is empty, too short or silent, or holds NaN, infinity or samples far beyond full
    /// scale.</exception>
    /// <exception cref="SerException">The model needs a speaker profile, and none is given or it has too few clips.</exception>
    public EmotionPrediction Predict(AudioClip clip, string name, SpeakerProfile? speaker = null) =>
        Model.Predict(_extractor.Extract(clip, name), speaker);
}
