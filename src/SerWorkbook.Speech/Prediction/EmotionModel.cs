using System.Collections.Concurrent;
using SerWorkbook.Speech.Audio;
using SerWorkbook.Speech.Prediction;

namespace SerWorkbook.Speech;

/// <summary>A trained model with everything that prediction needs: feature set, scaler, weights and labels.</summary>
/// <remarks>
/// It needs no other library. <see cref="Load(string)"/> reads bundles (<see cref="EmotionBundle"/>) and plain model files
/// (<see cref="ModelFile"/>). A model may be used from several threads at once: each prediction takes working memory from a pool,
/// which grows to one set per thread.
/// </remarks>
/// <example>
/// <code>
/// var model = EmotionModel.Load("emotion.ser");
/// Console.WriteLine(model.Predict("clip.wav").Answer);
/// </code>
/// </example>
public sealed class EmotionModel
{
    private readonly ConcurrentBag<FeatureExtractor> _extractors = [];

    /// <summary>Below this share of voiced frames a recording does not count as speech.</summary>
    /// <remarks>
    /// Of 960 recordings of RAVDESS, with the silence around them, none has less than 0.9 %; white and pink noise have none.
    /// </remarks>
    public const double LeastVoicedShare = 0.005;

    /// <summary>Creates a model.</summary>
    /// <param name="featureSet">The feature set of the input.</param>
    /// <param name="labels">The emotions, in the order of the classifier's classes.</param>
    /// <param name="scaler">Scales the features.</param>
    /// <param name="classifier">The weights.</param>
    /// <param name="origin">The origin of the model.</param>
    /// <param name="calibration">The calibration of the probabilities and the threshold below which the model is unsure;
    /// <see langword="null"/> for neither.</param>
    /// <param name="novelty">The distance from the training clips beyond which the model does not answer; <see langword="null"/> to
    /// answer anything that holds a voice.</param>
    /// <exception cref="ArgumentException">Sizes do not match, a label is missing or duplicate, a number is not finite or out of range,
    /// or a trial prediction does not give one probability per label.</exception>
    public EmotionModel(
        FeatureSet featureSet,
        IReadOnlyList<string> labels,
        Standardiser scaler,
        Classifier classifier,
        ModelOrigin origin,
        ModelCalibration? calibration = null,
        ModelNovelty? novelty = null
    )
    {
        ArgumentNullException.ThrowIfNull(featureSet);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(scaler);
        ArgumentNullException.ThrowIfNull(classifier);
        ArgumentNullException.ThrowIfNull(origin);
        var fault =
            scaler.FindFault(featureSet.Columns.Count)
            ?? classifier.FindFault(featureSet.Columns.Count)
            ?? (
                labels.Count == classifier.ClassCount
                && labels.Distinct(StringComparer.OrdinalIgnoreCase).Count() == labels.Count
                && labels.All(label => !string.IsNullOrEmpty(label))
                    ? null
                    : $"there must be {classifier.ClassCount} labels, one per class, that differ in more than case"
            )
            ?? calibration?.FindFault()
            ?? novelty?.FindFault(featureSet.Columns.Count)
            ?? origin.FindFault()
            ?? ModelTrial.FindFault(scaler, classifier);
        if (fault is not null)
        {
            throw new ArgumentException(fault);
        }

        FeatureSet = featureSet;
        Labels = [.. labels];
        Scaler = scaler;
        Classifier = classifier;
        Origin = origin;
        Calibration = calibration;
        Novelty = novelty;
    }

    /// <summary>The feature set of the input.</summary>
    public FeatureSet FeatureSet { get; }

    /// <summary>The emotions, in the order of the classifier's classes.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>Scales the features; speaker-normalised ones are left unchanged.</summary>
    public Standardiser Scaler { get; }

    /// <summary>The weights.</summary>
    public Classifier Classifier { get; }

    /// <summary>The origin of the model.</summary>
    public ModelOrigin Origin { get; }

    /// <summary>
    /// The calibration of the probabilities and the threshold below which the model is unsure; <see langword="null"/> for neither.
    /// </summary>
    public ModelCalibration? Calibration { get; }

    /// <summary>
    /// The distance from the training clips beyond which the model does not answer; <see langword="null"/> if it answers anything
    /// that holds a voice.
    /// </summary>
    public ModelNovelty? Novelty { get; }

    /// <summary>
    /// Whether the model uses speaker normalisation: a speaker must be enrolled first, with two
    /// clips or more and no labels (<see cref="SpeakerProfile"/>).
    /// </summary>
    public bool NeedsSpeaker => Classifier.NeedsSpeaker;

    /// <summary>Reads a model from a bundle (emotion.ser), a model file (model.json), or a folder that holds either.</summary>
    /// <param name="path">The file or folder; the folder of a search, too, which holds the model in a folder <c>model</c>.</param>
    /// <exception cref="InvalidModelException">There is no such file, or it is not a usable model.</exception>
    public static EmotionModel Load(string path) => ModelStream.Load(path);

