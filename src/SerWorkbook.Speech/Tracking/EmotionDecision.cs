namespace SerWorkbook.Speech.Tracking;

/// <summary>Turns the probabilities of windows into what is shown: smoothing, hysteresis, a minimum hold.</summary>
/// <remarks>
/// smoothed += (1 - exp(-hop / time constant)) x (window - smoothed), the first window after a rest as it is. Another emotion is shown once
/// its smoothed probability is above that of the shown one by the margin; "unsure" once the highest falls below the limit of the model, for
/// the shown emotion by the margin. Nothing changes before the minimum hold is over.
/// </remarks>
internal sealed class EmotionDecision
{
    /// <summary>What is shown at rest and in doubt, in place of the number of an emotion.</summary>
    public const int None = -1;

    private readonly double _gain;
    private readonly double _margin;
    private readonly double _hold;
    private readonly double _unsureBelow;
    private double _changed;
    private bool _heard;

    /// <summary>Prepares decisions.</summary>
    /// <param name="settings">Smoothing, margin and hold.</param>
    /// <param name="unsureBelow">The confidence below which the model is unsure, 0 to 1.</param>
    public EmotionDecision(TrackerSettings settings, double unsureBelow)
    {
        _gain = settings.SmoothingSeconds > 0 ? 1 - Math.Exp(-settings.HopSeconds / settings.SmoothingSeconds) : 1;
        (_margin, _hold, _unsureBelow) = (settings.Margin, settings.MinimumHoldSeconds, unsureBelow);
        Reset();
    }

    /// <summary>The number of the emotion that is shown, or <see cref="None"/>.</summary>
    public int Shown { get; private set; }

    /// <summary>Why none is shown.</summary>
    public PredictionDoubt Doubt { get; private set; }

    public void Reset() => (Shown, Doubt, _changed, _heard) = (None, PredictionDoubt.NoSpeech, double.NegativeInfinity, false);

    /// <summary>Takes the prediction of a window.</summary>
    /// <param name="window">One probability per emotion.</param>
    /// <param name="doubt">The doubt of the window.</param>
    /// <param name="now">The end of the window, seconds.</param>
    /// <param name="smoothed">One smoothed probability per emotion; it is brought up to date.</param>
    /// <returns>Whether what is shown has changed.</returns>
    public bool Hear(ReadOnlySpan<double> window, PredictionDoubt doubt, double now, Span<double> smoothed)
    {
        if (doubt is PredictionDoubt.UnlikeTraining or PredictionDoubt.NoSpeech)
        {
            // The probabilities mean nothing.
            return Show(None, doubt, now);
        }

        var gain = _heard ? _gain : 1;
        _heard = true;
        var best = 0;
        for (var i = 0; i < smoothed.Length; i++)
        {
            smoothed[i] += gain * (window[i] - smoothed[i]);
            best = smoothed[i] > smoothed[best] ? i : best;
        }

        if (Shown >= 0 && best != Shown && smoothed[best] < smoothed[Shown] + _margin)
        {
            best = Shown;
        }

        return smoothed[best] < (best == Shown ? _unsureBelow - _margin : _unsureBelow)
            ? Show(None, PredictionDoubt.LowConfidence, now)
            : Show(best, PredictionDoubt.None, now);
    }

    /// <summary>Nobody has spoken for some time.</summary>
    /// <param name="now">Seconds.</param>
    /// <param name="smoothed">One smoothed probability per emotion; forgotten.</param>
    /// <returns>Whether what is shown has changed.</returns>
    public bool Rest(double now, Span<double> smoothed)
    {
        _heard = false;
        smoothed.Fill(1.0 / smoothed.Length);
        return Show(None, PredictionDoubt.NoSpeech, now);
    }

    // A change for another kind of unsure is no change.
    private bool Show(int emotion, PredictionDoubt doubt, double now)
    {
        var same = emotion == Shown && (emotion >= 0 || (doubt == PredictionDoubt.NoSpeech) == (Doubt == PredictionDoubt.NoSpeech));
        if (same || now - _changed < _hold)
        {
            return false;
        }

        (Shown, Doubt, _changed) = (emotion, doubt, now);
        return true;
    }
}
