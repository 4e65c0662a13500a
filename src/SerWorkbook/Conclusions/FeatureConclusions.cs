using SerWorkbook.Display;
using SerWorkbook.Exploration;
using SerWorkbook.FeatureTables;

namespace SerWorkbook.Conclusions;

/// <summary>What features say about emotion and about the speaker.</summary>
public static class FeatureConclusions
{
    /// <summary>Draws the conclusions.</summary>
    /// <param name="table">The features.</param>
    /// <param name="strengths">One value a column.</param>
    public static Findings Of(FeatureTable table, IReadOnlyList<FeatureStrength> strengths)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(strengths);
        var emotion = strengths.MaxBy(s => s.Emotion)!;
        var speaker = strengths.MaxBy(s => s.Speaker)!;
        var more = strengths.Count(s => s.Speaker > s.Emotion);
        var families = strengths.GroupBy(s => s.Column.Family).Select(f => (Family: f.Key, Mean: f.Average(s => s.Emotion))).OrderByDescending(f => f.Mean).ToArray();
        return new Findings([
            FormattableString.Invariant($"{table.Rows.Count} recordings became rows of {table.Set.Columns.Count} features; {table.Skipped.Count} held nothing to measure."),
            FormattableString.Invariant($"The emotion explains most of {emotion.Column.Name} ({emotion.Emotion * 100:0} % of its variance); the speaker explains most of {speaker.Column.Name} ({speaker.Speaker * 100:0} %)."),
            FormattableString.Invariant($"{more} of the {strengths.Count} features say more about who speaks than about the emotion: a model tested on speakers that it knows can lean on them, one tested on new speakers cannot."),
            FormattableString.Invariant($"On average the emotion explains most of the family {families[0].Family} ({families[0].Mean * 100:0} %), least of {families[^1].Family} ({families[^1].Mean * 100:0} %).")]);
    }
}
