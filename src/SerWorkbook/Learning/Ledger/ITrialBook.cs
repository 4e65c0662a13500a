using SerWorkbook.Learning.Trials;

namespace SerWorkbook.Learning.Ledger;

/// <summary>Hands out the numbers of trials and takes their results.</summary>
internal interface ITrialBook
{
    /// <summary>Takes the next trial that nobody makes or has made.</summary>
    /// <param name="most">The highest number that is handed out.</param>
    /// <param name="done">The ended trials that are known here.</param>
    /// <returns>The claim; <see langword="null"/> while there is none to take, or while trials that it depends on are not known.</returns>
    TrialClaim? ClaimNext(int most, TrialHistory done);

    /// <summary>Whether others make trials whose results are still to come.</summary>
    bool OthersAreAtWork(int most);

    /// <summary>Keeps a result for good.</summary>
    /// <returns>Whether the claim was still held; else somebody else gives the result.</returns>
    bool Finish(Trial trial);

    /// <summary>Gives a claim back, so that the trial is made again from its start.</summary>
    void Release(int number);

    /// <summary>Says that the owner of the claims is alive; cheap enough to be called often.</summary>
    void Beat();

    /// <summary>Results that are kept but not known yet, in order of their numbers.</summary>
    IReadOnlyList<Trial> ReadDone(IReadOnlySet<int> known);
}
