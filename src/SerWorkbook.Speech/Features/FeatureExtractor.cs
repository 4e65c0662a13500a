using SerWorkbook.Speech.Audio;
using SerWorkbook.Speech.Features;

namespace SerWorkbook.Speech;

/// <summary>Extracts the features of a set from recordings.</summary>
/// <remarks>
/// Files are read in blocks, so memory hardly depends on their length; a file and a clip with the same samples give the same
/// values. An instance holds tables and working memory: use one per thread.
/// </remarks>
public sealed class FeatureExtractor
{
    private const int BlockSamples = 8_192;

    private readonly IUtteranceAnalyser _analyser;
    private readonly RecordingCheck _check;
    private readonly Dictionary<int, (Resampler Filter, ResamplerStream Stream)> _resamplers = [];
    private readonly float[] _block = new float[BlockSamples];

    /// <summary>Creates an extractor.</summary>
    /// <param name="set">The features to extract.</param>
    public FeatureExtractor(FeatureSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        Set = set;
        _analyser = set.CreateAnalyser();
        _check = new RecordingCheck(set.SampleRate);
    }

    /// <summary>The features to extract.</summary>
    public FeatureSet Set { get; }

    /// <summary>Reads a file and extracts its features.</summary>
    /// <param name="path">A WAV file.</param>
    /// <returns>One value per column of the set, all finite.</returns>
    /// <exception cref="InvalidAudioException">
    /// The file cannot be read, is too short or silent, holds less than 100 ms above silence, or NaN, infinity or samples far
    /// beyond full scale.
    /// </exception>
    public float[] Extract(string path) => Extract(WavFile.Open(path), path);

    /// <summary>Reads an open file and extracts its features.</summary>
    /// <param name="file">The file, just opened; it is closed afterwards.</param>
    /// <param name="name">The path of the file, or another name for error messages.</param>
    /// <returns>One value per column of the set, all finite.</returns>
    /// <exception cref="InvalidAudioException">
    /// The file is too short or silent, holds less than 100 ms above silence, or NaN, infinity or samples far beyond full
    /// scale.
    /// </exception>
    public float[] Extract(WavFile file, string name)
    {
        ArgumentNullException.ThrowIfNull(file);
        using var source = SpeechSource.Open(file, name, ResamplerFrom(file.Info.SampleRate).Stream);
        Begin();
        int read;
        while ((read = source.Read(_block)) > 0)
        {
            Take(_block.AsSpan(0, read));
        }

        return End(name);
    }

    /// <summary>Extracts the features of a clip.</summary>
    /// <param name="clip">A clip at any sampling rate.</param>
    /// <param name="name">The path of the file, or another name for error messages.</param>
    /// <returns>One value per column of the set, all finite.</returns>
    /// <exception cref="InvalidAudioException">
    /// The clip is too short or silent, holds less than 100 ms above silence, or NaN, infinity or samples far beyond full
    /// scale.
    /// </exception>
    public float[] Extract(AudioClip clip, string name)
    {
        AudioCheck.Require(clip, name);
        Begin();
        Take(ResamplerFrom(clip.SampleRate).Filter.Process(clip).Samples);
        return End(name);
    }

    /// <summary>Extracts the features of a part of a recording, even if it holds no speech.</summary>
    /// <param name="part">Samples at any sampling rate; a pause is allowed.</param>
    /// <param name="name">The path of the recording, or another name for error messages.</param>
    /// <returns>One value per column of the set, all finite.</returns>
    /// <exception cref="InvalidAudioException">The part holds NaN, infinity or samples far beyond full scale.</exception>
    public float[] ExtractPart(AudioClip part, string name = "clip")
    {
        AudioCheck.RequireScale(part, name);
        _analyser.Reset();
        _analyser.Push(ResamplerFrom(part.SampleRate).Filter.Process(part).Samples);
        return Complete(name);
    }

    private void Begin()
    {
        _analyser.Reset();
        _check.Reset();
    }

    private void Take(ReadOnlySpan<float> samples)
    {
        _check.Push(samples);
        _analyser.Push(samples);
    }

    private float[] End(string name)
    {
        if (_check.FindFault() is { } fault)
        {
            throw new InvalidAudioException(name, fault);
        }

        return Complete(name);
    }

    private float[] Complete(string name)
    {
        var vector = new float[Set.Columns.Count];
        _analyser.Complete(vector);
        return Set.FindNonFinite(vector) is { } column
            ? throw new InvalidAudioException(name, $"its feature '{column.Name}' cannot be computed: the value is not a finite number")
            : vector;
    }

    // The filter of a rate is designed once.
    private (Resampler Filter, ResamplerStream Stream) ResamplerFrom(int sampleRate)
    {
        if (!_resamplers.TryGetValue(sampleRate, out var pair))
        {
            var filter = new Resampler(sampleRate, Set.SampleRate);
            _resamplers[sampleRate] = pair = (filter, new ResamplerStream(filter));
        }

        return pair;
    }
}
