namespace SerWorkbook.Corpora.Demo.Synthesis;

/// <summary>How a phoneme is made: which sources and filters it uses.</summary>
internal enum Manner
{
    Silence,
    Vowel,
    Glide,
    Liquid,
    Nasal,
    Flap,
    Stop,
    Affricate,
    Fricative,
    Aspirate,
}
