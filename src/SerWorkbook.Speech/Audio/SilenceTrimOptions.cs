namespace SerWorkbook.Speech;

/// <summary>What counts as silence at the ends of a clip.</summary>
/// <param name="ThresholdDb">Frames more than this many dB below the loudest frame are silent; more than 0.</param>
/// <param name="FrameSeconds">Length of a frame, seconds.</param>
/// <param name="HopSeconds">Time from one frame to the next, seconds: the grain of the cut.</param>
public sealed record SilenceTrimOptions(double ThresholdDb = 30.0, double FrameSeconds = 0.064, double HopSeconds = 0.016);
