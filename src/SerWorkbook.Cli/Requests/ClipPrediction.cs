using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Requests;

/// <summary>What came of one recording, or of one window of it.</summary>
/// <param name="File">The file as it was given or found.</param>
/// <param name="Prediction">What the model says; <see langword="null"/> where there is an error.</param>
/// <param name="Error">Why there is no prediction.</param>
/// <param name="SpeakerClips">How many clips the speaker's scale was learnt from; <see langword="null"/> where the model needs
/// none.</param>
/// <param name="Start">Where the window starts, seconds; <see langword="null"/> for a whole recording.</param>
/// <param name="Seconds">The length of the window, seconds; <see langword="null"/> for a whole recording.</param>
internal sealed record ClipPrediction(
    string File,
    EmotionPrediction? Prediction,
    string? Error,
    int? SpeakerClips = null,
    double? Start = null,
    double? Seconds = null
)
{
    /// <summary>What was done so that the recording can be used; <see langword="null"/> for nothing.</summary>
    public string? Remark { get; init; }
}
