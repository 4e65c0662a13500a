using SerWorkbook.Speech;
using SerWorkbook.Speech.Tracking;

namespace SerWorkbook.Native;

/// <summary>A tracker with the face that follows it.</summary>
/// <remarks>Belongs to one thread at a time: a call during another call is refused and changes nothing.</remarks>
internal sealed unsafe class LiveTracker
{
    private readonly LoadedModel _model;
    private readonly EmotionTracker _tracker;
    private readonly FaceAnimator _face;
    private readonly Occupancy _occupancy = new("tracker");
    private bool _completed;

    /// <summary>Opens a stream.</summary>
    /// <param name="model">The model.</param>
    /// <param name="sampleRate">Hz.</param>
    /// <param name="settings">An object of JSON; <see langword="null"/> for the defaults.</param>
    /// <exception cref="NativeFault">The rate or a setting cannot be used.</exception>
    public LiveTracker(LoadedModel model, int sampleRate, string? settings)
    {
        SampleRates.Require(sampleRate);
        _model = model;
        try
        {
            _tracker = new EmotionTracker(model.Model, sampleRate, settings is null ? null : TrackerRequest.Read(settings));
            Require(_tracker.Settings);
        }
        catch (SerException fault)
        {
            throw NativeFault.Argument(fault.Message);
        }

        _face = NewFace();
    }

    /// <summary>Takes samples.</summary>
    public void Push(ReadOnlySpan<float> samples)
    {
        using var turn = _occupancy.Enter();
        RequireOpen();
        _tracker.Push(samples);
    }

    /// <summary>Writes the next event.</summary>
    /// <returns>Whether there is one.</returns>
    public bool TryRead(TrackerEventBlock* block)
    {
        using var turn = _occupancy.Enter();
        if (!_tracker.TryRead(out var item))
        {
            return false;
        }

        TrackerEventBlock.Fill(block, _model, item);
        return true;
    }

    /// <summary>Writes what is shown.</summary>
    public void Read(TrackerStateBlock* block)
    {
        using var turn = _occupancy.Enter();
        TrackerStateBlock.Fill(block, _model, _tracker.State);
    }

    /// <summary>Moves the face and writes it.</summary>
    /// <param name="block">Takes it.</param>
    /// <param name="seconds">The time since the last call.</param>
    public void Advance(FaceBlock* block, double seconds)
    {
        using var turn = _occupancy.Enter();
        _face.Advance(_tracker.State, seconds);
        FaceBlock.Fill(block, _face);
    }

    /// <summary>Ends the stream.</summary>
    public void Complete()
    {
        using var turn = _occupancy.Enter();
        RequireOpen();
        _tracker.Complete();
        _completed = true;
    }

    /// <summary>Begins another stream.</summary>
    public void Reset()
    {
        using var turn = _occupancy.Enter();
        _tracker.Reset();
        _face.Reset();
        _completed = false;
    }

    private static void Require(TrackerSettings settings)
    {
        foreach (var name in settings.Rules.Select(rule => rule.Name).Append(settings.RestLabel))
        {
            if (NativeText.BytesOf(name) > LoadedModel.LabelBytes)
            {
                throw NativeFault.Argument($"The name '{name}' is too long: at most {LoadedModel.LabelBytes - 1} bytes of UTF-8 fit.");
            }
        }
    }

    private FaceAnimator NewFace() => new(ExpressionTable.Default, _tracker.State.Labels, restLabel: _tracker.Settings.RestLabel);

    private void RequireOpen()
    {
        if (_completed)
        {
            throw NativeFault.Argument("The stream of the tracker is complete; ser_tracker_reset begins another one.");
        }
    }
}
