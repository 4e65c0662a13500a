using SerWorkbook.Speech.Descriptors.Formants;
using SerWorkbook.Speech.Descriptors.Tracks;
using SerWorkbook.Speech.Features.Columns;
using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech.Features.SerFull;

/// <summary>Listens to a recording and summarises it in the columns of <c>SerFull-2</c>.</summary>
/// <remarks>
/// Descriptors of frames of 25 ms (40 ms for harmonic measures) every 10 ms: level, loudness, spectral shape, contrast,
/// MFCC, mel bands, chroma, F0, harmonicity, jitter, shimmer, harmonic differences, formants. They are summarised over the active part,
/// which reaches from the first to the
/// last frame within 35 dB of the loudest, over its voiced and its unvoiced frames, and over the changes in both; rhythm
/// and modulation of the level are added. A column is named <c>descriptor_functional</c>, with the part that is summarised
/// in between where it is not the whole: <c>centroid_p25</c>, <c>mfcc3Voiced_mean</c>. A functional of frames that there
/// are none of, such as F0 without a voiced frame, is 0, and so are all for a recording shorter than one frame.
/// Most descriptors of a long recording are kept in a temporary file, those of voice quality in memory (36 MB an hour).
/// </remarks>
internal sealed class SerFullAnalyser : IWindowAnalyser
{
    // Not a power of two, so that the values of a frame fall into different lines of the processor's cache.
    private const int BlockFrames = 2000;
    private const int BlocksInMemory = 16;

    // The longer window reaches beyond the shorter one to both sides; before the start and after the end there is silence.
    private const int Overhang = (FrameDescriber.LongWindow - FrameDescriber.ShortWindow) / 2;

    // The number of the first frame where windows share none.
    private const long NotShared = -1;

    private const double FirstSeconds = FrameDescriber.ShortWindow / 2.0 / FrameDescriber.SampleRate;

    private readonly FrameDescriber _describer = new();
    private readonly FrameColumns _frames;
    private readonly FrameColumns _voice;
    private readonly float[] _window = new float[FrameDescriber.LongWindow];
    private readonly float[] _row = new float[SerFullDescriptors.OfFrames.Count];
    private readonly F0Tracker _tracker = new(
        FrameDescriber.SampleRate,
        new F0Options { FirstSeconds = FirstSeconds, HopSeconds = SerFullVector.HopSeconds }
    );

    private readonly DescriptorRecorder _quality = new(FormantKinds.Resonances);
    private readonly SerFullWork _work = new();
    private readonly FrameMemo<float> _shared = new(SerFullDescriptors.OfFrames.Count);
    private int _filled = Overhang;

    /// <summary>Prepares an analyser.</summary>
    public SerFullAnalyser()
        : this(BlockFrames, BlocksInMemory) { }

    internal SerFullAnalyser(int blockFrames, int blocksInMemory)
    {
        _frames = new FrameColumns(SerFullDescriptors.OfFrames.Count, blockFrames, blocksInMemory);
        _voice = new FrameColumns(SerFullVector.VoiceColumns, blockFrames, blocksInMemory);
    }

    /// <summary>Number of frames of windows that were measured, not shared.</summary>
    internal long DescribedFrames { get; private set; }

    /// <inheritdoc/>
    public int SampleRate => FrameDescriber.SampleRate;

    /// <inheritdoc/>
    public IReadOnlyList<FeatureColumn> Columns => SerFullVector.Columns;

    /// <inheritdoc/>
    /// <exception cref="IOException">The recording is long and no temporary file can be written.</exception>
    public void Push(ReadOnlySpan<float> samples)
    {
        Cut(samples);
        _quality.Push(samples);
        _tracker.Push(samples);
        TakeVoice();
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The vector has another length than there are columns.</exception>
    public void Complete(Span<float> vector)
    {
        Require(vector);
        Cut(stackalloc float[Overhang]);
        Finish(vector);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The vector has another length than there are columns.</exception>
    public void Analyse(ReadOnlySpan<float> window, long start, Span<float> vector)
    {
        Require(vector);
        Reset();
        var first = start % FrameDescriber.Hop == 0 ? start / FrameDescriber.Hop : NotShared;
        Describe(window, first);
        _quality.Share(first, window.Length);
        _tracker.Share(first, window.Length);
        _quality.Push(window);
        _tracker.Push(window);
        TakeVoice();
        Finish(vector);
    }

    /// <inheritdoc/>
    public void Forget()
    {
        Reset();
        _shared.Clear();
        _quality.Forget();
        _tracker.Forget();
    }

    private void Require(Span<float> vector)
    {
        if (vector.Length != Columns.Count)
        {
            throw new ArgumentException($"The vector has {vector.Length} values; {Columns.Count} are needed.", nameof(vector));
        }
    }

    private void Finish(Span<float> vector)
    {
        _quality.Finish();
        _tracker.Complete();
        TakeVoice();
        SerFullVector.Fill(_frames, _voice, _quality.Store, _work, vector);
        Reset();
    }

    /// <inheritdoc/>
    public void Reset()
    {
        _quality.Reset();
        _tracker.Reset();
        _frames.Clear();
        _voice.Clear();
        _describer.Reset();
        Array.Clear(_window);
        _filled = Overhang;
    }

    // The first and the last frames look beyond the window, and the first one has no frame before it: these are measured anew.
    private void Describe(ReadOnlySpan<float> window, long first)
    {
        var count = window.Length < FrameDescriber.ShortWindow ? 0 : (window.Length - FrameDescriber.ShortWindow) / FrameDescriber.Hop + 1;
        _shared.Reserve(count + 1);
        var follows = false;
        for (var frame = 0; frame < count; frame++)
        {
            var start = frame * FrameDescriber.Hop - Overhang;
            var whole = first >= 0 && start > 0 && start + FrameDescriber.LongWindow <= window.Length;
            if (whole && _shared.TryGet(first + frame, out var kept))
            {
                _frames.Add(kept);
                follows = false;
                continue;
            }

            if (frame > 0 && !follows)
            {
                // Only to have the spectrum before at hand.
                Describe(window, start - FrameDescriber.Hop, _row);
            }

            Describe(window, start, _row);
            _frames.Add(_row);
            follows = true;
            if (whole)
            {
                _row.CopyTo(_shared.Keep(first + frame));
            }
        }
    }

    private void Describe(ReadOnlySpan<float> window, int start, Span<float> row)
    {
        var (from, to) = (Math.Max(0, start), Math.Min(window.Length, start + FrameDescriber.LongWindow));
        _window.AsSpan().Clear();
        window[from..to].CopyTo(_window.AsSpan(from - start));
        DescribedFrames++;
        _describer.Describe(_window, row);
    }

    private void Cut(ReadOnlySpan<float> samples)
    {
        while (!samples.IsEmpty)
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

    // The tracker gives a frame some time after its samples came.
    private void TakeVoice()
    {
        while (_tracker.TryRead(out var frame))
        {
            _voice.Add([frame.Hertz, frame.VoicingProbability, frame.Correlation]);
        }
    }
}
