namespace SerWorkbook;

/// <summary>What a protocol promises never to put on both sides of a fold.</summary>
[Flags]
public enum KeptApart
{
    /// <summary>Nothing: segments of one recording may occur on both sides.</summary>
    Nothing = 0,

    /// <summary>Recordings: no tested recording was trained on, neither whole nor in segments nor as a copy.</summary>
    Recordings = 1,

    /// <summary>Sentences: the words of what is tested were not learnt from, whoever spoke them.</summary>
    Sentences = 2,

    /// <summary>Speakers: who is tested was not learnt from.</summary>
    Speakers = 4,
}
