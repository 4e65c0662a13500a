using SerWorkbook.Speech;

namespace SerWorkbook;

/// <summary>How much one feature says of the emotion and of the speaker.</summary>
/// <param name="Column">The feature.</param>
/// <param name="Emotion">Share of its variance that the emotion explains, 0 to 1.</param>
/// <param name="Speaker">Share of its variance that the speaker explains, 0 to 1.</param>
/// <remarks>The share is eta squared of a one-way analysis of variance: sum of squares between groups over that in all.</remarks>
public sealed record FeatureStrength(FeatureColumn Column, double Emotion, double Speaker)
{
    /// <summary>Measures every column of a table.</summary>
    /// <param name="table">The features.</param>
    /// <returns>One value per column, in the order of the columns; 0 for a constant one.</returns>
    public static IReadOnlyList<FeatureStrength> Of(FeatureTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var speakerOf = table.Speakers.Index().ToDictionary(speaker => speaker.Item, speaker => speaker.Index);
        var speakers = table.Rows.Select(row => speakerOf[row.Utterance.Speaker]).ToArray();
        return
        [
            .. table.Set.Columns.Select(
                (column, i) =>
                {
                    var values = table.Rows.Select(row => (double)row.Features[i]).ToArray();
                    return new FeatureStrength(column, EtaSquared(values, table.Classes), EtaSquared(values, speakers));
                }
            ),
        ];
    }

    /// <summary>The share of the variance of some values that groups explain.</summary>
    /// <param name="values">The values.</param>
    /// <param name="groups">The group of each.</param>
    /// <returns>0 to 1; 0 where the values do not differ.</returns>
    internal static double EtaSquared(double[] values, IReadOnlyList<int> groups)
    {
        var mean = values.Average();
        var total = values.Sum(value => (value - mean) * (value - mean));
        var between = values
            .Zip(groups)
            .GroupBy(pair => pair.Second, pair => pair.First)
            .Sum(group => group.Count() * (group.Average() - mean) * (group.Average() - mean));
        return total > 0 ? between / total : 0;
    }
}
