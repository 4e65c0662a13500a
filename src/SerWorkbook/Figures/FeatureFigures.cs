using System.Globalization;
using SerWorkbook.Charts.Grammar;
using SerWorkbook.Figures;

namespace SerWorkbook;

/// <summary>Figures about extracted features.</summary>
public static class FeatureFigures
{
    /// <summary>Features by emotion, one box per emotion.</summary>
    /// <param name="table">The features.</param>
    /// <param name="columns">Names of the columns, one or more.</param>
    public static Figure Distributions(FeatureTable table, params IReadOnlyList<string> columns) =>
        Distributions(table, "feature-distributions", "emotion", table.Labels, row => row.Utterance.Emotion, columns);

    /// <summary>Features by speaker, one box per speaker.</summary>
    /// <param name="table">The features.</param>
    /// <param name="columns">Names of the columns, one or more.</param>
    public static Figure DistributionsBySpeaker(FeatureTable table, params IReadOnlyList<string> columns) =>
        Distributions(table, "feature-distributions-speaker", "speaker", table.Speakers, row => row.Utterance.Speaker, columns);

    /// <summary>Recordings in the plane of a projection, coloured by emotion and by speaker.</summary>
    /// <param name="table">The features.</param>
    /// <param name="projection">The coordinates of rows of the table.</param>
    public static Figure Projection(FeatureTable table, Projection projection)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(projection);
        var method = projection.Method.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
        return new Figure(
            $"projection-{method}",
            $"The recordings in two dimensions ({projection.Method})",
            "Two scatter plots with one point per recording, coloured by emotion on the left and by speaker on the right.",
            ProjectionPanel(table, projection, "By emotion", table.Labels, row => row.Utterance.Emotion),
            ProjectionPanel(table, projection, "By speaker", table.Speakers, row => row.Utterance.Speaker)
        )
        {
            Columns = 2,
            Notice = table.Corpus.Caution,
            Interpretation = FeatureReadings.Projection(table, projection),
        };
    }

    /// <summary>How well each family of features tells emotions and speakers apart on its own.</summary>
    /// <param name="table">The table that was measured.</param>
    /// <param name="families">One value per family.</param>
    public static Figure Families(FeatureTable table, IReadOnlyList<FamilyInformation> families)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(families);
        var names = families.Select(family => family.Family.ToString()).ToArray();
        Bars Score(string name, Func<FamilyInformation, double> score) => new(names, families.Select(family => score(family) * 100), name);
        return new Figure(
            "feature-families",
            "What each family of features tells on its own",
            "Two bars for each family of features: the UAR of the emotion on unheard speakers and the UAR of the speaker on unheard "
                + "recordings.",
            new Panel(
                Axis.Category("Family"),
                Axis.Linear("UAR", "%").Between(0, 100),
                Score("emotion, unheard speakers", family => family.EmotionUar),
                Score("speaker, unheard recordings", family => family.SpeakerUar)
            )
        )
        {
            Notice = table.Corpus.Caution,
            Interpretation = FeatureReadings.Families(table, families),
        };
    }

    /// <summary>The share of each feature's variance that emotion and speaker explain, by family.</summary>
    /// <param name="table">The table that was measured.</param>
    /// <param name="strengths">One value per column.</param>
    public static Figure Strengths(FeatureTable table, IReadOnlyList<FeatureStrength> strengths)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(strengths);
        var best = strengths.MaxBy(strength => strength.Emotion)!;
        var families = strengths.GroupBy(strength => strength.Column.Family).OrderBy(family => family.Key);
        var marks = families.Select(family =>
            (Mark)
                new Points(
                    family.Select(strength => strength.Speaker),
                    family.Select(strength => strength.Emotion),
                    family.Key.ToString(),
                    family.Select(strength => strength.Column.Name)
                )
        );
        return new Figure(
            "feature-strengths",
            "What features tell about the emotion and about the speaker",
            string.Create(
                CultureInfo.InvariantCulture,
                $"Scatter plot with one point per feature: the share of its variance that the speaker explains (horizontal) and that the "
                    + $"emotion explains (vertical); the highest point is {best.Column.Name} ({best.Emotion * 100:0} %)."
            ),
            new Panel(
                Axis.Linear("Explained by the speaker (eta squared)").Between(0, null),
                Axis.Linear("Explained by the emotion (eta squared)").Between(0, null),
                [.. marks]
            )
        )
        {
            Notice = table.Corpus.Caution,
            Interpretation = FeatureReadings.Strengths(table, strengths),
        };
    }

    private static Figure Distributions(
        FeatureTable table,
        string name,
        string by,
        IReadOnlyList<string> groups,
        Func<FeatureRow, string> groupOf,
        IReadOnlyList<string> columns
    )
    {
        ArgumentNullException.ThrowIfNull(columns);
        var places = groups.Index().ToDictionary(group => group.Item, group => group.Index, StringComparer.Ordinal);
        int[] groupOfRows = [.. table.Rows.Select(row => places[groupOf(row)])];
        (string Name, double Share)[] explained =
        [
            .. columns.Select(column =>
                (column, FeatureStrength.EtaSquared([.. table.Values(column).Select(value => (double)value)], groupOfRows))
            ),
        ];
        return new Figure(
            name,
            $"Features by {by}",
            $"Box plots of {string.Join(", ", columns)} for each {by}.",
            [.. columns.Select(column => DistributionPanel(table, column, char.ToUpperInvariant(by[0]) + by[1..], groups, groupOf))]
        )
        {
            Columns = Math.Min(2, columns.Count),
            Notice = table.Corpus.Caution,
            Interpretation = FeatureReadings.Distributions(by, groups.Count, explained),
        };
    }

    private static Panel DistributionPanel(
        FeatureTable table,
        string name,
        string by,
        IReadOnlyList<string> groups,
        Func<FeatureRow, string> groupOf
    )
    {
        var column = table.Set.Columns.First(c => c.Name == name);
        var values = table.Values(name);
        var byGroup = groups.Select(group => values.Where((_, row) => groupOf(table.Rows[row]) == group).Select(value => (double)value));
        var unit = column.Unit == "1" ? null : column.Unit;
        return new Panel(Axis.Category(by), Axis.Linear(column.Name, unit), new Boxes(groups, byGroup)) { Title = column.Name };
    }

    private static Panel ProjectionPanel(
        FeatureTable table,
        Projection projection,
        string title,
        IReadOnlyList<string> groups,
        Func<FeatureRow, string> groupOf
    )
    {
        var marks = groups
            .Select(group => (Group: group, Places: projection.Rows.Index().Where(row => groupOf(table.Rows[row.Item]) == group).ToArray()))
            .Where(group => group.Places.Length > 0)
            .Select(group =>
                (Mark)
                    new Points(
                        group.Places.Select(row => projection.X[row.Index]),
                        group.Places.Select(row => projection.Y[row.Index]),
                        group.Group,
                        group.Places.Select(row => table.Rows[row.Item].Utterance.Path)
                    )
                    {
                        Size = 5,
                    }
            );
        return new Panel(Axis.Linear(projection.TitleX), Axis.Linear(projection.TitleY), [.. marks]) { Title = title };
    }
}
