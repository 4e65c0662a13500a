using SerWorkbook.Speech.Audio;

namespace SerWorkbook.Speech.Features;

/// <summary>Turns clips into feature vectors of one set.</summary>
/// <remarks>
/// A clip is checked, brought to the set's rate, freed of silence at its ends (30 dB below its loudest frame) and
/// measured. An instance holds tables and working memory: use one instance a thread.
/// </remarks>
public sealed class FeatureExtractor
{
    /// <summary>The least that must remain once the silence is cut off, seconds.</summary>
    public const double ShortestSpeechSeconds = 0.1;

    private readonly DescriptorExtractor _descriptors;
    private readonly Dictionary<int, Resampler> _resamplers = [];

    /// <summary>Prepares extraction.</summary>
    /// <param name="set">The features to extract.</param>
    public FeatureExtractor(FeatureSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        Set = set;
        _descriptors = new DescriptorExtractor(set.SampleRate);
    }

    /// <summary>The features that are extracted.</summary>
    public FeatureSet Set { get; }

    /// <summary>Reads a file and extracts its features.</summary>
    /// <param name="path">A WAV file.</param>
    /// <returns>One value a column of the set, all finite.</returns>
    /// <exception cref="InvalidAudioException">The file cannot be read, or holds nothing to measure.</exception>
    public float[] Extract(string path) => Extract(WavReader.Read(path), path);

    /// <summary>Extracts the features of a clip.</summary>
    /// <param name="clip">A clip at any rate.</param>
    /// <param name="name">The file's path, or another name for error messages.</param>
    /// <returns>One value a column of the set, all finite.</returns>
    /// <exception cref="InvalidAudioException">The clip is empty, too short, silent, or holds NaN or infinity.</exception>
    public float[] Extract(AudioClip clip, string name) => Summarise(Measure(Prepare(clip, name)));

    /// <summary>Checks a clip, brings it to the set's rate and cuts the silence at its ends.</summary>
    /// <param name="clip">A clip at any rate.</param>
    /// <param name="name">The file's path, or another name for error messages.</param>
    /// <exception cref="InvalidAudioException">The clip is empty, too short, silent, or holds NaN or infinity.</exception>
    public AudioClip Prepare(AudioClip clip, string name)
    {
        AudioCheck.Require(clip, name);
        var speech = SilenceTrimmer.Trim(AtSetRate(clip));
        return speech.Seconds >= ShortestSpeechSeconds
            ? speech
            : throw new InvalidAudioException(name, FormattableString.Invariant(
                $"only {speech.Seconds * 1000:0} ms of it stand out from silence; {ShortestSpeechSeconds * 1000:0} ms or more are needed"));
    }

    /// <summary>Measures a prepared clip frame by frame.</summary>
    /// <param name="prepared">A clip from <see cref="Prepare"/>.</param>
    public DescriptorTrack Measure(AudioClip prepared) => _descriptors.Measure(prepared);

    /// <summary>Sums measurements up into the features of the set.</summary>
    /// <param name="track">Measurements from <see cref="Measure"/>, one frame or more.</param>
    /// <returns>One value a column of the set, all finite.</returns>
    public float[] Summarise(DescriptorTrack track)
    {
        ArgumentNullException.ThrowIfNull(track);
        var vector = new float[Set.Columns.Count];
        SerBaseVector.Fill(track, vector);
        return vector;
    }

    private AudioClip AtSetRate(AudioClip clip)
    {
        if (clip.SampleRate == Set.SampleRate)
        {
            return clip;
        }

        if (!_resamplers.TryGetValue(clip.SampleRate, out var resampler))
        {
            _resamplers[clip.SampleRate] = resampler = new Resampler(clip.SampleRate, Set.SampleRate);
        }

        return resampler.Process(clip);
    }
}
