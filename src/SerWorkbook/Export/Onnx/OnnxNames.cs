namespace SerWorkbook.Export.Onnx;

/// <summary>The names of inputs and outputs.</summary>
internal static class OnnxNames
{
    public const string Features = "features";
    public const string SpeakerFeatures = "features_of_speaker";
    public const string Waveform = "waveform";
    public const string Probabilities = "probabilities";
    public const string Label = "label";
    public const string LabelIndex = "label_index";
    public const string Answer = "answer";
    public const string Answered = "answered";
    public const string Reason = "reason";
    public const string Novelty = "novelty";
}
