using System.Globalization;
using SerWorkbook.Text;

namespace SerWorkbook;

/// <summary>Conclusions about what features tell about the emotion and about the speaker.</summary>
public static class FeatureConclusions
{
    /// <summary>Draws the conclusions.</summary>
    /// <param name="table">The features.</param>
    /// <param name="strengths">One value per column.</param>
    /// <param name="families">One value per family, one or more.</param>
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
            $"The table has {Wording.Count(table.Rows.Count, "row")} of {Wording.Count(table.Set.Columns.Count, "feature")}; "
                + $"{Skipped(table.Skipped.Count)} skipped.",
            string.Create(
                CultureInfo.InvariantCulture,
                $"The feature that depends most on the emotion is {emotion.Column.Name} ({emotion.Emotion * 100:0} % of its variance); "
                    + $"the one that depends most on the speaker is {speaker.Column.Name} ({speaker.Speaker * 100:0} %)."
            ),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{more} of {Wording.Count(strengths.Count, "feature")} {(more == 1 ? "depends" : "depend")} more on the speaker than on "
                    + $"the emotion: a model can exploit that on speakers it knows, not on new ones."
            ),
            string.Create(
                CultureInfo.InvariantCulture,
                $"On its own, the family {best.Family} tells the emotions of unheard speakers apart best (UAR "
                    + $"{best.EmotionUar * 100:0} %, chance {100.0 / table.Labels.Count:0} %); {voice.Family} identifies the speaker best "
                    + $"(UAR {voice.SpeakerUar * 100:0} %, chance {100.0 / table.Speakers.Count:0} %)."
            ),
        ]);
    }

    private static string Skipped(int count) =>
        count switch
        {
            0 => "no recording was",
            1 => "1 recording without usable speech was",
            _ => FormattableString.Invariant($"{count} recordings without usable speech were"),
        };
}
