using System.Numerics.Tensors;
using SerWorkbook.Speech;

namespace SerWorkbook.Learning.Solvers;

/// <summary>Training rows of the kept columns, scaled when they are read: they take no memory beside the table.</summary>
internal sealed class ScaledRows
{
    private readonly FeatureTable _table;
    private readonly IReadOnlyList<int> _rows;
    private readonly int[] _kept;
    private readonly float[] _offset;
    private readonly float[] _scale;
    private readonly bool _isWhole;

    public ScaledRows(FeatureTable table, IReadOnlyList<int> rows, Standardiser scaler)
    {
        _table = table;
        _rows = rows;
        _kept = [.. Enumerable.Range(0, scaler.Scale.Length).Where(column => scaler.Scale[column] != 0)];
        _offset = Array.ConvertAll(_kept, column => scaler.Offset[column]);
        _scale = Array.ConvertAll(_kept, column => scaler.Scale[column]);
        _isWhole = _kept.Length == scaler.Scale.Length;
    }

    /// <summary>Number of rows.</summary>
    public int Count => _rows.Count;

    /// <summary>Number of kept columns.</summary>
    public int Columns => _kept.Length;

    /// <summary>The kept columns, in their order in the table.</summary>
    public IReadOnlyList<int> Kept => _kept;

    /// <summary>Reads one row.</summary>
    /// <param name="row">Its place among the training rows.</param>
    /// <param name="values">Takes one value a kept column; what is longer is left as it is.</param>
    public void Read(int row, Span<float> values)
    {
        var features = _table.Rows[_rows[row]].Features;
        values = values[.._kept.Length];
        if (_isWhole)
        {
            TensorPrimitives.Subtract(features, _offset, values);
        }
        else
        {
            for (var k = 0; k < values.Length; k++)
            {
                values[k] = features[_kept[k]] - _offset[k];
            }
        }

        TensorPrimitives.Multiply(values, _scale, values);
    }

    /// <summary>One row.</summary>
    /// <param name="row">Its place among the training rows.</param>
    /// <param name="length">The length that it is filled up to with 0; as many values as columns where it is left out.</param>
    public float[] Row(int row, int? length = null)
    {
        var values = new float[length ?? _kept.Length];
        Read(row, values);
        return values;
    }
}