    /// <summary>Reads a model from a stream that holds a bundle or a model file.</summary>
    /// <param name="stream">The stream, at its start; it is left open.</param>
    /// <param name="name">The name for error messages.</param>
    /// <exception cref="InvalidModelException">The content is not a usable model.</exception>
    public static EmotionModel Load(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return ModelStream.Load(stream, name);
    }

    /// <summary>Reads a WAV file and predicts.</summary>
    /// <param name="path">A WAV file of 8 to 192 kHz with any number of channels, 0.1 s or longer.</param>
    /// <param name="speaker">The profile of the speaker; only used if <see cref="NeedsSpeaker"/> is true.</param>
    /// <exception cref="InvalidAudioException">The file cannot be read, or holds no usable speech.</exception>
    /// <exception cref="SerException">The model needs a speaker profile, and none is given or it has too few clips.</exception>
    public EmotionPrediction Predict(string path, SpeakerProfile? speaker = null) =>
        Predict(Extract(extractor => extractor.Extract(path)), speaker);

    /// <summary>Reads a WAV file from a stream and predicts.</summary>
    /// <param name="wav">The stream, which starts with the header; it need not be seekable, and is left open.</param>
    /// <param name="name">The name for error messages.</param>
    /// <param name="speaker">The profile of the speaker; only used if <see cref="NeedsSpeaker"/> is true.</param>
    /// <exception cref="InvalidAudioException">The stream is not a WAV file that can be read, or holds no usable speech.</exception>
    /// <exception cref="SerException">The model needs a speaker profile, and none is given or it has too few clips.</exception>
    public EmotionPrediction Predict(Stream wav, string name, SpeakerProfile? speaker = null)
    {
        ArgumentNullException.ThrowIfNull(wav);
        var copy = new MemoryStream();
        wav.CopyTo(copy);
        copy.Position = 0;
        return Predict(Extract(extractor => extractor.Extract(WavFile.Open(copy, name), name)), speaker);
    }

    /// <summary>Predicts from samples.</summary>
    /// <param name="samples">Samples, mono, full scale ±1, 0.1 s or longer.</param>
    /// <param name="sampleRate">Sampling rate, 8,000 to 192,000 Hz.</param>
    /// <param name="name">The name for error messages.</param>
    /// <param name="speaker">The profile of the speaker; only used if <see cref="NeedsSpeaker"/> is true.</param>
    /// <exception cref="InvalidAudioException">The rate is out of range, or the clip is too short or silent, or holds NaN, infinity or
    /// samples far beyond full scale.</exception>
    /// <exception cref="SerException">The model needs a speaker profile, and none is given or it has too few clips.</exception>
    public EmotionPrediction Predict(ReadOnlySpan<float> samples, int sampleRate, string name = "clip", SpeakerProfile? speaker = null)
    {
        if (sampleRate is < WavFile.LowestRate or > WavFile.HighestRate)
        {
            throw new InvalidAudioException(
                name,
                $"its sampling rate is {sampleRate} Hz; {WavFile.LowestRate} to {WavFile.HighestRate} Hz can be predicted"
            );
        }

        var clip = new AudioClip(samples.ToArray(), sampleRate);
        return Predict(Extract(extractor => extractor.Extract(clip, name)), speaker);
    }

    /// <summary>Predicts a long recording window by window, while it is read.</summary>
    /// <param name="file">The open file; it is closed when the last window has been taken.</param>
    /// <param name="name">The path of the file, or another name for error messages.</param>
    /// <param name="seconds">Length of a window, 0.2 to 60 s.</param>
    /// <param name="hop">From the start of one window to the start of the next, above 0 and at most a window, seconds.</param>
    /// <param name="speaker">The profile of the speaker; only used if <see cref="NeedsSpeaker"/> is true.</param>
    /// <returns>One prediction per window, in order; a pause is "no speech". Each is computed when it is asked for.</returns>
    /// <exception cref="ArgumentException">Window or hop are out of range.</exception>
    /// <exception cref="InvalidAudioException">The file holds NaN, infinity or samples far beyond full scale, or is shorter than
    /// 0.1 s.</exception>
    /// <exception cref="SerException">The model needs a speaker profile, and none is given or it has too few clips.</exception>
    public IEnumerable<WindowPrediction> PredictWindows(
        WavFile file,
        string name,
        double seconds,
        double hop,
        SpeakerProfile? speaker = null
    )
    {
        ArgumentNullException.ThrowIfNull(file);
        if (new BundleWindow(seconds, hop).FindFault() is { } fault)
        {
            throw new ArgumentException(fault);
        }

        return AudioCheck.FindLack(file.Info.Frames, file.Info.SampleRate, peak: 1) is { } lack
            ? throw new InvalidAudioException(name, lack)
            : Windows(file, name, seconds, hop, speaker);
    }

