namespace SerWorkbook;

/// <summary>What a protocol promises never to put on both sides of a fold.</summary>
[Flags]
public enum KeptApart
{
    /// <summary>Nothing: pieces of one recording may stand on both sides.</summary>
    Nothing = 0,

    /// <summary>Recordings: what is tested was not learnt from, as a whole, in pieces or as a copy.</summary>
    Recordings = 1,

    /// <summary>Sentences: the words of what is tested were not learnt from, whoever spoke them.</summary>
    Sentences = 2,

    /// <summary>Speakers: who is tested was not learnt from.</summary>
    Speakers = 4,
}
