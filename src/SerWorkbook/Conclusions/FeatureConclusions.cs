using System.Globalization;

namespace SerWorkbook;

/// <summary>What features say about emotion and about the speaker.</summary>
public static class FeatureConclusions
{
    /// <summary>Draws the conclusions.</summary>
    /// <param name="table">The features.</param>
    /// <param name="strengths">One value per column.</param>
    /// <param name="families">One value per family, two or more.</param>
    public static Findings Of(FeatureTable table, IReadOnlyList<FeatureStrength> strengths, IReadOnlyList<FamilyInformation> families)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(strengths);
        ArgumentNullException.ThrowIfNull(families);
        var emotion = strengths.MaxBy(s => s.Emotion)!;
        var speaker = strengths.MaxBy(s => s.Speaker)!;
        var more = strengths.Count(s => s.Speaker > s.Emotion);
        var (best, voice) = (families.MaxBy(family => family.EmotionUar)!, families.MaxBy(family => family.SpeakerUar)!);
        return new Findings([
            string.Create(
                CultureInfo.InvariantCulture,
                $"{table.Rows.Count} recordings became rows of {table.Set.Columns.Count} features; {table.Skipped.Count} held nothing "
                    + $"to measure."
            ),
            string.Create(
                CultureInfo.InvariantCulture,
                $"The emotion explains most of {emotion.Column.Name} ({emotion.Emotion * 100:0} % of its variance); the speaker "
                    + $"explains most of {speaker.Column.Name} ({speaker.Speaker * 100:0} %)."
            ),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{more} of the {strengths.Count} features say more about who speaks than about the emotion: a model tested on speakers "
                    + $"that it knows can lean on them, one tested on new speakers cannot."
            ),
            string.Create(
                CultureInfo.InvariantCulture,
                $"Alone, the family {best.Family} tells emotions of unheard speakers apart best (UAR {best.EmotionUar * 100:0} %, "
                    + $"chance {100.0 / table.Labels.Count:0} %); {voice.Family} knows the speaker best (UAR {voice.SpeakerUar * 100:0} %, "
                    + $"chance {100.0 / table.Speakers.Count:0} %)."
            ),
        ]);
    }
}
