using System.Globalization;
using SerWorkbook.Speech;

namespace SerWorkbook;

/// <summary>Tables about extracted features.</summary>
public static class ExtractionTables
{
    /// <summary>The families of a feature set: how many columns each has, and what they are called.</summary>
    /// <param name="set">The feature set.</param>
    public static ResultTable Families(FeatureSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return ResultTable.Of(
            $"{set.Id}: {set.Columns.Count} features",
            set.Columns.GroupBy(column => column.Family),
            columns =>
                columns
                    .Add("Family", family => family.Key)
                    .Add("Features", family => family.Count())
                    .Add("Measured", family => string.Join(", ", family.Select(column => column.Name.Split('_')[0]).Distinct().Take(6)))
                    .Add("Units", family => string.Join(", ", family.Select(column => column.Unit).Distinct().Take(4)))
        );
    }

    /// <summary>What each family of features says, alone.</summary>
    /// <param name="table">The table that was measured.</param>
    /// <param name="families">One value per family.</param>
    public static ResultTable Families(FeatureTable table, IReadOnlyList<FamilyInformation> families)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(families);
        return ResultTable.Of(
            "Families of features, each alone",
            families,
            columns =>
                columns
                    .Add("Family", family => family.Family)
                    .Add("Features", family => family.Columns)
                    .Add("UAR of the emotion", family => family.EmotionUar, "0.0 %")
                    .Add("UAR of the speaker", family => family.SpeakerUar, "0.0 %")
        ) with
        {
            Notice = table.Corpus.Caution,
            Footnote = string.Create(
                CultureInfo.InvariantCulture,
                $"Regularised least squares of fixed strength; emotions over groups of speakers that were not heard (chance "
                    + $"{100.0 / table.Labels.Count:0.0} %), speakers over random folds (chance {100.0 / table.Speakers.Count:0.0} "
                    + $"%); scaled "
                    + $"by the training rows; {table.Set.Id}."
            ),
        };
    }

    /// <summary>The first rows of a table, some columns of it.</summary>
    /// <param name="table">The features.</param>
    /// <param name="columns">Names of the columns to show.</param>
    public static ResultTable Preview(FeatureTable table, params IReadOnlyList<string> columns)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(columns);
        var values = columns.Select(table.Values).ToArray();
        return ResultTable.Of(
            table.ToString(),
            table.Rows.Index().Take(5),
            shown =>
            {
                shown.Add("Recording", row => row.Item.Utterance.Path).Add("Emotion", row => row.Item.Utterance.Emotion);
                for (var i = 0; i < columns.Count; i++)
                {
                    var column = values[i];
                    shown.Add(columns[i], row => column[row.Index], "0.00");
                }
            }
        ) with
        {
            Notice = table.Corpus.Caution,
        };
    }

    /// <summary>How fast features are extracted.</summary>
    /// <param name="timing">What was measured.</param>
    public static ResultTable Timing(ExtractionTiming timing)
    {
        ArgumentNullException.ThrowIfNull(timing);
        return ResultTable.Of(
            $"{timing.Set}: {timing.Recordings} recordings, {timing.AudioSeconds:0} s of audio",
            timing.Stages,
            columns =>
                columns
                    .Add("Stage", stage => stage.Name)
                    .Add("Seconds", stage => stage.Seconds, "0.0000")
                    .Add("Times real time, one core", stage => stage.TimesRealTime, "0")
        ) with
        {
            Footnote = string.Create(
                CultureInfo.InvariantCulture,
                $"From file to vector on {timing.Threads} threads: {timing.ThreadedTimesRealTime:0} times real time, "
                    + $"{timing.Speedup:0.00} times one thread; {timing.AllocatedBytesPerRecording / 1024.0:0} kB allocated a "
                    + $"recording. Best "
                    + $"of several rounds. Frames hold F0; F0 alone is the workbook's tracker by itself."
            ),
        };
    }

    /// <summary>The features that the emotion explains most of.</summary>
    /// <param name="table">The table that was measured.</param>
    /// <param name="strengths">One value per column.</param>
    /// <param name="limit">The most rows.</param>
    public static ResultTable Strongest(FeatureTable table, IReadOnlyList<FeatureStrength> strengths, int limit = 10)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(strengths);
        return ResultTable.Of(
            "Features that the emotion shapes most",
            strengths.OrderByDescending(s => s.Emotion).Take(limit),
            columns =>
                columns
                    .Add("Feature", s => s.Column.Name)
                    .Add("Family", s => s.Column.Family)
                    .Add("Unit", s => s.Column.Unit)
                    .Add("Explained by the emotion", s => s.Emotion, "0 %")
                    .Add("Explained by the speaker", s => s.Speaker, "0 %")
        ) with
        {
            Notice = table.Corpus.Caution,
            Footnote = "Eta squared of a one-way analysis of variance; over all recordings, so a description and not a test.",
        };
    }
}
