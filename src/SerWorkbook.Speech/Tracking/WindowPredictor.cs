using SerWorkbook.Speech.Features.Columns;

namespace SerWorkbook.Speech.Tracking;

/// <summary>Asks a model about one window after the other, in memory that is kept.</summary>
internal sealed class WindowPredictor
{
    private readonly EmotionModel _model;
    private readonly IUtteranceAnalyser _analyser;
    private readonly SpeakerAdaptation? _adaptation;
    private readonly float[] _features;
    private readonly float[] _scaled;
    private readonly float[] _ofSpeaker;

    public WindowPredictor(EmotionModel model, TrackerSettings settings)
    {
        _model = model;
        _analyser = model.FeatureSet.CreateAnalyser();
        _adaptation = model.NeedsSpeaker || settings.AdaptToSpeaker ? new SpeakerAdaptation(model) : null;
        _features = new float[model.FeatureSet.Columns.Count];
        _scaled = new float[_features.Length];
        _ofSpeaker = model.NeedsSpeaker ? new float[_features.Length] : [];
    }

    /// <summary>Number of utterances of the speaker that were taken in.</summary>
    public int Utterances => _adaptation?.Utterances ?? 0;

    public void Reset()
    {
        _analyser.Reset();
        (_analyser as IWindowAnalyser)?.Forget();
        _adaptation?.Reset();
    }

    /// <summary>Predicts one window.</summary>
    /// <param name="window">Its samples, at the rate of the feature set.</param>
    /// <param name="start">Where it starts in the stream, samples.</param>
    /// <param name="speech">How much of it is speech, in any unit.</param>
    /// <param name="probabilities">Takes one calibrated probability per label; all equal where the speaker is not known yet.</param>
    /// <returns>Why the model does not commit itself.</returns>
    /// <exception cref="InvalidAudioException">A feature cannot be computed.</exception>
    /// <exception cref="SerException">The features are so far from speech that the prediction is not finite.</exception>
    public PredictionDoubt Predict(ReadOnlySpan<float> window, long start, int speech, Span<double> probabilities)
    {
        Analyse(window, start);
        if (_model.FeatureSet.FindNonFinite(_features) is { } column)
        {
            throw new InvalidAudioException("stream", $"its feature '{column.Name}' cannot be computed: the value is not a finite number");
        }

        _adaptation?.Hear(_features, speech);
        if (_adaptation is not null && !_adaptation.Apply(_features, _ofSpeaker))
        {
            probabilities.Fill(1.0 / probabilities.Length);
            return PredictionDoubt.LowConfidence;
        }

        return _model.Predict(_features, _ofSpeaker, _scaled, probabilities, out _);
    }

    /// <summary>The utterance has ended: what was heard of it becomes part of the speaker.</summary>
    public void EndUtterance() => _adaptation?.EndUtterance();

    private void Analyse(ReadOnlySpan<float> window, long start)
    {
        if (_analyser is IWindowAnalyser sharing)
        {
            sharing.Analyse(window, start, _features);
            return;
        }

        _analyser.Reset();
        _analyser.Push(window);
        _analyser.Complete(_features);
    }
}
