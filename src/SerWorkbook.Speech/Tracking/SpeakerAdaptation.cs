namespace SerWorkbook.Speech.Tracking;

/// <summary>Learns a speaker without labels while they talk, and brings their features to where the model expects them.</summary>
/// <remarks>
/// Each utterance counts once, with the window that holds the most speech. A model with parts that were trained on speaker-normalised
/// features gets these as soon as two utterances are known. Otherwise the mean of the speaker moves to that of the training clips, by the
/// share n / (n + <see cref="Inertia"/>) after n utterances: adapted = feature - share x (mean of the speaker - mean of training).
/// </remarks>
internal sealed class SpeakerAdaptation
{
    /// <summary>The number of utterances after which half of the way is gone.</summary>
    public const double Inertia = 10;

    private readonly EmotionModel _model;
    private readonly float[] _training;
    private readonly float[] _utterance;
    private SpeakerProfile _profile;
    private int _most;

    /// <summary>Prepares an adaptation.</summary>
    /// <exception cref="SerException">The model does not say where its training clips lie.</exception>
    public SpeakerAdaptation(EmotionModel model)
    {
        _model = model;
        _profile = new SpeakerProfile(model.FeatureSet);
        _utterance = new float[model.FeatureSet.Columns.Count];
        _training =
            model.Novelty?.Mean
            ?? (
                model.NeedsSpeaker || model.Scaler.Offset.Any(offset => offset != 0)
                    ? model.Scaler.Offset
                    : throw new SerException(
                        "This model cannot adapt to a speaker: it holds neither a novelty nor a scaler with the means of its "
                            + "training clips."
                    )
            );
    }

    /// <summary>Number of utterances.</summary>
    public int Utterances => _profile.Clips;

    public void Reset() => (_profile, _most) = (new SpeakerProfile(_model.FeatureSet), 0);

    /// <summary>Takes the features of a window.</summary>
    /// <param name="features">One value per column.</param>
    /// <param name="speech">How much of the window is speech.</param>
    public void Hear(ReadOnlySpan<float> features, int speech)
    {
        if (speech > _most)
        {
            _most = speech;
            features.CopyTo(_utterance);
        }
    }

    /// <summary>Takes the utterance in.</summary>
    public void EndUtterance()
    {
        if (_most > 0)
        {
            _profile.Add(_utterance);
            _most = 0;
        }
    }

    /// <summary>Adapts the features of a window.</summary>
    /// <param name="features">One value per column; changed unless the model needs a speaker.</param>
    /// <param name="ofSpeaker">Takes the features normalised by the speaker; empty unless the model needs one.</param>
    /// <returns>Whether the speaker is known well enough for an answer.</returns>
    public bool Apply(Span<float> features, Span<float> ofSpeaker)
    {
        if (_model.NeedsSpeaker)
        {
            if (_profile.IsReady)
            {
                _profile.Scale(features, ofSpeaker);
            }

            return _profile.IsReady;
        }

        var share = _profile.Clips / (_profile.Clips + Inertia);
        var mean = _profile.Mean;
        for (var i = 0; i < features.Length; i++)
        {
            features[i] -= (float)(share * (mean[i] - _training[i]));
        }

        return true;
    }
}
