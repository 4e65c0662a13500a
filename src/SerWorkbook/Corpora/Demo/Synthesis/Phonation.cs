namespace SerWorkbook.Corpora.Demo.Synthesis;

/// <summary>How the vocal folds vibrate at one moment.</summary>
/// <param name="F0Hz">Fundamental frequency without jitter, Hz.</param>
/// <param name="Rd">Voice quality, LF model: 0.3 pressed, 1 modal, 2.7 breathy.</param>
/// <param name="Jitter">Deviation of a period's length, as a share of it.</param>
/// <param name="Shimmer">Deviation of a period's strength, as a share of it.</param>
/// <param name="Creak">By how much a period comes early or late, as a share of it; 0 to about 0.1.</param>
internal readonly record struct Phonation(double F0Hz, double Rd, double Jitter, double Shimmer, double Creak);
