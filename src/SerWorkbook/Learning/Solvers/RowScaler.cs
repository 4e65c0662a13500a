using SerWorkbook.Speech;

namespace SerWorkbook.Learning.Solvers;

/// <summary>
/// Fits the scaler of a training: mean 0 and standard deviation 1 over the training rows, or features as they are; 0 for columns
/// that are left out.
/// </summary>
internal static class RowScaler
{
    // A column whose spread is rounding of its mean says nothing.
    private const double LeastSpread = 1e-9;

    /// <summary>Fits a scaler.</summary>
    /// <param name="table">The features.</param>
    /// <param name="rows">The training rows.</param>
    /// <param name="recipe">
    /// Which columns are taken and whether they are scaled; its <c>keep</c> says how many of these are kept, those that tell the
    /// classes apart best, 0 for all.
    /// </param>
    public static Standardiser Fit(FeatureTable table, IReadOnlyList<int> rows, Recipe recipe)
    {
        var mask = ColumnChoice.Find(recipe.Columns).Mask(table.Set);
        var keep = recipe.Keep;
        var whole = Fit(table, rows);
        float[] scale = [.. whole.Scale.Select((value, i) => mask[i] ? value : 0)];
        if (keep > 0 && keep < mask.Count(taken => taken))
        {
            foreach (var column in TrainingPreparation.Ranking(table, rows).Where(column => mask[column]).Skip(keep))
            {
                scale[column] = 0;
            }
        }

        return recipe.Scaling == FeatureScaling.None
            ? new Standardiser(new float[scale.Length], Array.ConvertAll(scale, value => value == 0 ? 0f : 1f))
            : new Standardiser(whole.Offset, scale);
    }

    /// <summary>Fits a scaler of all columns: mean 0 and standard deviation 1; 0 for columns that do not vary.</summary>
    /// <param name="table">The features.</param>
    /// <param name="rows">The training rows.</param>
    public static Standardiser Fit(FeatureTable table, IReadOnlyList<int> rows)
    {
        var columns = table.Set.Columns.Count;
        var (sums, squares) = (new double[columns], new double[columns]);
        foreach (var row in rows)
        {
            Accumulate(table.Rows[row].Features, sums);
        }

        var offset = Array.ConvertAll(sums, sum => (float)(sum / rows.Count));
        foreach (var row in rows)
        {
            AccumulateSquares(table.Rows[row].Features, offset, squares);
        }

        return new Standardiser(offset, [.. squares.Select((square, i) => Scale(Math.Sqrt(square / rows.Count), offset[i]))]);
    }

    /// <summary>Puts weights of the kept columns back in their places.</summary>
    public static float[] Spread(Standardiser scaler, double[] weights)
    {
        var spread = new float[scaler.Scale.Length];
        var k = 0;
        for (var column = 0; column < spread.Length; column++)
        {
            spread[column] = scaler.Scale[column] == 0 ? 0 : (float)weights[k++];
        }

        return spread;
    }

    private static void Accumulate(float[] features, double[] sums)
    {
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] += features[i];
        }
    }

    private static void AccumulateSquares(float[] features, float[] offset, double[] squares)
    {
        for (var i = 0; i < squares.Length; i++)
        {
            var distance = (double)features[i] - offset[i];
            squares[i] += distance * distance;
        }
    }

    private static float Scale(double spread, float mean) => spread > LeastSpread * Math.Max(1, Math.Abs(mean)) ? (float)(1 / spread) : 0;
}
