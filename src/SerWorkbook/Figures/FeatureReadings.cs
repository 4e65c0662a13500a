using System.Globalization;
using SerWorkbook.Text;

namespace SerWorkbook.Figures;

/// <summary>What figures of features mean.</summary>
internal static class FeatureReadings
{
    // Closer gains over chance count as equal.
    private const double SmallGap = 0.1;

    public static string? Distributions(string by, int groups, IReadOnlyList<(string Name, double Share)> explained)
    {
        if (groups < 2)
        {
            return null;
        }

        var ordered = explained.OrderByDescending(column => column.Share).ToArray();
        string[] others = [.. ordered.Skip(1).Select(column => $"{Wording.WholePercent(column.Share)} of {column.Name}")];
        return $"The {by} explains "
            + $"{Wording.And([$"{Wording.WholePercent(ordered[0].Share)} of the variance of {ordered[0].Name}", .. others])}.";
    }

    public static string? Projection(FeatureTable table, Projection projection)
    {
        if (projection.Rows.Count < 2)
        {
            return null;
        }

        var nearest = projection.Nearest();
        var (emotion, speaker) = (GainOf(row => row.Emotion), GainOf(row => row.Speaker));
        return (table.Labels.Count > 1, table.Speakers.Count > 1) switch
        {
            (true, true) => string.Create(
                CultureInfo.InvariantCulture,
                $"The nearest neighbour has the same emotion in {emotion.Share * 100:0} % of cases and the same speaker in "
                    + $"{speaker.Share * 100:0} % ({emotion.Chance * 100:0} % and {speaker.Chance * 100:0} % by chance): "
                    + $"{Verdict(emotion.Gain, speaker.Gain)}."
            ),
            (true, false) => SameIn("emotion", emotion),
            (false, true) => SameIn("speaker", speaker),
            _ => null,
        };

        static string SameIn(string what, (double Share, double Chance, double Gain) found) =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"The nearest neighbour has the same {what} in {found.Share * 100:0} % of cases ({found.Chance * 100:0} % by chance)."
            );

        (double Share, double Chance, double Gain) GainOf(Func<Utterance, string> of)
        {
            string[] groups = [.. projection.Rows.Select(row => of(table.Rows[row].Utterance))];
            var share = nearest.Index().Average(point => groups[point.Index] == groups[point.Item] ? 1.0 : 0);
            var chance = groups
                .CountBy(group => group)
                .Sum(count => (double)count.Value * (count.Value - 1) / (groups.Length * (groups.Length - 1.0)));
            return (share, chance, chance < 1 ? (share - chance) / (1 - chance) : 0);
        }
    }

    public static string? Families(FeatureTable table, IReadOnlyList<FamilyInformation> families)
    {
        var (best, voice) = (families.MaxBy(family => family.EmotionUar)!, families.MaxBy(family => family.SpeakerUar)!);
        return double.IsNaN(best.EmotionUar) || double.IsNaN(voice.SpeakerUar)
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{best.Family} tells the emotions of unheard speakers apart best (UAR {best.EmotionUar * 100:0} %, chance "
                    + $"{100.0 / table.Labels.Count:0} %); {voice.Family} identifies the speaker best ({voice.SpeakerUar * 100:0} %, chance "
                    + $"{100.0 / table.Speakers.Count:0} %)."
            );
    }

    public static string? Strengths(FeatureTable table, IReadOnlyList<FeatureStrength> strengths)
    {
        if (table.Labels.Count < 2 || table.Speakers.Count < 2)
        {
            return null;
        }

        var more = strengths.Count(strength => strength.Speaker > strength.Emotion);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{more} of {Wording.Count(strengths.Count, "feature")} {(more == 1 ? "depends" : "depend")} more on the speaker than on the "
                + $"emotion; a model can use {(more == 1 ? "it" : "them")} to recognise voices instead of emotions."
        );
    }

    private static string Verdict(double emotion, double speaker) =>
        Math.Abs(emotion - speaker) < SmallGap ? "emotions and speakers are separated about equally well"
        : emotion > speaker ? "emotions are separated better than speakers"
        : "speakers are separated better than emotions";
}
