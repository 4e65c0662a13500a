using SerWorkbook.Exploration;
using SerWorkbook.FeatureTables;

namespace SerWorkbook.Figures;

/// <summary>Figures about extracted features.</summary>
public static class FeatureFigures
{
    /// <summary>Features by emotion, a box a class.</summary>
    /// <param name="table">The features.</param>
    /// <param name="columns">Names of the columns, one or more.</param>
    public static Figure Distributions(FeatureTable table, params IReadOnlyList<string> columns)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(columns);
        return new Figure(
            "feature-distributions", "Features by emotion",
            $"Boxes of {string.Join(", ", columns)} for each emotion; where they hardly overlap, the feature tells the emotions apart.",
            [.. columns.Select(column => DistributionPanel(table, column))])
        { Columns = Math.Min(2, columns.Count), Notice = table.Corpus.Caution };
    }

    /// <summary>Recordings in the plane of a projection, coloured by emotion and by speaker.</summary>
    /// <param name="table">The features.</param>
    /// <param name="projection">The coordinates of the table's rows.</param>
    public static Figure Projection(FeatureTable table, Projection projection)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(projection);
        return new Figure(
            "projection", $"The recordings in two dimensions ({projection.Method})",
            FormattableString.Invariant($"Each point is a recording, in the left chart coloured by emotion, in the right one by speaker; the two axes carry {projection.ShareX * 100:0} % and {projection.ShareY * 100:0} % of the variance."),
            ProjectionPanel(table, projection, "By emotion", table.Labels, row => row.Utterance.Emotion),
            ProjectionPanel(table, projection, "By speaker", table.Speakers, row => row.Utterance.Speaker))
        { Columns = 2, Notice = table.Corpus.Caution };
    }

    /// <summary>How much of each feature's variance emotion and speaker explain, by family.</summary>
    /// <param name="table">The table that was measured.</param>
    /// <param name="strengths">One value a column.</param>
    public static Figure Strengths(FeatureTable table, IReadOnlyList<FeatureStrength> strengths)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(strengths);
        var best = strengths.MaxBy(strength => strength.Emotion)!;
        var families = strengths.GroupBy(strength => strength.Column.Family).OrderBy(family => family.Key);
        var marks = families.Select(family => (Mark)new Points(
            family.Select(strength => strength.Speaker), family.Select(strength => strength.Emotion), family.Key.ToString(),
            family.Select(strength => strength.Column.Name)));
        return new Figure(
            "feature-strengths", "What features say about emotion and about the speaker",
            FormattableString.Invariant($"Each point is a feature: to the right the share of its variance that the speaker explains, upwards the share that the emotion explains. The highest is {best.Column.Name} with {best.Emotion * 100:0} % for the emotion."),
            new Panel(Axis.Linear("Explained by the speaker (eta squared)").Between(0, null), Axis.Linear("Explained by the emotion (eta squared)").Between(0, null), [.. marks]))
        { Notice = table.Corpus.Caution };
    }

    private static Panel DistributionPanel(FeatureTable table, string name)
    {
        var column = table.Set.Columns.First(c => c.Name == name);
        var values = table.Values(name);
        var byClass = table.Labels.Select((_, c) => values.Where((_, row) => table.Classes[row] == c).Select(value => (double)value));
        var unit = column.Unit == "1" ? null : column.Unit;
        return new Panel(Axis.Category("Emotion"), Axis.Linear(column.Name, unit), new Boxes(table.Labels, byClass)) { Title = column.Name };
    }

    private static Panel ProjectionPanel(
        FeatureTable table, Projection projection, string title, IReadOnlyList<string> groups, Func<FeatureRow, string> groupOf)
    {
        var marks = groups.Select(group =>
        {
            var rows = Enumerable.Range(0, table.Rows.Count).Where(row => groupOf(table.Rows[row]) == group).ToArray();
            return (Mark)new Points(rows.Select(row => projection.X[row]), rows.Select(row => projection.Y[row]), group,
                rows.Select(row => table.Rows[row].Utterance.Path));
        });
        return new Panel(
            Axis.Linear(FormattableString.Invariant($"First component, {projection.ShareX * 100:0} % of the variance")),
            Axis.Linear(FormattableString.Invariant($"Second component, {projection.ShareY * 100:0} %")), [.. marks])
        { Title = title };
    }
}
