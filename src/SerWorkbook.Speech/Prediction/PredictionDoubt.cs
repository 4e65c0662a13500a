namespace SerWorkbook.Speech;

/// <summary>Why a model does not commit itself to an emotion.</summary>
public enum PredictionDoubt
{
    /// <summary>It commits itself.</summary>
    None,

    /// <summary>The recording is speech like that of the training, but the most probable emotion is not probable enough.</summary>
    LowConfidence,

    /// <summary>The recording is unlike those that the model was trained on: its probabilities mean nothing.</summary>
    UnlikeTraining,

    /// <summary>There is hardly any voice in the recording: its probabilities mean nothing.</summary>
    NoSpeech,
}
