using System.Numerics.Tensors;
using SerWorkbook.Speech.Descriptors;
using SerWorkbook.Speech.Descriptors.Formants;
using SerWorkbook.Speech.Descriptors.Tracks;
using SerWorkbook.Speech.Features.EGeMaps;

namespace SerWorkbook.Speech;

/// <summary>The extended Geneva minimalistic acoustic parameter set: 88 functionals of 25 descriptors.</summary>
/// <remarks>
/// Source: Eyben et al., "The Geneva minimalistic acoustic parameter set (GeMAPS) for voice research and affective
/// computing", IEEE Trans. Affective Computing 7(2), 2016; columns as published with eGeMAPSv02. Written from the
/// definitions. Samples are first rounded down to 16 bit, as the published tool reads them: in pauses the rounding is as
/// loud as the recording, and the descriptors of the two must be alike there too. A recording without a 20 ms frame gives a vector of
/// zeros; what is measured in voiced (or unvoiced)
/// frames is 0 where there is none; nothing is ever NaN.
/// </remarks>
public sealed class GeMapsAnalyser : IUtteranceAnalyser
{
    // Full scale of 16-bit samples: one more step below 0 than above; the tool divides by the smaller number.
    private const float Steps = 32768;
    private const float FullScale = 32767;

    // Half a step of 32-bit samples, which resampled audio passes through on its way to 16 bit: the rounding noise of a
    // filter in digital silence is 0, not the step below it.
    private const float SmallestSample = 0.5f / 65536;

    private readonly float[] _rounded = new float[1024];
    private readonly DescriptorRecorder _recorder = new(FormantKinds.Published);
    private readonly GeMapsFunctionals _functionals = new();

    /// <inheritdoc/>
    public int SampleRate => GeMapsFrames.SampleRate;

    /// <inheritdoc/>
    public IReadOnlyList<FeatureColumn> Columns => GeMapsColumns.All;

    /// <summary>Measures the descriptors of a whole recording over time.</summary>
    /// <param name="samples">16 kHz, mono, full scale [-1, 1], all finite.</param>
    /// <returns>One row per frame.</returns>
    public static GeMapsTrack Track(ReadOnlySpan<float> samples)
    {
        var recorder = new DescriptorRecorder();
        recorder.Push(samples);
        recorder.Finish();
        return recorder.Track();
    }

    /// <inheritdoc/>
    public void Push(ReadOnlySpan<float> samples)
    {
        while (!samples.IsEmpty)
        {
            var piece = _rounded.AsSpan(0, Math.Min(samples.Length, _rounded.Length));
            TensorPrimitives.Multiply(samples[..piece.Length], Steps, piece);
            TensorPrimitives.Add(piece, SmallestSample, piece);
            TensorPrimitives.Floor(piece, piece);
            TensorPrimitives.Multiply(piece, 1 / FullScale, piece);
            _recorder.Push(piece);
            samples = samples[piece.Length..];
        }
    }

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
