using SerWorkbook.Speech;

namespace SerWorkbook.Corpora.Demo.Script;

/// <summary>A synthetic clip together with what the synthesiser knows of it.</summary>
/// <param name="Clip">The recording, at the voice's sampling rate.</param>
/// <param name="F0">The F0 it was made with.</param>
/// <param name="Segments">Its sounds in time order, without the silence before and after.</param>
internal sealed record SyntheticUtterance(AudioClip Clip, SyntheticF0 F0, IReadOnlyList<SpeechSegment> Segments)
{
    /// <summary>
    /// The amplitude of voicing from which <see cref="F0"/> counts a moment as voiced, a stressed vowel having 1 (-28 dB).
    /// </summary>
    public const double VoicedAmplitude = 0.04;
}
