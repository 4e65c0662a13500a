using SerWorkbook.Speech;

namespace SerWorkbook.FeatureTables;

/// <summary>Scales every speaker's features by that speaker's own mean and spread, without looking at labels.</summary>
/// <remarks>A <see cref="SpeakerProfile"/> that has heard a speaker's rows in the table's order scales them bit for bit the same.</remarks>
internal static class SpeakerScaling
{
    /// <summary>Scales a table.</summary>
    /// <param name="table">Two rows or more of every speaker.</param>
    /// <returns>The same rows; in each speaker's rows every column has mean 0 and standard deviation 1, or is 0 where it does not
    /// vary.</returns>
    /// <exception cref="SerException">A speaker has one row only.</exception>
    public static FeatureTable Scale(FeatureTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var scaled = new FeatureRow[table.Rows.Count];
        foreach (var rows in table.Rows.Index().GroupBy(row => row.Item.Utterance.Speaker))
        {
            var speaker = Enrol(table, rows.Key, rows.Select(row => row.Item));
            foreach (var (index, row) in rows)
            {
                var features = new float[row.Features.Length];
                speaker.Scale(row.Features, features);
                scaled[index] = row with { Features = features };
            }
        }

        return new FeatureTable(table.Corpus, table.Set, table.Cutting, scaled, table.Skipped, FeatureScaling.PerSpeaker);
    }

    private static SpeakerProfile Enrol(FeatureTable table, string name, IEnumerable<FeatureRow> rows)
    {
        var speaker = new SpeakerProfile(table.Set);
        foreach (var row in rows)
        {
            speaker.Add(row.Features);
        }

        return speaker.IsReady
            ? speaker
            : throw new SerException(
                $"{table.Corpus.Name} has one usable recording of the speaker '{name}'; scaling per speaker needs two or more of each."
            );
    }
}
