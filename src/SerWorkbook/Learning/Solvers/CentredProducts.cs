namespace SerWorkbook.Learning.Solvers;

/// <summary>Inner products of rows less the mean of their class, from those of the rows themselves.</summary>
/// <remarks>(x - m) (y - n) = x y - m y - x n + m n, and a product with a mean is the mean of the products with the class's rows.</remarks>
internal sealed class CentredProducts
{
    private readonly int[] _classes;
    private readonly int[] _counts;
    private readonly double[][] _rowsWithMean;
    private readonly double[][] _meanWithMean;

    private CentredProducts(float[][] products, int[] classes, int classCount)
    {
        _classes = classes;
        _counts = new int[classCount];
        Array.ForEach(classes, c => _counts[c]++);
        _rowsWithMean = Array.ConvertAll(_counts, _ => new double[classes.Length]);
        for (var i = 0; i < classes.Length; i++)
        {
            for (var j = 0; j < classes.Length; j++)
            {
                _rowsWithMean[classes[j]][i] += products[i][j];
            }
        }

        for (var c = 0; c < classCount; c++)
        {
            _rowsWithMean[c] = Array.ConvertAll(_rowsWithMean[c], sum => sum / _counts[c]);
        }

        _meanWithMean = Array.ConvertAll(_rowsWithMean, row => ClassSums(row).Zip(_counts, (sum, count) => sum / count).ToArray());
        Lower = [.. products.Select((row, i) => Enumerable.Range(0, i + 1).Select(j => Centre(row[j], i, j)).ToArray())];
    }

    /// <summary>The products of the centred rows: the lower triangle, row i with i + 1 values.</summary>
    public double[][] Lower { get; }

    public static CentredProducts Of(float[][] products, int[] classes, int classCount) => new(products, classes, classCount);

    /// <summary>The products of the rows, as they are, with the mean of a class.</summary>
    public double[] RowsWithMean(int c) => _rowsWithMean[c];

    /// <summary>The products of the centred rows with the mean of a class.</summary>
    public double[] WithMean(int c) => [.. _rowsWithMean[c].Select((product, i) => product - _meanWithMean[c][_classes[i]])];

    /// <summary>The mean of a class less a sum of weighted centred rows, as weights of the rows themselves.</summary>
    /// <param name="c">The class.</param>
    /// <param name="weights">One value a centred row.</param>
    public double[] Uncentre(int c, double[] weights)
    {
        var sums = ClassSums(weights);
        return [.. weights.Select((weight, i) => (sums[_classes[i]] + (_classes[i] == c ? 1 : 0)) / _counts[_classes[i]] - weight)];
    }

    private double Centre(float product, int i, int j) =>
        product - _rowsWithMean[_classes[i]][j] - _rowsWithMean[_classes[j]][i] + _meanWithMean[_classes[i]][_classes[j]];

    private double[] ClassSums(double[] values)
    {
        var sums = new double[_counts.Length];
        for (var i = 0; i < values.Length; i++)
        {
            sums[_classes[i]] += values[i];
        }

        return sums;
    }
}
