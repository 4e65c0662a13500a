namespace SerWorkbook.Corpora.Demo.Synthesis;

/// <summary>One sound of English as the synthesiser knows it.</summary>
/// <param name="Symbol">ARPAbet symbol without stress; DX is the flap, AX and IX are the reduced vowels, SIL is a pause.</param>
/// <param name="Manner">How it is made.</param>
/// <param name="IsVoiced">Whether the folds vibrate in it.</param>
/// <param name="InherentMs">Duration without context, ms.</param>
/// <param name="LeastMs">Duration that no context shortens it below, ms.</param>
/// <param name="Start">Formants at its beginning.</param>
/// <param name="End">Formants at its end; differs for diphthongs.</param>
/// <param name="LocusSlope">By how much its second formant follows that of the neighbouring vowel: 0 not at all, 1 wholly.</param>
/// <param name="Noise">The spectrum of its frication or burst, if it has one.</param>
internal sealed record Phoneme(
    string Symbol,
    Manner Manner,
    bool IsVoiced,
    double InherentMs,
    double LeastMs,
    FormantTarget Start,
    FormantTarget End,
    double LocusSlope = 0,
    NoiseShape? Noise = null
)
{
    /// <summary>Whether it forms a syllable.</summary>
    public bool IsSyllabic => Manner == Manner.Vowel;

    /// <summary>Whether it begins with a closed tract.</summary>
    public bool IsPlosive => Manner is Manner.Stop or Manner.Affricate;
}
