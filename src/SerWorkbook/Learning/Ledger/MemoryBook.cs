using SerWorkbook.Learning.Trials;
using SerWorkbook.Learning.Tuning;

namespace SerWorkbook.Learning.Ledger;

/// <summary>Trials of a search that keeps no file.</summary>
internal sealed class MemoryBook(RecipeTuner tuner) : ITrialBook
{
    private readonly List<Recipe> _given = [];

    public bool OthersAreAtWork(int most) => false;

    public TrialClaim? ClaimNext(int most, TrialHistory done)
    {
        var number = _given.Count + 1;
        if (number > most || done.UpTo(tuner.HistoryEnd(number)) is not { } history)
        {
            return null;
        }

        _given.Add(tuner.Next(_given, history));
        return new TrialClaim(number, _given[^1], TrialRanking.Best(history));
    }

    public bool Finish(Trial trial) => true;

    public void Release(int number) { }

    public void Beat() { }

    public IReadOnlyList<Trial> ReadDone(IReadOnlySet<int> known) => [];
}
