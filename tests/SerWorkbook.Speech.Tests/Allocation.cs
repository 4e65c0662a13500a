namespace SerWorkbook.Speech.Tests;

/// <summary>What work allocates once it runs.</summary>
internal static class Allocation
{
    private const int Rounds = 8;

    /// <summary>
    /// The bytes that the round with the fewest allocated: now and then the runtime itself allocates, as while it compiles anew what runs
    /// often.
    /// </summary>
    /// <param name="work">The work, which has run before.</param>
    /// <param name="after">What is done after each round and does not count.</param>
    public static long LeastOf(Action work, Action? after = null) =>
        Enumerable
            .Range(0, Rounds)
            .Min(_ =>
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                work();
                var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
                after?.Invoke();
                return allocated;
            });
}
