namespace SerWorkbook.Corpora.Demo.Script;

/// <summary>The sex that a synthetic voice stands for: it sets the size of the vocal tract and the mean F0.</summary>
internal enum VoiceSex
{
    /// <summary>A woman's voice.</summary>
    Female,

    /// <summary>A man's voice.</summary>
    Male,
}
