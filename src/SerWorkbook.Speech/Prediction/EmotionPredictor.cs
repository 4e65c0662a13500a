namespace SerWorkbook.Speech;

/// <summary>Predicts the emotion of clips with a model.</summary>
/// <remarks>An instance holds working memory for audio: use one instance per thread. The model may be shared.</remarks>
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

    /// <summary>Begins the profile of a speaker, for a model that <see cref="EmotionModel.NeedsSpeaker">needs</see> one.</summary>
    /// <returns>A profile without clips: let it hear two or more, with <see cref="Enrol(SpeakerProfile, string)"/>.</returns>
    public SpeakerProfile NewSpeaker() => new(Model.FeatureSet);

    /// <summary>Reads a file and lets a speaker's profile hear it.</summary>
    /// <param name="speaker">Who speaks.</param>
    /// <param name="path">A WAV file.</param>
    /// <exception cref="InvalidAudioException">The file cannot be read, or holds nothing to measure; the profile is as before
    /// then.</exception>
    public void Enrol(SpeakerProfile speaker, string path)
    {
        ArgumentNullException.ThrowIfNull(speaker);
        speaker.Add(_extractor.Extract(path));
    }

    /// <summary>Lets a speaker's profile hear a clip.</summary>
    /// <param name="speaker">Who speaks.</param>
    /// <param name="clip">A clip at any rate.</param>
    /// <param name="name">The file's path, or another name for error messages.</param>
    /// <exception cref="InvalidAudioException">The clip is empty, too short or silent, or holds NaN, infinity or samples far beyond full
    /// scale; the profile is as before then.</exception>
    public void Enrol(SpeakerProfile speaker, AudioClip clip, string name)
    {
        ArgumentNullException.ThrowIfNull(speaker);
        speaker.Add(_extractor.Extract(clip, name));
    }

    /// <summary>Reads a file and predicts.</summary>
    /// <param name="path">A WAV file.</param>
    /// <param name="speaker">Who speaks; only looked at where the model needs it.</param>
    /// <exception cref="InvalidAudioException">The file cannot be read, or holds nothing to measure.</exception>
    /// <exception cref="SerException">The model needs a speaker, and none is given or too few clips were heard.</exception>
    public EmotionPrediction Predict(string path, SpeakerProfile? speaker = null) => Model.Predict(_extractor.Extract(path), speaker);

    /// <summary>Predicts from a clip.</summary>
    /// <param name="clip">A clip at any rate.</param>
    /// <param name="name">The file's path, or another name for error messages.</param>
    /// <param name="speaker">Who speaks; only looked at where the model needs it.</param>
    /// <exception cref="InvalidAudioException">The clip is empty, too short or silent, or holds NaN, infinity or samples far beyond full
    /// scale.</exception>
    /// <exception cref="SerException">The model needs a speaker, and none is given or too few clips were heard.</exception>
    public EmotionPrediction Predict(AudioClip clip, string name, SpeakerProfile? speaker = null) =>
        Model.Predict(_extractor.Extract(clip, name), speaker);
}
