using SerWorkbook.Speech.Features.SerFull;
using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech.Features.MelStats;

/// <summary>Listens to a recording and summarises it in the columns of <see cref="FeatureSet.MelStats"/>.</summary>
/// <remarks>
/// Frames are measured as <see cref="MelStatsPlan"/> says and kept, in a temporary file where the recording is long. A recording without
/// a frame gives a vector of zeros.
/// </remarks>
internal sealed class MelStatsAnalyser : IUtteranceAnalyser
{
    private const int BlockFrames = 2000;
    private const int BlocksInMemory = 16;

    private readonly FrameCutter _cutter = new(new StftOptions(MelStatsPlan.FrameLength, MelStatsPlan.Hop, MelStatsPlan.FrameLength));

    private readonly MelStatsFrame _frame = new();
    private readonly FrameColumns _frames;
    private readonly float[] _row = new float[MelStatsFrame.Values];

    /// <summary>Prepares an analyser.</summary>
    public MelStatsAnalyser()
        : this(BlockFrames, BlocksInMemory) { }

    internal MelStatsAnalyser(int blockFrames, int blocksInMemory) =>
        _frames = new FrameColumns(MelStatsFrame.Values, blockFrames, blocksInMemory);

    /// <inheritdoc/>
    public int SampleRate => MelStatsPlan.SampleRate;

    /// <inheritdoc/>
    public IReadOnlyList<FeatureColumn> Columns => MelStatsVector.Columns;

    /// <inheritdoc/>
    /// <exception cref="IOException">The recording is long and no temporary file can be written.</exception>
    public void Push(ReadOnlySpan<float> samples)
    {
        while (_cutter.TryNext(ref samples, out var frame))
        {
            _frame.Measure(frame, _row);
            _frames.Add(_row);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The vector has another length than there are columns.</exception>
    public void Complete(Span<float> vector)
    {
        if (vector.Length != Columns.Count)
        {
            throw new ArgumentException($"The vector has {vector.Length} values; {Columns.Count} are needed.", nameof(vector));
        }

        vector.Clear();
        if (_frames.Frames > 0)
        {
            MelStatsVector.Fill(_frames, vector);
        }

        Reset();
    }

    /// <inheritdoc/>
    public void Reset()
    {
        _cutter.Reset();
        _frames.Clear();
    }
}
