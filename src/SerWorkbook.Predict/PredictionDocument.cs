using System.Text.Encodings.Web;
using System.Text.Json;
using SerWorkbook.Speech;

namespace SerWorkbook.Predict;

/// <summary>What <c>ser-predict --json</c> prints: the document of <c>ser predict --json</c>.</summary>
internal static class PredictionDocument
{
    private static readonly JsonWriterOptions Form = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes the document.</summary>
    public static void Write(Stream output, EmotionModel model, IReadOnlyList<FilePrediction> predictions)
    {
        using (var json = new Utf8JsonWriter(output, Form))
        {
            json.WriteStartObject();
            Write(json, model);
            json.WriteStartArray("predictions");
            foreach (var prediction in predictions)
            {
                Write(json, prediction);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    private static void Write(Utf8JsonWriter json, EmotionModel model)
    {
        json.WriteStartObject("model");
        json.WriteString("corpus", model.Origin.CorpusName);
        json.WriteString("notice", model.Origin.CorpusNotice);
        json.WriteString("trainer", model.Origin.Trainer);
        json.WriteNumber("uar", model.Origin.Uar);
        json.WriteString("protocol", model.Origin.UarProtocol);
        json.WriteString("featureSet", model.FeatureSet.Id);
        json.WriteStartArray("labels");
        foreach (var label in model.Labels)
        {
            json.WriteStringValue(label);
        }

        json.WriteEndArray();
        WriteCalibration(json, model.Calibration);
        json.WriteBoolean("needsSpeaker", model.NeedsSpeaker);
        json.WriteEndObject();
    }

    private static void WriteCalibration(Utf8JsonWriter json, ModelCalibration? calibration)
    {
        if (calibration is null)
        {
            json.WriteNull("calibration");
            return;
        }

        json.WriteStartObject("calibration");
        json.WriteNumber("temperature", calibration.Temperature);
        json.WriteNumber("unsureBelow", calibration.UnsureBelow);
        json.WriteNumber("coverage", calibration.Coverage);
        json.WriteNumber("accuracy", calibration.Accuracy);
        json.WriteString("protocol", calibration.FittedOn);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, FilePrediction file)
    {
        var (prediction, meaningful) = (file.Prediction, file.Prediction is { HasMeaning: true });
        json.WriteStartObject();
        json.WriteString("file", file.File);
        json.WriteNull("start");
        json.WriteNull("seconds");
        json.WriteString("answer", prediction?.Answer);
        json.WriteString("emotion", meaningful ? prediction!.Emotion : null);
        WriteNumber(json, "confidence", meaningful ? prediction!.Confidence : null);
        if (prediction is null)
        {
            json.WriteNull("unsure");
        }
        else
        {
            json.WriteBoolean("unsure", prediction.IsUnsure);
        }

        json.WriteString("reason", prediction is { IsUnsure: true } ? JsonNamingPolicy.CamelCase.ConvertName($"{prediction.Doubt}") : null);
        WriteProbabilities(json, meaningful ? prediction!.Probabilities : null);
        json.WriteNull("speakerClips");
        json.WriteString("error", file.Error);
        json.WriteEndObject();
    }

    private static void WriteProbabilities(Utf8JsonWriter json, IReadOnlyList<KeyValuePair<string, double>>? probabilities)
    {
        if (probabilities is null)
        {
            json.WriteNull("probabilities");
            return;
        }

        json.WriteStartObject("probabilities");
        foreach (var (label, probability) in probabilities)
        {
            json.WriteNumber(label, probability);
        }

        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
