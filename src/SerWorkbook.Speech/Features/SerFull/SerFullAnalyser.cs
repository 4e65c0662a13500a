namespace SerWorkbook.Speech.Features.SerFull;

/// <summary>Listens to a recording and sums it up in the columns of <c>SerFull-1</c>.</summary>
public sealed class SerFullAnalyser : IUtteranceAnalyser
{
    private const int PaddingBefore = (FrameDescriber.LongWindow - FrameDescriber.ShortWindow) / 2;

    private readonly FrameDescriber _describer = new();
    private readonly FrameColumns _frames = new(SerFullDescriptors.OfFrames.Count);
    private readonly float[] _window = new float[FrameDescriber.LongWindow];
    private readonly float[] _row = new float[SerFullDescriptors.OfFrames.Count];
    private readonly List<float> _samples = [];
    private readonly F0Tracker _tracker = new(FrameDescriber.SampleRate);
    private int _filled = PaddingBefore;

    /// <inheritdoc/>
    public int SampleRate => FrameDescriber.SampleRate;

    /// <inheritdoc/>
    public IReadOnlyList<FeatureColumn> Columns => SerFullVector.Columns;

    /// <inheritdoc/>
    public void Push(ReadOnlySpan<float> samples)
    {
        foreach (var s in samples)
        {
            _samples.Add(s);
        }

        Frame(samples);
    }

    /// <inheritdoc/>
    public void Complete(Span<float> vector)
    {
        Frame(stackalloc float[PaddingBefore]);
        var clip = new Audio.AudioClip(_samples.ToArray(), SampleRate);
        var f0 = _tracker.Track(clip, 0.0125, _frames.Frames);
        SerFullVector.Fill(_frames, f0.Hertz.ToArray(), f0.Correlation.ToArray(), vector);
        Reset();
    }

    /// <inheritdoc/>
    public void Reset()
    {
        _samples.Clear();
        _frames.Clear();
        _describer.Reset();
        _window.AsSpan().Clear();
        _filled = PaddingBefore;
    }

    private void Frame(ReadOnlySpan<float> samples)
    {
        while (samples.Length > 0)
        {
            var count = Math.Min(samples.Length, _window.Length - _filled);
            samples[..count].CopyTo(_window.AsSpan(_filled));
            samples = samples[count..];
            _filled += count;
            if (_filled == _window.Length)
            {
                _describer.Describe(_window, _row);
                _frames.Add(_row);
                _window.AsSpan(FrameDescriber.Hop).CopyTo(_window);
                _filled -= FrameDescriber.Hop;
            }
        }
    }
}
