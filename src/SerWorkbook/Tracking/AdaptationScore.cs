namespace SerWorkbook;

/// <summary>What adapting to the speaker is worth after some utterances.</summary>
/// <param name="From">The fewest utterances that were heard before, 0 or more.</param>
/// <param name="To">The most.</param>
/// <param name="Utterances">Number of utterances that were judged.</param>
/// <param name="Without">UAR without adaptation, 0 to 1.</param>
/// <param name="With">UAR with it, 0 to 1.</param>
public sealed record AdaptationScore(int From, int To, int Utterances, double Without, double With)
{
    /// <summary>With less without, 0.01 for a point.</summary>
    public double Gain => With - Without;
}
