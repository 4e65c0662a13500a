using System.Runtime.InteropServices;
using SerWorkbook.Interop;
using SerWorkbook.Speech;
using NWavesExtractor = NWaves.FeatureExtractors.Base.FeatureExtractor;

namespace SerWorkbook;

/// <summary>Makes a feature set of any extractor of NWaves: statistics of its features over the frames of a recording.</summary>
/// <remarks>
/// For each feature of the extractor there are the mean, the standard deviation and the 10th and 90th percentile over all frames. Silence
/// at the ends counts; a recording that is shorter than a frame is filled up with zeros. Models of such a set are searched and evaluated
/// like others, but not exported.
/// </remarks>
/// <example>
/// <code>
/// var options = new NWaves.FeatureExtractors.Options.MfccOptions { SamplingRate = 16_000, FeatureCount = 13 };
/// var set = FeatureSet.From("NWavesMfcc", 1, "MFCC of NWaves",
///     () => new NWavesAnalyser(new NWaves.FeatureExtractors.MfccExtractor(options)));
/// var table = workbook.ExtractFeatures(corpus, set: set);
/// </code>
/// </example>
public sealed class NWavesAnalyser : IUtteranceAnalyser
{
    private readonly NWavesExtractor _extractor;
    private readonly List<float> _samples = [];

    /// <summary>Takes an extractor.</summary>
    /// <param name="extractor">The extractor; one that NWaves can copy may be shared by several analysers.</param>
    /// <param name="family">What its features are about.</param>
    public NWavesAnalyser(NWavesExtractor extractor, FeatureFamily family = FeatureFamily.Other)
    {
        ArgumentNullException.ThrowIfNull(extractor);
        _extractor = extractor.IsParallelizable() ? extractor.ParallelCopy() : extractor;
        Columns =
        [
            .. extractor.FeatureDescriptions.SelectMany(feature =>
                FrameFunctionals.Names.Select(name => new FeatureColumn($"{feature}_{name}", family, "1"))
            ),
        ];
    }

    /// <inheritdoc/>
    public int SampleRate => _extractor.SamplingRate;

    /// <inheritdoc/>
    public IReadOnlyList<FeatureColumn> Columns { get; }

    /// <inheritdoc/>
    public void Push(ReadOnlySpan<float> samples) => _samples.AddRange(samples);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The vector has another length than <see cref="Columns"/>.</exception>
    public void Complete(Span<float> vector)
    {
        if (vector.Length != Columns.Count)
        {
            throw new ArgumentException($"There is room for {vector.Length} of {Columns.Count} values.", nameof(vector));
        }

        if (_samples.Count < _extractor.FrameSize)
        {
            CollectionsMarshal.SetCount(_samples, _extractor.FrameSize);
        }

        _extractor.Reset();
        var frames = _extractor.ComputeFrom(_samples.ToArray());
        Reset();
        var contour = new float[frames.Count];
        for (var feature = 0; feature < _extractor.FeatureCount; feature++)
        {
            for (var frame = 0; frame < contour.Length; frame++)
            {
                contour[frame] = frames[frame][feature];
            }

            FrameFunctionals.Write(contour, vector.Slice(feature * FrameFunctionals.Names.Count, FrameFunctionals.Names.Count));
        }
    }

    /// <inheritdoc/>
    public void Reset() => _samples.Clear();
}
