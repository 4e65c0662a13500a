using SerWorkbook.Speech.Tracking;

namespace SerWorkbook.Speech;

/// <summary>What an <see cref="EmotionTracker"/> hears and shows at present; it changes while samples are pushed.</summary>
public sealed class TrackerState
{
    private const double SilentDb = -100;

    private readonly double[] _smoothed;
    private readonly double[] _window;

    internal TrackerState(IReadOnlyList<string> labels, string restLabel)
    {
        Labels = labels;
        Emotion = restLabel;
        _smoothed = new double[labels.Count];
        _window = new double[labels.Count];
    }

    /// <summary>The emotions, in the order of the probabilities.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>How much sound has been analysed, seconds from the start of the stream.</summary>
    public double Seconds { get; internal set; }

    /// <summary>Number of windows that have ended, 0 or more.</summary>
    public long Hops { get; internal set; }

    /// <summary>Number of windows that the model was asked about, 0 or more; the others hold too little speech.</summary>
    public long Predictions { get; internal set; }

    /// <summary>What is shown: a label of the model, or <see cref="TrackerSettings.RestLabel"/> at rest and in doubt.</summary>
    public string Emotion { get; internal set; }

    /// <summary>Why no emotion of the model is shown; <see cref="PredictionDoubt.NoSpeech"/> at rest.</summary>
    public PredictionDoubt Doubt { get; internal set; } = PredictionDoubt.NoSpeech;

    /// <summary>What to tell a user: the emotion, "unsure" or "no speech".</summary>
    public string Answer => TrackerAnswer.Of(Emotion, Doubt);

    /// <summary>Whether somebody is speaking, pauses shorter than the hang-over included.</summary>
    public bool Speaking { get; internal set; }

    /// <summary>Level of the last 30 ms, dB of full scale; -100 at least.</summary>
    public double LevelDb { get; internal set; } = SilentDb;

    /// <summary>The running noise floor, dB of full scale.</summary>
    public double NoiseFloorDb { get; internal set; } = SilentDb;

    /// <summary>The smoothed probabilities, one value per label, 0 to 1, summing to 1; all equal before the first window.</summary>
    public ReadOnlySpan<double> Probabilities => _smoothed;

    /// <summary>The calibrated probabilities of the last window that the model was asked about, as
    /// <see cref="EmotionModel.Predict(ReadOnlySpan{float}, int, string, SpeakerProfile)"/> gives them.</summary>
    public ReadOnlySpan<double> WindowProbabilities => _window;

    /// <summary>The doubt of that window alone.</summary>
    public PredictionDoubt WindowDoubt { get; internal set; } = PredictionDoubt.NoSpeech;

    /// <summary>Number of utterances that the tracker has adapted to, 0 or more.</summary>
    public int SpeakerUtterances { get; internal set; }

    internal Span<double> Smoothed => _smoothed;

    internal Span<double> Window => _window;

    internal void Restart(string restLabel)
    {
        (Seconds, Hops, Predictions, SpeakerUtterances) = (0, 0, 0, 0);
        (Emotion, Doubt, WindowDoubt) = (restLabel, PredictionDoubt.NoSpeech, PredictionDoubt.NoSpeech);
        (Speaking, LevelDb, NoiseFloorDb) = (false, SilentDb, SilentDb);
        Array.Fill(_smoothed, 1.0 / _smoothed.Length);
        Array.Fill(_window, 1.0 / _window.Length);
    }
}
