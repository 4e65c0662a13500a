namespace SerWorkbook.Speech;

/// <summary>One named value of a feature vector.</summary>
/// <param name="Name">Descriptor and functional, such as <c>f0_mean</c>; unique in its set.</param>
/// <param name="Family">What it is about.</param>
/// <param name="Unit">Its unit, such as <c>dB</c> or <c>semitones</c>; <c>1</c> for a plain number.</param>
public sealed record FeatureColumn(string Name, FeatureFamily Family, string Unit);
