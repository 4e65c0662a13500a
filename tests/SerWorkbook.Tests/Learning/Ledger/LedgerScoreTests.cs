using Microsoft.Data.Sqlite;
using SerWorkbook.Learning.Trainers;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Learning.Ledger;

/// <summary>Scores and probabilities that a damaged ledger gives are not ranked with real ones.</summary>
public sealed class LedgerScoreTests
{
    private static readonly FeatureTable Table = TestCorpus.Table(distance: 0.25);
    private static readonly SearchOptions Options = new()
    {
        MaximumTrials = 1,
        Seed = 3,
        Budget = TimeSpan.FromMinutes(10),
    };
    private static readonly IReadOnlyList<ITrainer> Trainers = [new RidgeTrainer()];

    [Theory]
    [InlineData("uar = 9e999")]
    [InlineData("uar = NULL")]
    [InlineData("uar = 7")]
    [InlineData("uar = -0.5")]
    public void A_score_that_cannot_be_one_is_refused_with_the_file_and_the_trial(string damage)
    {
        using var folder = new TemporaryFolder();
        var path = Damaged(folder, damage);
        var resumed = Assert.Throws<SerException>(() =>
            new ModelSearch(Trainers).Run(Table, Options, ledger: new LedgerFile(path, Resume: true))
        );
        var shown = Assert.Throws<SerException>(() => LedgerSummary.Read(path));
        Assert.All([resumed, shown], fault => Assert.StartsWith($"{path}: trial 1 ", fault.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Probabilities_that_cannot_be_any_are_refused()
    {
        using var folder = new TemporaryFolder();
        var path = Damaged(
            folder,
            "predictions = CAST(substr(predictions, 1, 12) || x'000000000000f87f' || substr(predictions, 21) AS BLOB)"
        );
        var fault = Assert.Throws<SerException>(() =>
            new ModelSearch(Trainers).Run(Table, Options, ledger: new LedgerFile(path, Resume: true))
        );
        Assert.Contains("damaged", fault.Message, StringComparison.Ordinal);
    }

    private static string Damaged(TemporaryFolder folder, string damage)
    {
        var path = folder.File("search.ledger");
        new ModelSearch(Trainers).Run(Table, Options, ledger: new LedgerFile(path));
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"UPDATE trials SET {damage} WHERE state = 'Finished'";
        Assert.Equal(1, command.ExecuteNonQuery());
        return path;
    }
}
