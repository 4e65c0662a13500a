using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Onnx;
using SerWorkbook.Speech;

namespace SerWorkbook.Export.Onnx;

/// <summary>An exported model, executed by ONNX Runtime in this process.</summary>
internal sealed class OnnxModel : IDisposable
{
    private readonly InferenceSession _session;
    private readonly OnnxMetadata _metadata;
    private readonly FeatureExtractor _extractor;
    private readonly string _name;

    private OnnxModel(InferenceSession session, OnnxMetadata metadata, string name)
    {
        _session = session;
        _metadata = metadata;
        _name = name;
        _extractor = new FeatureExtractor(metadata.Set);
    }

    /// <summary>Opens a file.</summary>
    /// <param name="path">An ONNX file that SerWorkbook exported.</param>
    /// <exception cref="InvalidModelException">There is no such file, or it is not an ONNX file that SerWorkbook exported.</exception>
    /// <exception cref="SerException">ONNX Runtime is not installed.</exception>
    public static OnnxModel Load(string path)
    {
        var bytes = Read(path);
        ModelProto file;
        try
        {
            file = ModelProto.Parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException fault)
        {
            throw new InvalidModelException(path, "this is not an ONNX file, or it was cut off", fault);
        }

        var metadata = OnnxMetadata.Read(file, path);
        return new OnnxModel(Open(bytes, path), metadata, path);
    }

    /// <summary>Takes recordings for those of one speaker.</summary>
    /// <param name="clips">WAV files.</param>
    /// <returns>The speaker; <see langword="null"/> where the model needs none.</returns>
    /// <exception cref="InvalidAudioException">A file cannot be read or used.</exception>
    public SpeakerProfile? EnrolAll(IReadOnlyList<string> clips)
    {
        if (!_metadata.NeedsSpeaker)
        {
            return null;
        }

        var speaker = new SpeakerProfile(_metadata.Set);
        foreach (var clip in clips)
        {
            speaker.Add(_extractor.Extract(clip));
        }

        return speaker;
    }

    /// <summary>Predicts a recording.</summary>
    /// <param name="path">A WAV file.</param>
    /// <param name="speaker">The speaker, where the model needs one.</param>
    /// <exception cref="InvalidAudioException">The file cannot be read or used.</exception>
    /// <exception cref="SerException">The model needs a speaker, and none is given or it has too few clips.</exception>
    public EmotionPrediction Predict(string path, SpeakerProfile? speaker)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (_metadata.IsWaveform)
        {
            var clip = Resampler.To(AudioReader.Read(path), _metadata.Set.SampleRate);
            var prediction = PredictWaveform(clip.Samples);
            return prediction ?? throw new InvalidAudioException(path, "the ONNX model says that it is too short, silent or no signal");
        }

        var features = _extractor.Extract(path);
        return PredictFeatures(features, speaker)
            ?? throw new InvalidAudioException(path, "the ONNX model says that its features are not finite");
    }

    /// <summary>Predicts from features.</summary>
    /// <param name="features">One value per column, not scaled.</param>
    /// <param name="speaker">The speaker, where the model needs one.</param>
    /// <returns><see langword="null"/> where the features cannot be used.</returns>
    /// <exception cref="SerException">The model needs a speaker, and none is given or it has too few clips.</exception>
    public EmotionPrediction? PredictFeatures(ReadOnlySpan<float> features, SpeakerProfile? speaker = null)
    {
        var inputs = new List<NamedOnnxValue> { Row(OnnxNames.Features, features) };
        if (_metadata.NeedsSpeaker)
        {
            if (speaker is null)
            {
                throw new SerException($"{_name}: this model was trained on features scaled per speaker; enrol the speaker first.");
            }

            var scaled = new float[features.Length];
            speaker.Scale(features, scaled);
            inputs.Add(Row(OnnxNames.SpeakerFeatures, scaled));
        }

        return Run(inputs);
    }

    /// <summary>Predicts from samples.</summary>
    /// <param name="samples">16 kHz, mono, full scale [-1, 1].</param>
    /// <returns><see langword="null"/> where the samples cannot be used: too few, silence or values that are no signal.</returns>
    public EmotionPrediction? PredictWaveform(ReadOnlySpan<float> samples) =>
        Run([NamedOnnxValue.CreateFromTensor(OnnxNames.Waveform, new DenseTensor<float>(samples.ToArray(), [samples.Length]))]);

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();

    private EmotionPrediction? Run(IReadOnlyCollection<NamedOnnxValue> inputs)
    {
        try
        {
            using var results = _session.Run(inputs);
            var outputs = results.ToDictionary(result => result.Name, StringComparer.Ordinal);
            var reason = outputs[OnnxNames.Reason].AsTensor<string>().GetValue(0);
            var probabilities = outputs[OnnxNames.Probabilities].AsTensor<float>();
            return reason == DecisionNodes.Unusable
                ? null
                : new EmotionPrediction(
                    outputs[OnnxNames.Label].AsTensor<string>().GetValue(0),
                    [.. _metadata.Labels.Select((label, i) => KeyValuePair.Create(label, (double)probabilities.GetValue(i)))],
                    (PredictionDoubt)DecisionNodes.Reasons.Index().First(pair => pair.Item == reason).Index
                );
        }
        catch (OnnxRuntimeException fault)
        {
            throw new InvalidModelException(_name, "ONNX Runtime cannot execute it", fault);
        }
    }

    private static NamedOnnxValue Row(string name, ReadOnlySpan<float> values) =>
        NamedOnnxValue.CreateFromTensor(name, new DenseTensor<float>(values.ToArray(), [1, values.Length]));

    private static byte[] Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            var reason =
                Directory.Exists(path) ? "this is a folder; an ONNX file is needed"
                : File.Exists(path) ? "the file cannot be opened for reading"
                : "there is no such file; an ONNX file is needed";
            throw new InvalidModelException(path, reason, fault);
        }
    }

    // One thread, so that sums are made in the same order on every machine.
    private static InferenceSession Open(byte[] bytes, string path)
    {
        try
        {
            using var options = new SessionOptions
            {
                IntraOpNumThreads = 1,
                InterOpNumThreads = 1,
                LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
            };
            return new InferenceSession(bytes, options);
        }
        catch (OnnxRuntimeException fault)
        {
            throw new InvalidModelException(path, "ONNX Runtime cannot load it", fault);
        }
        catch (Exception fault) when (fault is DllNotFoundException or TypeInitializationException { InnerException: DllNotFoundException })
        {
            throw new SerException(
                "The native library of ONNX Runtime is not installed for this system; reference the package Microsoft.ML.OnnxRuntime.",
                fault
            );
        }
    }
}