    private IEnumerable<WindowPrediction> Windows(WavFile file, string name, double seconds, double hop, SpeakerProfile? speaker)
    {
        var extractor = new FeatureExtractor(FeatureSet);
        var resampler = new ResamplerStream(new Resampler(file.Info.SampleRate, FeatureSet.SampleRate));
        using var source = SpeechSource.Open(file, name, resampler);
        foreach (var (start, window) in WindowCutter.Cut(source, seconds, hop))
        {
            yield return new WindowPrediction(start, window.Seconds, Predict(extractor.ExtractPart(window, name), speaker));
        }
    }

    /// <summary>Predicts from features, with calibrated probabilities if the model has a calibration.</summary>
    /// <param name="features">One value per column of <see cref="FeatureSet"/>, not scaled.</param>
    /// <param name="speaker">The profile of the speaker; only used if <see cref="NeedsSpeaker"/> is true.</param>
    /// <exception cref="ArgumentException">The number of values is wrong, a value is not finite, or the speaker was enrolled with a
    /// different feature set.</exception>
    /// <exception cref="SerException">The model needs a speaker profile, and none is given or it has too few clips; or the features are so
    /// far from speech that the prediction is not finite.</exception>
    public EmotionPrediction Predict(ReadOnlySpan<float> features, SpeakerProfile? speaker = null)
    {
        if (features.Length != FeatureSet.Columns.Count)
        {
            throw new ArgumentException(
                $"Got {features.Length} features; {FeatureSet.Id} has {FeatureSet.Columns.Count}.",
                nameof(features)
            );
        }

        if (FeatureSet.FindNonFinite(features) is { } column)
        {
            throw new ArgumentException($"The feature '{column.Name}' is not a finite number.", nameof(features));
        }

        var probabilities = new double[Labels.Count];
        var doubt = Predict(
            features,
            NeedsSpeaker ? OnScaleOf(speaker, features) : [],
            new float[features.Length],
            probabilities,
            out var best
        );
        return new EmotionPrediction(Labels[best], [.. Labels.Zip(probabilities, KeyValuePair.Create)], doubt);
    }

    /// <summary>Predicts into memory of the caller.</summary>
    /// <param name="features">One value per column, not scaled, all finite.</param>
    /// <param name="ofSpeaker">The same, normalised by the speaker; empty where the model needs none.</param>
    /// <param name="scaled">Working memory, one value per column.</param>
    /// <param name="probabilities">Takes one calibrated probability per label.</param>
    /// <param name="best">The most probable label before calibration, which is the most probable after.</param>
    /// <returns>Why the model does not commit itself.</returns>
    /// <exception cref="SerException">The features are so far from speech that the prediction is not finite.</exception>
    internal PredictionDoubt Predict(
        ReadOnlySpan<float> features,
        ReadOnlySpan<float> ofSpeaker,
        Span<float> scaled,
        Span<double> probabilities,
        out int best
    )
    {
        Scaler.Apply(features, scaled);
        Classifier.Predict(scaled, ofSpeaker, probabilities);
        if (!ModelTrial.AreProbabilities(probabilities))
        {
            throw new SerException("The model has no answer: its probabilities for these features are not finite numbers that sum to 1.");
        }

        best = 0;
        for (var i = 1; i < probabilities.Length; i++)
        {
            best = probabilities[i] > probabilities[best] ? i : best;
        }

        Temperature.Scale(probabilities, Calibration?.Temperature ?? Temperature.Neutral, probabilities);
        return DoubtOf(features, probabilities[best]);
    }

    // An extractor that threw is as good as one that did not: each extraction starts anew.
    private float[] Extract(Func<FeatureExtractor, float[]> extract)
    {
        var extractor = _extractors.TryTake(out var free) ? free : new FeatureExtractor(FeatureSet);
        try
        {
            return extract(extractor);
        }
        finally
        {
            _extractors.Add(extractor);
        }
    }

    private PredictionDoubt DoubtOf(ReadOnlySpan<float> features, double confidence) =>
        FeatureSet.VoicedShareOf(features) < LeastVoicedShare ? PredictionDoubt.NoSpeech
        : Novelty is not null && Novelty.DistanceOf(features) > Novelty.Limit ? PredictionDoubt.UnlikeTraining
        : Calibration is not null && confidence < Calibration.UnsureBelow ? PredictionDoubt.LowConfidence
        : PredictionDoubt.None;

    private float[] OnScaleOf(SpeakerProfile? speaker, ReadOnlySpan<float> features)
    {
        if (speaker is null)
        {
            throw new SerException(
                $"This model was trained on features scaled per speaker: enrol the speaker first, with {SpeakerProfile.LeastClips} "
                    + "clips or more of the same voice, without labels."
            );
        }

        if (speaker.Set.Id != FeatureSet.Id)
        {
            throw new ArgumentException(
                $"The speaker was enrolled with {speaker.Set.Id}; the model takes {FeatureSet.Id}.",
                nameof(speaker)
            );
        }

        var scaled = new float[features.Length];
        speaker.Scale(features, scaled);
        return scaled;
    }
}
