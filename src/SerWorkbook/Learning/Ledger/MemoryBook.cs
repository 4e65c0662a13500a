namespace SerWorkbook.Learning.Ledger;

/// <summary>Trials of a search that keeps no file.</summary>
internal sealed class MemoryBook(RecipeList recipes) : ITrialBook
{
    private int _last;

    public bool OthersAreAtWork(int most) => false;

    public TrialClaim? ClaimNext(int most) => _last < most ? new TrialClaim(++_last, recipes[_last]) : null;

    public bool Finish(Trial trial) => true;

    public void Release(int number)
    {
    }

    public void Beat()
    {
    }

    public IReadOnlyList<Trial> ReadDone(IReadOnlySet<int> known) => [];
}
