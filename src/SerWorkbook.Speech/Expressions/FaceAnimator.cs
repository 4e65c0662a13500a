using SerWorkbook.Speech.Expressions;

namespace SerWorkbook.Speech;

/// <summary>Moves the face of an avatar after what a tracker shows: blend-shape weights and a point of valence and arousal.</summary>
/// <remarks>
/// The point is the mean of those of all emotions, by their smoothed probabilities. The face is that of the shown emotion times the
/// intensity, which follows the arousal of the point: least + (1 - least) x (1 + arousal) / 2. At rest and in doubt it is the face of the
/// label at rest. All of them move there as a critically damped spring does, by the time that the caller says has passed: one long step is
/// the same as several short ones. Advancing allocates nothing.
/// </remarks>
/// <example>
/// <code>
/// var tracker = new EmotionTracker(EmotionModel.Load("emotion.ser"), 16_000);
/// var face = new FaceAnimator(ExpressionTable.Default, tracker.State.Labels);
/// face.Advance(tracker.State, seconds: 1 / 60.0);
/// Console.WriteLine(face.Arkit[23]);
/// </code>
/// </example>
public sealed class FaceAnimator
{
    private const int Shapes = 52;

    private readonly ExpressionTable _table;
    private readonly IReadOnlyList<string> _labels;
    private readonly string _restLabel;
    private readonly FaceSettings _settings;
    private readonly Expression?[] _expressions;
    private readonly Spring _spring;
    private readonly double[] _targets;
    private readonly float[] _arkit = new float[Shapes];
    private readonly float[] _vrm = new float[BlendShapes.Vrm.Count];
    private readonly Dictionary<string, double[]> _faces = new(StringComparer.Ordinal);
    private readonly double[] _still = new double[Shapes + BlendShapes.Vrm.Count];

    /// <summary>Prepares a face at rest.</summary>
    /// <param name="table">The expressions.</param>
    /// <param name="labels">The emotions of the tracker, in the order of its probabilities; a face stays still for one that the table does
    /// not have.</param>
    /// <param name="settings">How it moves; the defaults where they are left out.</param>
    /// <param name="restLabel">The emotion at rest.</param>
    /// <exception cref="SerException">A setting is out of range.</exception>
    public FaceAnimator(ExpressionTable table, IReadOnlyList<string> labels, FaceSettings? settings = null, string restLabel = "neutral")
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(restLabel);
        _settings = settings ?? new FaceSettings();
        _settings.Require();
        (_table, _labels, _restLabel) = (table, [.. labels], restLabel);
        _expressions = [.. labels.Select(table.Find)];
        foreach (var label in labels.Append(restLabel))
        {
            _faces[label] = FaceOf(label);
        }

        // Valence and arousal follow the shapes.
        _spring = new Spring(_still.Length + 2, _settings.EasingSeconds);
        _targets = new double[_still.Length + 2];
        Reset();
    }

    /// <summary>The weights of ARKit's blend shapes, 0 to 1, in the order of <see cref="ExpressionTable.ArkitNames"/>.</summary>
    public ReadOnlySpan<float> Arkit => _arkit;

    /// <summary>The weights of VRM's presets, 0 to 1, in the order of <see cref="ExpressionTable.VrmPresets"/>.</summary>
    public ReadOnlySpan<float> Vrm => _vrm;

    /// <summary>From -1 (unpleasant) to 1 (pleasant).</summary>
    public double Valence => Math.Clamp(_spring.Values[^2], -1, 1);

    /// <summary>From -1 (calm) to 1 (excited).</summary>
    public double Arousal => Math.Clamp(_spring.Values[^1], -1, 1);

    /// <summary>Moves the face.</summary>
    /// <param name="state">What the tracker shows.</param>
    /// <param name="seconds">The time since the last call, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is below 0 or not finite.</exception>
    public void Advance(TrackerState state, double seconds)
    {
        ArgumentNullException.ThrowIfNull(state);
        Advance(state.Emotion, state.Doubt, state.Probabilities, seconds);
    }

    /// <summary>Moves the face.</summary>
    /// <param name="emotion">The emotion that is shown, or the label at rest.</param>
    /// <param name="doubt">Why no emotion is shown.</param>
    /// <param name="probabilities">The smoothed probabilities, one value per label.</param>
    /// <param name="seconds">The time since the last call, 0 or more.</param>
    /// <exception cref="ArgumentException">There is not one probability per label.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The time is below 0 or not finite.</exception>
    public void Advance(string emotion, PredictionDoubt doubt, ReadOnlySpan<double> probabilities, double seconds)
    {
        ArgumentNullException.ThrowIfNull(emotion);
        ArgumentOutOfRangeException.ThrowIfNegative(seconds);
        if (!double.IsFinite(seconds))
        {
            throw new ArgumentOutOfRangeException(nameof(seconds), seconds, "The time must be finite.");
        }

        if (probabilities.Length != _labels.Count)
        {
            throw new ArgumentException(
                $"There are {probabilities.Length} probabilities for {_labels.Count} labels.",
                nameof(probabilities)
            );
        }

        var intensity = 1.0;
        if (doubt == PredictionDoubt.None)
        {
            var (valence, arousal) = Point(probabilities);
            (_targets[^2], _targets[^1]) = (valence, arousal);
            intensity = _settings.LeastIntensity + (1 - _settings.LeastIntensity) * (1 + arousal) / 2;
        }
        else
        {
            (_targets[^2], _targets[^1]) = (0, 0);
        }

        var face = _faces.GetValueOrDefault(emotion, _still);
        for (var i = 0; i < face.Length; i++)
        {
            _targets[i] = intensity * face[i];
        }

        _spring.Advance(_targets, seconds);
        Show();
    }

    /// <summary>Puts the face at rest at once.</summary>
    public void Reset()
    {
        Array.Clear(_targets);
        _faces[_restLabel].CopyTo(_targets, 0);
        _spring.Restart(_targets);
        Show();
    }

    private (double Valence, double Arousal) Point(ReadOnlySpan<double> probabilities)
    {
        var (valence, arousal) = (0.0, 0.0);
        for (var i = 0; i < probabilities.Length; i++)
        {
            valence += probabilities[i] * (_expressions[i]?.Valence ?? 0);
            arousal += probabilities[i] * (_expressions[i]?.Arousal ?? 0);
        }

        return (Math.Clamp(valence, -1, 1), Math.Clamp(arousal, -1, 1));
    }

    private double[] FaceOf(string label)
    {
        var expression = _table.Find(label);
        return expression is null
            ? _still
            :
            [
                .. BlendShapes.Arkit.Select(name => (double)expression.Arkit.GetValueOrDefault(name)),
                .. BlendShapes.Vrm.Select(name => (double)expression.Vrm.GetValueOrDefault(name)),
            ];
    }

    // A spring that turns around may reach a little beyond.
    private void Show()
    {
        var values = _spring.Values;
        for (var i = 0; i < _arkit.Length; i++)
        {
            _arkit[i] = (float)Math.Clamp(values[i], 0, 1);
        }

        for (var i = 0; i < _vrm.Length; i++)
        {
            _vrm[i] = (float)Math.Clamp(values[Shapes + i], 0, 1);
        }
    }
}
