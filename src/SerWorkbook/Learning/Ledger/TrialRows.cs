using System.Globalization;
using Microsoft.Data.Sqlite;
using SerWorkbook.Speech;

namespace SerWorkbook.Learning.Ledger;

/// <summary>Writes and reads the results of trials.</summary>
internal static class TrialRows
{
    private const string Open = "open";
    private const string Running = "running";

    /// <returns>Whether the claim was still the owner's.</returns>
    public static bool Finish(SqliteConnection connection, Trial trial, DataSplit split, string owner)
    {
        var predictions = trial.Predictions.Count == 0 ? null : PredictionBlob.Of(trial.Predictions);
        var mine =
            connection.Execute(
                """
                UPDATE trials SET state = $state, owner = NULL, heartbeat = NULL, uar = $uar, uar_low = $low, uar_high = $high, accuracy = $accuracy,
                    macro_f1 = $macroF1, predictions = $predictions, seconds = $seconds, error = $error, "check" = $check
                WHERE number = $number AND state = 'running' AND owner = $owner
                """,
                ("$state", trial.Status.ToString()),
                ("$uar", trial.Uar),
                ("$low", trial.UarInterval.Low),
                ("$high", trial.UarInterval.High),
                ("$accuracy", trial.Accuracy),
                ("$macroF1", trial.MacroF1),
                ("$predictions", predictions),
                ("$seconds", trial.Seconds),
                ("$error", trial.Error),
                ("$check", RowCheck.Of(KeptOf(trial, RecipeOf(connection, trial.Number)), predictions)),
                ("$number", trial.Number),
                ("$owner", owner)
            ) == 1;
        for (var fold = 0; mine && fold < trial.FoldUars.Count; fold++)
        {
            connection.Execute(
                "INSERT INTO folds VALUES ($trial, $fold, $name, $uar)",
                ("$trial", trial.Number),
                ("$fold", fold),
                ("$name", split.Folds[fold].Name),
                ("$uar", trial.FoldUars[fold])
            );
        }

        return mine;
    }

    public static List<int> NumbersDone(SqliteConnection connection)
    {
        using var command = connection.Statement("SELECT number FROM trials WHERE state NOT IN ('open', 'running') ORDER BY number");
        using var reader = command.ExecuteReader();
        var numbers = new List<int>();
        while (reader.Read())
        {
            numbers.Add(reader.Whole(0));
        }

        return numbers;
    }

    /// <summary>A trial that has ended.</summary>
    /// <exception cref="SerException">A finished trial has no score that could be one.</exception>
    /// <exception cref="LedgerDamageException">A value is none that a search writes.</exception>
    public static Trial Read(SqliteConnection connection, int number, Recipe recipe, DataSplit split, FeatureTable table)
    {
        var (kept, predictions) = Read(connection, number);
        return new Trial(
            number,
            recipe,
            Enum.Parse<TrialStatus>(kept.State),
            kept.Uar,
            kept.UarInterval,
            kept.Accuracy,
            kept.MacroF1,
            kept.FoldUars,
            kept.Seconds,
            kept.Error
        )
        {
            Predictions = predictions is null ? [] : PredictionBlob.Read(predictions, split, table.Classes, table.Labels.Count),
        };
    }

    /// <summary>A trial, whatever its state, with its predictions as bytes.</summary>
    /// <exception cref="SerException">A finished trial has no score that could be one.</exception>
    /// <exception cref="LedgerDamageException">A value is none that a search writes, or they do not fit their checksum.</exception>
    public static (LedgerTrial Trial, byte[]? Predictions) Read(SqliteConnection connection, int number)
    {
        var hasChecks = LedgerConnection.HasChecks(connection);
        using var command = connection.Statement(
            $"""
            SELECT recipe, state, starts, uar, uar_low, uar_high, accuracy, macro_f1, seconds, error, predictions, {(
                hasChecks ? "\"check\"" : "NULL"
            )}
            FROM trials WHERE number = $number
            """,
            ("$number", number)
        );
        using var reader = command.ExecuteReader();
        if (!reader.Read())
        {
            throw new LedgerDamageException(FormattableString.Invariant($"trial {number} is not where its index says"));
        }

        var state = StateOf(reader.Name(1));
        RequireScore(connection, number, state, reader.GetValue(3));
        var trial = new LedgerTrial(
            number,
            reader.Name(0),
            state,
            reader.Whole(2),
            reader.Share(3),
            new Interval(reader.Share(4), reader.Share(5)),
            reader.Share(6),
            reader.Share(7),
            FoldsOf(connection, number),
            reader.Real(8),
            reader.Text(9)
        );
        var predictions = reader.GetValue(10) as byte[];
        return !hasChecks || trial.IsToCome || reader.Text(11) == RowCheck.Of(trial, predictions)
            ? (trial, predictions)
            : throw new LedgerDamageException(FormattableString.Invariant($"trial {number} does not fit its checksum"));
    }

    private static string RecipeOf(SqliteConnection connection, int number)
    {
        using var command = connection.Statement("SELECT recipe FROM trials WHERE number = $number", ("$number", number));
        return command.ExecuteScalar() as string ?? "";
    }

    // What the file says of the recipe counts, as everywhere.
    private static LedgerTrial KeptOf(Trial trial, string recipe) =>
        new(
            trial.Number,
            recipe,
            trial.Status.ToString(),
            1,
            trial.Uar,
            trial.UarInterval,
            trial.Accuracy,
            trial.MacroF1,
            trial.FoldUars,
            trial.Seconds,
            trial.Error
        );

    private static string StateOf(string state) =>
        state is Open or Running || Enum.GetNames<TrialStatus>().Contains(state)
            ? state
            : throw new LedgerDamageException("the state of a trial is none that a search writes");

    private static void RequireScore(SqliteConnection connection, int number, string state, object uar)
    {
        if (state == nameof(TrialStatus.Finished) && uar is not (double and >= 0 and <= 1 or 0L or 1L))
        {
            throw new SerException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{connection.DataSource}: trial {number} of this ledger is finished with the UAR "
                        + $"{(uar is DBNull ? "missing" : uar)}, which must be from 0 to 1; the file is damaged."
                )
            );
        }
    }

    private static List<double> FoldsOf(SqliteConnection connection, int number)
    {
        using var command = connection.Statement("SELECT uar FROM folds WHERE trial = $trial ORDER BY fold", ("$trial", number));
        using var reader = command.ExecuteReader();
        var uars = new List<double>();
        while (reader.Read())
        {
            uars.Add(reader.Share(0));
        }

        return uars;
    }
}
