namespace SerWorkbook.Corpora.Demo.Synthesis;

/// <summary>One sound of an utterance in its place.</summary>
/// <param name="Phoneme">What sound it is.</param>
/// <param name="Stress">0 without, 1 with main, 2 with second stress; consonants take that of the vowel they lead to.</param>
/// <param name="Word">Number of the word, from 0; -1 for what is not part of the sentence (pauses, laughter, yawns).</param>
/// <param name="IsWordInitial">Whether it begins a word.</param>
/// <param name="IsWordFinal">Whether it ends a word.</param>
internal sealed record Phone(Phoneme Phoneme, int Stress, int Word, bool IsWordInitial, bool IsWordFinal)
{
    /// <summary>A duration that no rule changes, ms; 0 where the rules decide.</summary>
    public double FixedMs { get; init; }

    /// <summary>F0 above that of the sentence's melody, semitones.</summary>
    public double F0Semitones { get; init; }

    /// <summary>Level above that of a stressed vowel, dB.</summary>
    public double LevelDb { get; init; }

    /// <summary>Aspiration above the voice's own, dB.</summary>
    public double BreathDb { get; init; }

    /// <summary>Whether it is silence.</summary>
    public bool IsPause => Phoneme.Manner == Manner.Silence;

    /// <summary>Makes a sound outside the sentence.</summary>
    /// <param name="symbol">ARPAbet symbol without stress, or <see cref="PhonemeTable.Pause"/>.</param>
    /// <param name="milliseconds">Its duration, ms.</param>
    public static Phone Outside(string symbol, double milliseconds) =>
        new(PhonemeTable.Find(symbol), 0, -1, false, false) { FixedMs = milliseconds };
}
