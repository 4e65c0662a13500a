namespace SerWorkbook.Corpora.Demo.Script;

/// <summary>One sound of a synthetic clip with its time.</summary>
/// <param name="Phoneme">ARPAbet symbol without stress; SIL is a pause, DX a flap, AX and IX are reduced vowels.</param>
/// <param name="StartSeconds">Where it begins, s from the start of the clip.</param>
/// <param name="EndSeconds">Where it ends, s from the start of the clip.</param>
/// <param name="IsSpeech">Whether it belongs to the sentence; not so for pauses, laughter and yawns.</param>
internal sealed record SpeechSegment(string Phoneme, double StartSeconds, double EndSeconds, bool IsSpeech);
