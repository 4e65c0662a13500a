namespace SerWorkbook.Charts.Grammar;

/// <summary>Reduces signals to what a picture can show. For display only: nothing is computed from the result.</summary>
internal static class DisplaySampling
{
    /// <summary>The largest number of points that <see cref="Envelope"/> gives by default.</summary>
    public const int DefaultPoints = 2000;

    /// <summary>The largest number of columns that <see cref="Grid"/> gives by default.</summary>
    public const int DefaultColumns = 400;

    /// <summary>The largest number of rows that <see cref="Grid"/> gives by default.</summary>
    public const int DefaultRows = 128;

    /// <summary>The outline of a signal: the lowest and the highest sample of each block, in the order in which they come.</summary>
    /// <param name="samples">The signal; NaN is left out, a block of nothing else becomes NaN.</param>
    /// <param name="sampleRate">Sampling rate, Hz; more than 0.</param>
    /// <param name="maximumPoints">The largest number of points, at least 4.</param>
    /// <returns>Seconds and values, two points for a block; a signal that is short enough comes back whole.</returns>
    /// <exception cref="ArgumentException">The signal is empty.</exception>
    public static SampledLine Envelope(ReadOnlySpan<float> samples, double sampleRate, int maximumPoints = DefaultPoints)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sampleRate);
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumPoints, 4);
        if (samples.IsEmpty)
        {
            throw new ArgumentException("The signal is empty; an envelope needs at least one sample.", nameof(samples));
        }

        var block = samples.Length <= maximumPoints ? 1 : CeilingDivide(samples.Length, maximumPoints / 2);
        var perBlock = block == 1 ? 1 : 2;
        var y = new double[perBlock * CeilingDivide(samples.Length, block)];
        for (var start = 0; start < samples.Length; start += block)
        {
            var (first, second) = Extremes(samples[start..Math.Min(start + block, samples.Length)]);
            y[perBlock * (start / block)] = first;
            if (perBlock == 2)
            {
                y[2 * (start / block) + 1] = second;
            }
        }

        var step = block / (double)perBlock / sampleRate;
        var offset = (step * sampleRate - 1) / 2 / sampleRate;
        return new SampledLine([.. Enumerable.Range(0, y.Length).Select(i => offset + i * step)], y);
    }

    /// <summary>A field with fewer cells: blocks of neighbours become one cell.</summary>
    /// <param name="x">Centres of the columns at even distances, such as frame times.</param>
    /// <param name="y">Centres of the rows at even distances, such as mel bands.</param>
    /// <param name="cell">The value at a row and a column; NaN is left out, a block of nothing else becomes NaN.</param>
    /// <param name="pooling">What stands for a block.</param>
    /// <param name="maximumColumns">The largest number of columns, at least 1.</param>
    /// <param name="maximumRows">The largest number of rows, at least 1.</param>
    /// <returns>Centres and values. The last block of a direction may hold fewer cells than the others.</returns>
    /// <exception cref="ArgumentException">Centres are missing or not at even distances.</exception>
    public static SampledGrid Grid(
        IEnumerable<double> x,
        IEnumerable<double> y,
        Func<int, int, double> cell,
        Pooling pooling = Pooling.Maximum,
        int maximumColumns = DefaultColumns,
        int maximumRows = DefaultRows
    )
    {
        ArgumentNullException.ThrowIfNull(cell);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maximumColumns);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maximumRows);
        var columns = new Blocks(Guard.EvenlyRising(x, nameof(x)), maximumColumns);
        var rows = new Blocks(Guard.EvenlyRising(y, nameof(y)), maximumRows);
        var values = new double[rows.Count][];
        for (var r = 0; r < rows.Count; r++)
        {
            values[r] = new double[columns.Count];
            for (var c = 0; c < columns.Count; c++)
            {
                values[r][c] = Pool(cell, rows.Of(r), columns.Of(c), pooling);
            }
        }

        return new SampledGrid(columns.Centres(), rows.Centres(), values);
    }

    private static (double First, double Second) Extremes(ReadOnlySpan<float> block)
    {
        var (low, high) = (-1, -1);
        for (var i = 0; i < block.Length; i++)
        {
            if (float.IsNaN(block[i]))
            {
                continue;
            }

            if (low < 0 || block[i] < block[low])
            {
                low = i;
            }

            if (high < 0 || block[i] > block[high])
            {
                high = i;
            }
        }

        return low < 0 ? (double.NaN, double.NaN) : (block[Math.Min(low, high)], block[Math.Max(low, high)]);
    }

    private static double Pool(Func<int, int, double> cell, Range rows, Range columns, Pooling pooling)
    {
        var (maximum, sum, count) = (double.NegativeInfinity, 0.0, 0);
        for (var r = rows.Start.Value; r < rows.End.Value; r++)
        {
            for (var c = columns.Start.Value; c < columns.End.Value; c++)
            {
                var value = cell(r, c);
                if (double.IsNaN(value))
                {
                    continue;
                }

                maximum = Math.Max(maximum, value);
                sum += value;
                count++;
            }
        }

        return count == 0 ? double.NaN
            : pooling == Pooling.Maximum ? maximum
            : sum / count;
    }

    private static int CeilingDivide(int value, int by) => (value + by - 1) / by;

    private readonly record struct Blocks(IReadOnlyList<double> Positions, int Maximum)
    {
        private int Size => CeilingDivide(Positions.Count, Maximum);

        public int Count => CeilingDivide(Positions.Count, Size);

        public Range Of(int block) => (block * Size)..Math.Min((block + 1) * Size, Positions.Count);

        public double[] Centres()
        {
            var (first, size, step) = (Positions[0], Size, MarkExtent.Step(Positions));
            return [.. Enumerable.Range(0, Count).Select(b => first + (b * size + (size - 1) / 2.0) * step)];
        }
    }
}
