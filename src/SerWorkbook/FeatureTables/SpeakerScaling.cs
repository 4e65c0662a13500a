using SerWorkbook.Speech;

namespace SerWorkbook.FeatureTables;

/// <summary>Scales every speaker's features by that speaker's own mean and spread, without looking at labels.</summary>
public static class SpeakerScaling
{
    /// <summary>Scales a table.</summary>
    /// <param name="table">Two rows or more of every speaker.</param>
    /// <returns>The same rows; in each speaker's rows every column has mean 0 and standard deviation 1, or is 0 where it does not vary.</returns>
    /// <exception cref="SerException">A speaker has one row only.</exception>
    public static FeatureTable Scale(FeatureTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var scaled = new FeatureRow[table.Rows.Count];
        foreach (var rows in table.Rows.Index().GroupBy(row => row.Item.Utterance.Speaker))
        {
            int[] numbers = [.. rows.Select(row => row.Index)];
            if (numbers.Length < 2)
            {
                throw new SerException($"{table.Corpus.Name} has one usable recording of the speaker '{rows.Key}'; scaling per speaker needs two or more of each.");
            }

            ScaleSpeaker(table, numbers, scaled);
        }

        return new FeatureTable(table.Corpus, table.Set, table.Cutting, scaled, table.Skipped, FeatureScaling.PerSpeaker);
    }

    private static void ScaleSpeaker(FeatureTable table, int[] rows, FeatureRow[] scaled)
    {
        var columns = table.Set.Columns.Count;
        var features = Array.ConvertAll(rows, _ => new float[columns]);
        for (var column = 0; column < columns; column++)
        {
            var mean = rows.Average(row => (double)table.Rows[row].Features[column]);
            var spread = Math.Sqrt(rows.Average(row => Square(table.Rows[row].Features[column] - mean)));
            for (var i = 0; i < rows.Length && spread > 0; i++)
            {
                features[i][column] = (float)((table.Rows[rows[i]].Features[column] - mean) / spread);
            }
        }

        for (var i = 0; i < rows.Length; i++)
        {
            scaled[rows[i]] = table.Rows[rows[i]] with { Features = features[i] };
        }
    }

    private static double Square(double value) => value * value;
}
