using Microsoft.Data.Sqlite;
using SerWorkbook.Learning.Trainers;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Learning.Ledger;

/// <summary>Whatever a ledger holds, it is read as it was written, or refused in one sentence.</summary>
public sealed class LedgerDamageTests : IDisposable
{
    private static readonly FeatureTable Table = TestCorpus.Table(rowsPerCell: 2, distance: 0.25);
    private static readonly SearchOptions Options = new()
    {
        MaximumTrials = 1,
        Seed = 3,
        Budget = TimeSpan.FromMinutes(10),
    };
    private static readonly IReadOnlyList<ITrainer> Trainers = [new RidgeTrainer()];
    private static readonly byte[] Whole = Make();

    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("search.ledger");

    [Theory]
    [InlineData("UPDATE trials SET uar = uar * 0.5", "trial 1 does not fit its checksum")]
    [InlineData("UPDATE trials SET seconds = seconds + 1", "trial 1 does not fit its checksum")]
    [InlineData("UPDATE folds SET uar = 0.25 WHERE fold = 0", "trial 1 does not fit its checksum")]
    [InlineData("UPDATE trials SET \"check\" = NULL", "trial 1 does not fit its checksum")]
    [InlineData("UPDATE trials SET accuracy = 'much'", "column 'accuracy'")]
    [InlineData("UPDATE trials SET macro_f1 = 7", "column 'macro_f1'")]
    [InlineData("UPDATE trials SET uar_low = 9e999", "column 'uar_low'")]
    [InlineData("UPDATE trials SET error = x'00ff'", "column 'error'")]
    [InlineData("UPDATE trials SET starts = 'twice'", "column 'starts'")]
    [InlineData("UPDATE trials SET starts = 99999999999", "column 'starts'")]
    [InlineData("PRAGMA ignore_check_constraints = 1; UPDATE trials SET state = 'Splendid'", "the state of a trial")]
    [InlineData("UPDATE identity SET value = x'ff' WHERE key = 'corpus'", "does not say its corpus")]
    [InlineData("DELETE FROM identity WHERE key = 'space'", "does not say its space")]
    [InlineData("UPDATE identity SET value = 'three' WHERE key = 'seed'", "its seed is no number")]
    [InlineData("UPDATE identity SET value = '4' WHERE key = 'seed'", "does not fit its checksum")]
    public void A_value_that_no_search_wrote_is_refused_when_shown_and_when_resumed(string damage, string reason)
    {
        Damage(damage);
        var shown = Assert.Throws<SerException>(() => LedgerSummary.Read(Path));
        var resumed = Assert.Throws<SerException>(Resume);
        foreach (var fault in (SerException[])[shown, resumed])
        {
            Assert.StartsWith($"{Path}: ", fault.Message, StringComparison.Ordinal);
            Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', fault.Message);
        }
    }

    [Theory]
    [InlineData("owner = 'nobody', heartbeat = 1e18")]
    [InlineData("owner = 'a/b/c/d', heartbeat = 9000000000000000")]
    [InlineData("owner = 'a/99999999999999999999/1/d', heartbeat = 9000000000000000")]
    public void An_owner_that_no_search_wrote_is_no_fault_of_ours(string owner)
    {
        Damage($"UPDATE trials SET state = 'running', uar = NULL, \"check\" = NULL, {owner}");
        if (Record.Exception(Resume) is { } fault)
        {
            Assert.Contains("the owner of a trial", Assert.IsType<SerException>(fault).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_ledger_of_the_version_without_checksums_is_read_and_gets_them_when_it_is_resumed()
    {
        Damage("ALTER TABLE trials DROP COLUMN \"check\"; DELETE FROM identity WHERE key = 'check'; PRAGMA user_version = 2");
        var before = Assert.Single(LedgerSummary.Read(Path).Trials);
        Assert.Equal(before.Uar, Assert.Single(Resume().Trials).Uar);
        Damage("UPDATE trials SET uar = uar * 0.5", isNew: false);
        Assert.Contains("checksum", Assert.Throws<SerException>(() => LedgerSummary.Read(Path)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static byte[] Make()
    {
        using var folder = new TemporaryFolder();
        new ModelSearch(Trainers).Run(Table, Options, ledger: new LedgerFile(folder.File("search.ledger")));
        return File.ReadAllBytes(folder.File("search.ledger"));
    }

    private SearchResult Resume() => new ModelSearch(Trainers).Run(Table, Options, ledger: new LedgerFile(Path, Resume: true));

    private void Damage(string sql, bool isNew = true)
    {
        if (isNew)
        {
            File.WriteAllBytes(Path, Whole);
        }

        using var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
