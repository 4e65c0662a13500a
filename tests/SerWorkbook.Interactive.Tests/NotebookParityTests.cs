namespace SerWorkbook.Interactive.Tests;

/// <summary>Every notebook of the project shows in .NET Interactive what it shows in our engine, cell by cell.</summary>
public sealed class NotebookParityTests(PlayedNotebooks notebooks, ITestOutputHelper output) : IClassFixture<PlayedNotebooks>
{
    public static TheoryData<string> Names() => [.. PlayedNotebooks.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_notebook_shows_the_same_in_both_kernels(string name)
    {
        List<string> faults = [];
        var cells = notebooks.Cells(name);
        foreach (var (cell, pair) in cells)
        {
            var settled = pair;
            foreach (var known in KnownDifference.All)
            {
                if (known.Settle(settled) is { } without)
                {
                    output.WriteLine($"{name}, cell '{cell}': {known.Name}");
                    settled = without;
                }
            }

            if (!settled.Real.SequenceEqual(settled.Own))
            {
                faults.Add(Describe(cell, settled));
            }
        }

        Assert.True(cells.Count >= 8, $"{name} has {cells.Count} code cells only.");
        Assert.True(faults.Count == 0, $"{name} differs:\n{string.Join('\n', faults)}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_cell_fails_in_either_kernel(string name) =>
        Assert.DoesNotContain(
            notebooks.Cells(name).SelectMany(cell => cell.Pair.Real.Concat(cell.Pair.Own)),
            shown => shown.Kind is "error" or "stream"
        );

    [Theory]
    [MemberData(nameof(Names))]
    public void The_corpus_is_named_in_the_real_kernel_although_the_status_is_not_updated(string name) =>
        Assert.Contains("27 recordings by 3 speakers in 3 emotions", Shown(name, "open"), StringComparison.Ordinal);

    [Fact]
    public void The_leaderboard_is_shown_in_the_real_kernel() =>
        Assert.Contains("Leaderboard", Shown("04-model-search", "search"), StringComparison.Ordinal);

    [Fact]
    public void Every_known_difference_is_still_there()
    {
        var cells = PlayedNotebooks.Names.SelectMany(notebooks.Cells).ToArray();
        Assert.All(
            KnownDifference.All,
            known => Assert.True(cells.Any(cell => known.Settle(cell.Pair) is not null || Later(known, cell.Pair)), known.Name)
        );
    }

    // One that shows only once those before it are settled.
    private static bool Later(KnownDifference wanted, CellPair pair) =>
        wanted.Settle(
            KnownDifference.All.TakeWhile(known => known != wanted).Aggregate(pair, (settled, known) => known.Settle(settled) ?? settled)
        )
            is not null;

    private string Shown(string name, string cell) =>
        string.Join(
            '\n',
            notebooks.Cells(name).Single(one => one.Cell == cell).Pair.Real.Select(shown => shown.Data.GetValueOrDefault("text/plain", ""))
        );

    private static string Describe(string cell, CellPair pair) =>
        $"cell '{cell}'\n  .NET Interactive:\n{Lines(pair.Real)}\n  our engine:\n{Lines(pair.Own)}";

    private static string Lines(IReadOnlyList<CellOutput> outputs) => string.Join('\n', outputs.Select(one => $"    {one.Words}"));
}
