using SerWorkbook.Speech.Descriptors.Formants;
using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech.Descriptors.Tracks;

/// <summary>Measures the low-level descriptors of a recording that comes in blocks.</summary>
/// <remarks>
/// The descriptors do not depend on how the recording is cut, bit for bit. Memory: 0.1 MB a minute of recording. An
/// instance serves one recording after the other: use one per thread.
/// </remarks>
/// <param name="formants">Which formants are measured; the columns of the others are 0.</param>
internal sealed class DescriptorRecorder(FormantKinds formants = FormantKinds.Both)
{
    // As many samples as bring no more frames than may wait, and as the history takes at once.
    private const int MostAtOnce = LongFrameAnalyser.MostAtOnce * GeMapsFrames.Hop;

    // What is kept for certain: more than the decision delay of F0 (0.4 s), a long frame and some periods.
    private const int KeptSamples = 12_288;

    private const long NotShared = -1;

    private readonly SampleHistory _history = new(KeptSamples);
    private readonly ShortFrameAnalyser _short = new();
    private readonly LongFrameAnalyser _long = new(formants);
    private readonly float[] _values = new float[ShortFrameAnalyser.Count];
    private readonly FrameMemo<float> _shared = new(ShortFrameAnalyser.Count + BandLimitedAutocorrelation.Lags + 1);
    private long _firstShared = NotShared;
    private long _lastMeasured = NotShared;
    private int _longFrames;
    private double _energy;

    /// <summary>The descriptors so far: all of them once <see cref="Finish"/> was called.</summary>
    public DescriptorStore Store { get; } = new();

    /// <summary>Mean square of the samples over the 20 ms frames; 0 before the first.</summary>
    public double MeanSquare => Store.ShortFrames == 0 ? 0 : _energy / Store.ShortFrames;

    /// <summary>Lets the recording that begins now, a window of a stream, share frames with the windows before.</summary>
    /// <param name="firstFrame">The number of its first frame in the stream; below 0 to share nothing.</param>
    /// <param name="samples">The length of the longest window, samples.</param>
    public void Share(long firstFrame, int samples)
    {
        _firstShared = firstFrame;
        _shared.Reserve(samples / GeMapsFrames.Hop + 1);
        _long.Share(firstFrame, samples);
    }

    /// <summary>Forgets the stream that windows shared.</summary>
    public void Forget()
    {
        _shared.Clear();
        _long.Forget();
    }

    /// <summary>Takes the next samples.</summary>
    /// <param name="samples">16 kHz, mono, full scale [-1, 1], all finite; any number.</param>
    public void Push(ReadOnlySpan<float> samples)
    {
        while (!samples.IsEmpty)
        {
            var piece = samples[..Math.Min(samples.Length, MostAtOnce)];
            samples = samples[piece.Length..];
            piece.CopyTo(_history.Grow(piece.Length));
            MeasureWholeFrames();
        }
    }

    /// <summary>Ends the recording: measures the frames that still wait for their F0.</summary>
    public void Finish() => _long.Drain(_history, Store, last: true);

    /// <summary>Copies the descriptors into a matrix.</summary>
    /// <returns>As many frames as 60 ms windows fit in; none for less than 60 ms.</returns>
    public GeMapsTrack Track()
    {
        var values = new FrameMatrix(Store.LongFrames, DescriptorStore.Columns);
        var column = new float[Store.LongFrames];
        for (var descriptor = 0; descriptor < DescriptorStore.Columns; descriptor++)
        {
            Store.Read((GeMapsDescriptor)descriptor, column);
            for (var frame = 0; frame < column.Length; frame++)
            {
                values[frame, descriptor] = column[frame];
            }
        }

        return new GeMapsTrack(values);
    }

    /// <summary>Forgets the recording.</summary>
    public void Reset()
    {
        _history.Restart(0);
        _short.Reset();
        _long.Reset();
        Store.Reset();
        (_longFrames, _energy, _firstShared, _lastMeasured) = (0, 0, NotShared, NotShared);
    }

    // One stage after the other for all new frames: each has its tables in the fastest cache while it works. A long frame
    // needs the autocorrelation of the short frame that starts with it, which is always complete before it.
    private void MeasureWholeFrames()
    {
        while ((long)Store.ShortFrames * GeMapsFrames.Hop + GeMapsFrames.ShortLength <= _history.End)
        {
            MeasureShortFrame(Store.ShortFrames);
            Store.ShortFrames++;
        }

        var first = _longFrames;
        while ((long)_longFrames * GeMapsFrames.Hop + GeMapsFrames.LongLength <= ShortEnd())
        {
            _long.Transform(_history, _longFrames++);
        }

        for (var frame = first; frame < _longFrames; frame++)
        {
            _long.Track(frame);
        }

        _long.Drain(_history, Store, last: false);
    }

    // How far the short frames have come: the long frames follow at a fixed distance, whatever the blocks.
    private long ShortEnd() => (long)(Store.ShortFrames - 1) * GeMapsFrames.Hop + GeMapsFrames.ShortLength;

    private void MeasureShortFrame(int frame)
    {
        var lags = (formants & FormantKinds.Resonances) != 0 ? _long.Lags(frame) : [];
        if (_firstShared >= 0 && frame > 0 && _shared.TryGet(_firstShared + frame, out var kept))
        {
            kept[.._values.Length].CopyTo(_values);
            kept.Slice(_values.Length, lags.Length).CopyTo(lags);
            Take(frame, kept[^1]);
            return;
        }

        if (frame > 0 && _lastMeasured != frame - 1)
        {
            // Only to have the spectrum before at hand.
            Measure(frame - 1, lags);
        }

        var energy = Measure(frame, lags);
        _lastMeasured = frame;
        if (_firstShared >= 0 && frame > 0)
        {
            var room = _shared.Keep(_firstShared + frame);
            _values.CopyTo(room);
            lags.CopyTo(room[_values.Length..]);
            room[^1] = energy;
        }

        Take(frame, energy);
    }

    private float Measure(int frame, Span<float> lags) =>
        _short.Measure(_history.Slice((long)frame * GeMapsFrames.Hop, GeMapsFrames.ShortLength), _values, lags);

    private void Take(int frame, float energy)
    {
        _energy += (double)energy / GeMapsFrames.ShortLength;
        for (var i = 0; i < _values.Length; i++)
        {
            Store.Set(frame, (GeMapsDescriptor)i, _values[i]);
        }
    }
}
