using SerWorkbook.Speech.Descriptors.Spectrum;

namespace SerWorkbook.Speech.Features.SerFull;

/// <summary>The memory in which recordings are summed up, one after the other; it grows to the longest one.</summary>
internal sealed class SerFullWork
{
    private float[] _level = [];
    private float[] _hertz = [];
    private float[] _values = [];
    private float[] _sum = [];
    private bool[] _pauses = [];
    private int _frames;

    /// <summary>Prepares memory.</summary>
    public SerFullWork()
    {
        Summary = new SummaryWork(Regions);
        QualitySummary = new SummaryWork(QualityRegions);
    }

    /// <summary>The level of every frame, dB.</summary>
    public Span<float> Level => _level.AsSpan(0, _frames);

    /// <summary>F0 of every frame.</summary>
    public Span<float> Hertz => _hertz.AsSpan(0, _frames);

    /// <summary>Values of a descriptor in every frame.</summary>
    public Span<float> Values => _values.AsSpan(0, _frames);

    /// <summary>Sums of values in every frame.</summary>
    public Span<float> Sum => _sum.AsSpan(0, _frames);

    /// <summary>A mark for every frame.</summary>
    public Span<bool> Pauses => _pauses.AsSpan(0, _frames);

    /// <summary>The active frames, and which are voiced by the F0 of this set.</summary>
    public Regions Regions { get; } = new();

    /// <summary>Sums contours of these up.</summary>
    public SummaryWork Summary { get; }

    /// <summary>The active frames, and which are voiced by the F0 of the descriptors of voice quality.</summary>
    public Regions QualityRegions { get; } = new();

    /// <summary>Sums contours of these up.</summary>
    public SummaryWork QualitySummary { get; }

    /// <summary>Runs of frames.</summary>
    public Stretches Stretches { get; } = new();

    /// <summary>Modulation of contours.</summary>
    public ModulationSpectrum Modulation { get; } = new(1 / SerFullVector.HopSeconds);

    /// <summary>Makes room.</summary>
    /// <param name="frames">Number of frames, 1 or more.</param>
    public void Reserve(int frames)
    {
        _frames = frames;
        WorkMemory.Reserve(ref _level, frames);
        WorkMemory.Reserve(ref _hertz, frames);
        WorkMemory.Reserve(ref _values, frames);
        WorkMemory.Reserve(ref _sum, frames);
        WorkMemory.Reserve(ref _pauses, frames);
    }
}
