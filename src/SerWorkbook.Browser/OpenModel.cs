using SerWorkbook.Speech;

namespace SerWorkbook.Browser;

/// <summary>A loaded model; its answers are JSON, which JavaScript parses in one step.</summary>
internal sealed class OpenModel
{
    private readonly EmotionModel _model;

    private OpenModel(EmotionModel model)
    {
        _model = model;
    }

    public static OpenModel Load(byte[] content, string name)
    {
        var model = EmotionModel.Load(new MemoryStream(content), name);
        return model.NeedsSpeaker
            ? throw new InvalidModelException(
                name,
                "it was trained on features scaled per speaker, and this package cannot enrol speakers; a model with global scaling is "
                    + "needed"
            )
            : new OpenModel(model);
    }

    public string Describe() =>
        JsonText.Write(json =>
        {
            json.WriteString("featureSet", _model.FeatureSet.Id);
            json.WriteString("notice", _model.Origin.CorpusNotice);
            json.WriteStartArray("labels");
            foreach (var label in _model.Labels)
            {
                json.WriteStringValue(label);
            }

            json.WriteEndArray();
        });

    public string Predict(ReadOnlySpan<float> samples, int sampleRate) => Write(_model.Predict(samples, sampleRate, "samples"));

    public string PredictWav(byte[] wav, string name) => Write(_model.Predict(new MemoryStream(wav), name));

    public OpenTracker Track(int sampleRate, string settings) => OpenTracker.Open(_model, sampleRate, settings);

    private static string Write(EmotionPrediction prediction) =>
        JsonText.Write(json =>
        {
            json.WriteString("answer", prediction.Answer);
            json.WriteString("emotion", prediction.Emotion);
            json.WriteNumber("confidence", prediction.Confidence);
            json.WriteString("doubt", JsonText.NameOf(prediction.Doubt));
            json.WriteStartObject("probabilities");
            foreach (var (label, probability) in prediction.Probabilities)
            {
                json.WriteNumber(label, probability);
            }

            json.WriteEndObject();
        });
}
