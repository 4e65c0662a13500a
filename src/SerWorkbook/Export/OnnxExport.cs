using SerWorkbook.Export.Onnx;
using SerWorkbook.Speech;

namespace SerWorkbook;

/// <summary>Writes models as ONNX files, and executes such files to compare them with the model.</summary>
/// <remarks>
/// A model of <see cref="FeatureSet.MelStats"/> becomes a graph from the waveform to the answer; a model of another feature set becomes
/// one from the vector of features, which <see cref="FeatureExtractor"/> computes. The probabilities differ from those of
/// <see cref="EmotionModel"/> by less than 1e-4. Labels, columns, feature set, origin and licence notice are in the metadata of the file
/// (keys that start with <c>serworkbook.</c>).
/// </remarks>
public static class OnnxExport
{
    /// <summary>Writes a model as an ONNX file; a half file is never seen.</summary>
    /// <param name="model">The model. One that <see cref="EmotionModel.NeedsSpeaker">needs a speaker</see> becomes a graph with a second
    /// input, the features that <see cref="SpeakerProfile.Scale"/> gives.</param>
    /// <param name="path">The file; its folder must exist. An existing file is replaced.</param>
    public static void Save(EmotionModel model, string path) => AtomicFile.WriteAllBytes(path, OnnxFile.Of(model));

    /// <summary>Predicts recordings by an ONNX file, executed by ONNX Runtime in this process.</summary>
    /// <param name="path">An ONNX file that <see cref="Save"/> wrote.</param>
    /// <param name="clips">WAV files.</param>
    /// <param name="speaker">The speaker of the clips, where the model needs one.</param>
    /// <returns>One prediction per clip, in order.</returns>
    /// <exception cref="InvalidModelException">There is no such file, or it is not an ONNX file that SerWorkbook exported.</exception>
    /// <exception cref="InvalidAudioException">A clip cannot be read or used.</exception>
    /// <exception cref="SerException">The model needs a speaker, and none is given or it has too few clips; or ONNX Runtime is not
    /// installed.</exception>
    public static IReadOnlyList<EmotionPrediction> Predict(string path, IReadOnlyList<string> clips, SpeakerProfile? speaker = null)
    {
        ArgumentNullException.ThrowIfNull(clips);
        using var model = OnnxModel.Load(path);
        return [.. clips.Select(clip => model.Predict(clip, speaker))];
    }
}
