using SerWorkbook.Speech;

namespace SerWorkbook.Export;

/// <summary>The bundle as a .NET program loads it.</summary>
internal sealed class BundleRuntime(string bundle) : IRuntime
{
    private readonly EmotionModel _model = EmotionModel.Load(bundle);

    public string Name => "bundle";

    public bool IsExact => true;

    public IReadOnlyList<RuntimeAnswer> Predict(IReadOnlyList<string> clips, CancellationToken cancellationToken) =>
        PredictWith(_model, clips, cancellationToken);

    /// <summary>Predicts with a model of this library; for a model with speaker normalisation all clips are one speaker.</summary>
    public static IReadOnlyList<RuntimeAnswer> PredictWith(
        EmotionModel model,
        IReadOnlyList<string> clips,
        CancellationToken cancellationToken
    )
    {
        var predictor = new EmotionPredictor(model);
        var speaker = model.NeedsSpeaker ? predictor.NewSpeaker() : null;
        foreach (var clip in speaker is null ? [] : clips)
        {
            predictor.Enrol(speaker!, clip);
        }

        return
        [
            .. clips.Select(clip =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                return RuntimeAnswer.Of(model.Predict(clip, speaker));
            }),
        ];
    }

    public void Dispose() { }
}
