using System.Globalization;
using Microsoft.Data.Sqlite;
using SerWorkbook.Speech;

namespace SerWorkbook.Learning.Ledger;

/// <summary>Writes and reads the results of trials.</summary>
internal static class TrialRows
{
    /// <returns>Whether the claim was still the owner's.</returns>
    public static bool Finish(SqliteConnection connection, Trial trial, DataSplit split, string owner)
    {
        var mine =
            connection.Execute(
                """
                UPDATE trials SET state = $state, owner = NULL, heartbeat = NULL, uar = $uar, uar_low = $low, uar_high = $high, accuracy = $accuracy,
                    macro_f1 = $macroF1, predictions = $predictions, seconds = $seconds, error = $error
                WHERE number = $number AND state = 'running' AND owner = $owner
                """,
                ("$state", trial.Status.ToString()),
                ("$uar", trial.Uar),
                ("$low", trial.UarInterval.Low),
                ("$high", trial.UarInterval.High),
                ("$accuracy", trial.Accuracy),
                ("$macroF1", trial.MacroF1),
                ("$predictions", trial.Predictions.Count == 0 ? null : PredictionBlob.Of(trial.Predictions)),
                ("$seconds", trial.Seconds),
                ("$error", trial.Error),
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
            numbers.Add(reader.GetInt32(0));
        }

        return numbers;
    }

    public static Trial Read(SqliteConnection connection, int number, Recipe recipe, DataSplit split, FeatureTable table)
    {
        using var command = connection.Statement(
            "SELECT state, uar, uar_low, uar_high, accuracy, macro_f1, seconds, error, predictions FROM trials WHERE number = $number",
            ("$number", number)
        );
        using var reader = command.ExecuteReader();
        reader.Read();
        var (status, uar) = (Enum.Parse<TrialStatus>(reader.GetString(0)), reader.Real(1));
        RequireScore(connection, number, status.ToString(), uar);
        return new Trial(
            number,
            recipe,
            status,
            uar,
            new Interval(reader.Real(2), reader.Real(3)),
            reader.Real(4),
            reader.Real(5),
            FoldsOf(connection, number),
            reader.Real(6),
            reader.Text(7)
        )
        {
            Predictions = reader.IsDBNull(8) ? [] : PredictionBlob.Read((byte[])reader[8], split, table.Classes, table.Labels.Count),
        };
    }

    /// <exception cref="SerException">A finished trial has no score that could be one.</exception>
    public static void RequireScore(SqliteConnection connection, int number, string status, double uar)
    {
        if (status == nameof(TrialStatus.Finished) && uar is not (>= 0 and <= 1))
        {
            throw new SerException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{connection.DataSource}: trial {number} of this ledger is finished with the UAR {uar:G6}, which must be from 0 to "
                        + $"1; the file is damaged."
                )
            );
        }
    }

    public static IReadOnlyList<double> FoldsOf(SqliteConnection connection, int number)
    {
        using var command = connection.Statement("SELECT uar FROM folds WHERE trial = $trial ORDER BY fold", ("$trial", number));
        using var reader = command.ExecuteReader();
        var uars = new List<double>();
        while (reader.Read())
        {
            uars.Add(reader.Real(0));
        }

        return uars;
    }
}
