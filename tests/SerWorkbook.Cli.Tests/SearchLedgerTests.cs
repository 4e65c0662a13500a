using System.Diagnostics;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace SerWorkbook.Cli.Tests;

public sealed class SearchLedgerTests
{
    private const int Trials = 10;
    private const int Kills = 6;

    [Fact]
    public void Killed_again_and_again_it_goes_on_and_ends_as_if_nothing_had_happened()
    {
        using var ser = new SerProcess();
        var corpus = SmallCorpus.Write(ser.At("corpus"));
        Assert.Equal(0, Search(ser, corpus, "whole").Code);
        var random = new Random(1);
        for (var kill = 0; kill < Kills; kill++)
        {
            using var process = ser.Start(Arguments(ser, corpus, "killed"));
            WaitForStart(ser.At("killed.ledger"), process, kill);
            Thread.Sleep(random.Next(150));
            process.Kill();
            process.WaitForExit();
        }

        var end = Search(ser, corpus, "killed");
        Assert.True(end.Code == 0, end.Error);
        AssertSame(ser, "killed");
    }

    [Fact]
    public async Task Two_processes_on_one_ledger_share_the_trials_and_end_with_the_same_winner()
    {
        using var ser = new SerProcess();
        var corpus = SmallCorpus.Write(ser.At("corpus"));
        Assert.Equal(0, Search(ser, corpus, "whole").Code);
        var both = await Task.WhenAll(
            Task.Run(() => ser.Run([.. Arguments(ser, corpus, "shared"), "--jobs", "2"])),
            Task.Run(() => ser.Run([.. Arguments(ser, corpus, "shared")[..^1], ser.At("other")]))
        );
        Assert.All(both, output => Assert.True(output.Code == 0, output.Error));
        AssertSame(ser, "shared");
        Assert.Equal(
            Trials.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Ask(ser.At("shared.ledger"), "SELECT CAST(sum(starts) AS TEXT) FROM trials")
        );
        Assert.Equal(File.ReadAllBytes(ser.At("shared/leaderboard.csv")), File.ReadAllBytes(ser.At("other/leaderboard.csv")));
    }

    [Fact]
    public void A_ledger_is_shown_and_wrong_ones_get_one_sentence()
    {
        using var ser = new SerProcess();
        var corpus = SmallCorpus.Write(ser.At("corpus"));
        string[] search = ["search", "--data", corpus, "--trials", "2", "--ledger", ser.At("a.ledger"), "--out", ser.At("out")];
        Assert.Equal(0, ser.Run(search).Code);
        var show = ser.Run("search", "show", ser.At("a.ledger"), "--json");
        Assert.Equal(0, show.Code);
        Assert.Equal(2, show.Json.GetProperty("trials").GetArrayLength());
        Assert.Equal("Finished", show.Json.GetProperty("trials")[0].GetProperty("state").GetString());
        Assert.Equal(JsonValueKind.Number, show.Json.GetProperty("best").GetProperty("uar").ValueKind);
        Assert.Contains("The best trial of each trainer", ser.Run("search", "show", ser.At("a.ledger")).Output, StringComparison.Ordinal);

        Assert.Contains("go on with it with --resume", ser.Run(search).Complaint, StringComparison.Ordinal);
        Assert.Contains("another seed", ser.Run([.. search, "--resume", "--seed", "2"]).Complaint, StringComparison.Ordinal);
        var other = SmallCorpus.Write(ser.At("other"), emotions: 2);
        Assert.Contains(
            "another corpus",
            ser.Run("search", "--data", other, "--ledger", ser.At("a.ledger"), "--resume", "--out", ser.At("out")).Complaint,
            StringComparison.Ordinal
        );
        Assert.Contains("with --ledger FILE", ser.Run("search", "--data", corpus, "--resume").Complaint, StringComparison.Ordinal);
        Assert.Contains(
            "no ledger of a search",
            ser.Run("search", "show", Path.Combine(corpus, "manifest.csv")).Complaint,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Interrupted_it_saves_the_best_so_far()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows cannot send Ctrl-C to another process.");
        using var ser = new SerProcess();
        var corpus = SmallCorpus.Write(ser.At("corpus"));
        using var process = ser.Start(
            "search",
            "--data",
            corpus,
            "--budget",
            "10m",
            "--ledger",
            ser.At("a.ledger"),
            "--out",
            ser.At("out")
        );
        WaitForStart(ser.At("a.ledger"), process, 3);
        SerProcess.Interrupt(process);

        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 130, error);
        Assert.Contains("the best of the finished trials is saved", error, StringComparison.Ordinal);
        Assert.True(File.Exists(ser.At("out/leaderboard.csv")));
        Assert.True(File.Exists(ser.At("out/model/model.json")));
    }

    private static SerOutput Search(SerProcess ser, string corpus, string name) => ser.Run(Arguments(ser, corpus, name));

    private static string[] Arguments(SerProcess ser, string corpus, string name) =>
        [
            "search",
            "--data",
            corpus,
            "--trials",
            Trials.ToString(System.Globalization.CultureInfo.InvariantCulture),
            "--budget",
            "10m",
            "--ledger",
            ser.At(name + ".ledger"),
            "--resume",
            "--out",
            ser.At(name),
        ];

    /// <summary>Waits until trials were started more often than so many times.</summary>
    private static void WaitForStart(string ledger, Process process, int times)
    {
        while (!process.HasExited && !(File.Exists(ledger) && StartsOf(ledger) > times))
        {
            Thread.Sleep(5);
        }
    }

    private static int StartsOf(string ledger)
    {
        try
        {
            return int.Parse(
                Ask(ledger, "SELECT CAST(coalesce(sum(starts), 0) AS TEXT) FROM trials")!,
                System.Globalization.CultureInfo.InvariantCulture
            );
        }
        catch (SqliteException)
        {
            // The file is there before its tables are.
            return 0;
        }
    }

    private static void AssertSame(SerProcess ser, string name)
    {
        const string Results =
            "SELECT group_concat(number || state || recipe || seed || uar || accuracy || macro_f1 || hex(predictions), ' ') FROM "
            + "(SELECT * FROM trials ORDER BY number)";
        Assert.Equal("ok", Ask(ser.At(name + ".ledger"), "PRAGMA integrity_check"));
        Assert.Equal(Ask(ser.At("whole.ledger"), Results), Ask(ser.At(name + ".ledger"), Results));
        Assert.Equal(File.ReadAllBytes(ser.At("whole/leaderboard.csv")), File.ReadAllBytes(ser.At(name + "/leaderboard.csv")));
        Assert.Equal(File.ReadAllBytes(ser.At("whole/model/model.json")), File.ReadAllBytes(ser.At(name + "/model/model.json")));
    }

    private static string? Ask(string ledger, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={ledger};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() as string;
    }
}
