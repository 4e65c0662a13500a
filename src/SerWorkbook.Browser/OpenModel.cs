using System.Text;
using System.Text.Json;
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
        Write(json =>
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

    private static string Write(EmotionPrediction prediction) =>
        Write(json =>
        {
            json.WriteString("answer", prediction.Answer);
            json.WriteString("emotion", prediction.Emotion);
            json.WriteNumber("confidence", prediction.Confidence);
            json.WriteString("doubt", NameOf(prediction.Doubt));
            json.WriteStartObject("probabilities");
            foreach (var (label, probability) in prediction.Probabilities)
            {
                json.WriteNumber(label, probability);
            }

            json.WriteEndObject();
        });

    // Spelled as in the JSON of "ser predict".
    private static string? NameOf(PredictionDoubt doubt) =>
        doubt == PredictionDoubt.None ? null : JsonNamingPolicy.CamelCase.ConvertName(doubt.ToString());

    private static string Write(Action<Utf8JsonWriter> content)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            content(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
