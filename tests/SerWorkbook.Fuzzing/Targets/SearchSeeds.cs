using SerWorkbook.Learning.Search;
using SerWorkbook.Learning.Trainers;

namespace SerWorkbook.Fuzzing.Targets;

/// <summary>A small search, with its files.</summary>
internal static class SearchSeeds
{
    private static readonly Lazy<(byte[] Ledger, byte[] Result)> Files = new(Search);

    /// <summary>The features that were searched on.</summary>
    public static FeatureTable Table { get; } = TestCorpus.Table(rowsPerCell: 2, distance: 0.25);

    /// <summary>The ledger of the search.</summary>
    public static byte[] Ledger => Files.Value.Ledger;

    /// <summary>Its <c>search.json</c>.</summary>
    public static byte[] Result => Files.Value.Result;

    private static (byte[] Ledger, byte[] Result) Search()
    {
        using var folder = new TemporaryFolder();
        var options = new SearchOptions
        {
            MaximumTrials = 2,
            Seed = 3,
            Budget = TimeSpan.FromMinutes(10),
        };
        var result = new ModelSearch([new RidgeTrainer()]).Run(Table, options, ledger: new LedgerFile(folder.File("x.ledger")));
        SearchFile.Save(folder.File(SearchFile.Name), result);
        return (File.ReadAllBytes(folder.File("x.ledger")), File.ReadAllBytes(folder.File(SearchFile.Name)));
    }
}
