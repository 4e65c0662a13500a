using System.Globalization;
using SerWorkbook.Charts.Grammar;

namespace SerWorkbook;

/// <summary>Figures about extracted features.</summary>
public static class FeatureFigures
{
    /// <summary>Features by emotion, a box a class.</summary>
    /// <param name="table">The features.</param>
    /// <param name="columns">Names of the columns, one or more.</param>
    public static Figure Distributions(FeatureTable table, params IReadOnlyList<string> columns) =>
        Distributions(table, "feature-distributions", "emotion", "the emotions", table.Labels, row => row.Utterance.Emotion, columns);

    /// <summary>Features by speaker, a box a speaker.</summary>
    /// <param name="table">The features.</param>
    /// <param name="columns">Names of the columns, one or more.</param>
    public static Figure DistributionsBySpeaker(FeatureTable table, params IReadOnlyList<string> columns) =>
        Distributions(
            table,
            "feature-distributions-speaker",
            "speaker",
            "the speakers",
            table.Speakers,
            row => row.Utterance.Speaker,
            columns
        );

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
            "Each point is a recording, in the left chart coloured by emotion, in the right one by speaker. "
                + $"{NeighboursOf(table, projection)}",
            ProjectionPanel(table, projection, "By emotion", table.Labels, row => row.Utterance.Emotion),
            ProjectionPanel(table, projection, "By speaker", table.Speakers, row => row.Utterance.Speaker)
        )
        {
            Columns = 2,
            Notice = table.Corpus.Caution,
        };
    }

    /// <summary>How well each family of features, alone, tells emotions and speakers apart.</summary>
    /// <param name="table">The table that was measured.</param>
    /// <param name="families">One value per family.</param>
    public static Figure Families(FeatureTable table, IReadOnlyList<FamilyInformation> families)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(families);
        var names = families.Select(family => family.Family.ToString()).ToArray();
        Bars Score(string name, Func<FamilyInformation, double> score) => new(names, families.Select(family => score(family) * 100), name);
        var best = families.MaxBy(family => family.EmotionUar)!;
        return new Figure(
            "feature-families",
            "What each family of features says, alone",
            string.Create(
                CultureInfo.InvariantCulture,
                $"Two bars for each family: the UAR of the emotion on unheard speakers and the UAR of the speaker. {best.Family} tells "
                    + $"emotions apart best ({best.EmotionUar * 100:0} %)."
            ),
            new Panel(
                Axis.Category("Family"),
                Axis.Linear("UAR", "%").Between(0, 100),
                Score("emotion, unheard speakers", family => family.EmotionUar),
                Score("speaker, unheard recordings", family => family.SpeakerUar)
            )
        )
        {
            Notice = table.Corpus.Caution,
        };
    }

    /// <summary>How much of each feature's variance emotion and speaker explain, by family.</summary>
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
            "What features say about emotion and about the speaker",
            string.Create(
                CultureInfo.InvariantCulture,
                $"Each point is a feature: to the right the share of its variance that the speaker explains, upwards the share that the "
                    + $"emotion explains. The highest is {best.Column.Name} with {best.Emotion * 100:0} % for the emotion."
            ),
            new Panel(
                Axis.Linear("Explained by the speaker (eta squared)").Between(0, null),
                Axis.Linear("Explained by the emotion (eta squared)").Between(0, null),
                [.. marks]
            )
        )
        {
            Notice = table.Corpus.Caution,
        };
    }

    private static Figure Distributions(
        FeatureTable table,
        string name,
        string by,
        string whom,
        IReadOnlyList<string> groups,
        Func<FeatureRow, string> groupOf,
        IReadOnlyList<string> columns
    )
    {
        ArgumentNullException.ThrowIfNull(columns);
        var places = groups.Index().ToDictionary(group => group.Item, group => group.Index, StringComparer.Ordinal);
        int[] groupOfRows = [.. table.Rows.Select(row => places[groupOf(row)])];
        var explained = columns.Select(column =>
            (Name: column, Share: FeatureStrength.EtaSquared([.. table.Values(column).Select(value => (double)value)], groupOfRows))
        );
        var told = explained
            .OrderByDescending(column => column.Share)
            .Select(column => FormattableString.Invariant($"{column.Name} {column.Share * 100:0} %"));
        return new Figure(
            name,
            $"Features by {by}",
            $"Boxes of {string.Join(", ", columns)} for each {by}; where they hardly overlap, the feature tells {whom} apart. Of their "
                + $"variance the {by} explains: {string.Join(", ", told)}.",
            [.. columns.Select(column => DistributionPanel(table, column, char.ToUpperInvariant(by[0]) + by[1..], groups, groupOf))]
        )
        {
            Columns = Math.Min(2, columns.Count),
            Notice = table.Corpus.Caution,
        };
    }

    private static string NeighboursOf(FeatureTable table, Projection projection)
    {
        var nearest = projection.Nearest();
        double Share(Func<Utterance, string> of) =>
            projection
                .Rows.Zip(nearest)
                .Average(pair =>
                    of(table.Rows[pair.First].Utterance) == of(table.Rows[projection.Rows[pair.Second]].Utterance) ? 100.0 : 0
                );
        return string.Create(
            CultureInfo.InvariantCulture,
            $"The nearest neighbour of a point is of the same emotion in {Share(utterance => utterance.Emotion):0} % and of the same "
                + $"speaker in {Share(utterance => utterance.Speaker):0} % of cases."
        );
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
