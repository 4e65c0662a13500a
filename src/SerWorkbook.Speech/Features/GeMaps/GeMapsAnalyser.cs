namespace SerWorkbook.Speech.Features.GeMaps;

/// <summary>The extended Geneva minimalistic acoustic parameter set: 88 functionals of 25 descriptors.</summary>
/// <remarks>
/// Source: Eyben et al., "The Geneva minimalistic acoustic parameter set (GeMAPS) for voice research and affective
/// computing", IEEE Trans. Affective Computing 7(2), 2016; columns as published with eGeMAPSv02. Written from the
/// definitions. A recording without a 20 ms frame gives a vector of zeros; what is measured in voiced (or unvoiced)
/// frames is 0 where there is none; nothing is ever NaN.
/// </remarks>
public sealed class GeMapsAnalyser : IUtteranceAnalyser
{
    private readonly DescriptorRecorder _recorder = new(FormantKinds.Published);
    private readonly GeMapsFunctionals _functionals = new();

    /// <inheritdoc/>
    public int SampleRate => GeMapsFrames.SampleRate;

    /// <inheritdoc/>
    public IReadOnlyList<FeatureColumn> Columns => GeMapsColumns.All;

    /// <summary>Measures the descriptors of a whole recording over time.</summary>
    /// <param name="samples">16 kHz, mono, full scale [-1, 1], all finite.</param>
    /// <returns>One row a frame.</returns>
    public static GeMapsTrack Track(ReadOnlySpan<float> samples)
    {
        var recorder = new DescriptorRecorder();
        recorder.Push(samples);
        recorder.Finish();
        return recorder.Track();
    }

    /// <inheritdoc/>
    public void Push(ReadOnlySpan<float> samples) => _recorder.Push(samples);

    /// <inheritdoc/>
    public void Complete(Span<float> vector)
    {
        _recorder.Finish();
        _functionals.Fill(_recorder.Store, _recorder.MeanSquare, vector);
        Reset();
    }

    /// <inheritdoc/>
    public void Reset() => _recorder.Reset();
}
