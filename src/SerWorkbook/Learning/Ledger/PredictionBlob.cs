using System.Buffers.Binary;
using SerWorkbook.Speech;

namespace SerWorkbook.Learning.Ledger;

/// <summary>Out-of-fold predictions as bytes: the probabilities alone, since rows, folds and classes follow from the split.</summary>
/// <remarks>
/// Little-endian: bytes per value (4 or 8), number of rows, number of classes, each an int32; then row after row, fold after
/// fold, one value per class. Values take 4 bytes where all of them are single-precision numbers, so that nothing is lost.
/// </remarks>
internal static class PredictionBlob
{
    private const int HeaderBytes = 3 * sizeof(int);

    public static byte[] Of(IReadOnlyList<RowPrediction> predictions)
    {
        var classes = predictions.Count == 0 ? 0 : predictions[0].Probabilities.Length;
        var width = predictions.All(prediction => prediction.Probabilities.All(value => (float)value == value))
            ? sizeof(float)
            : sizeof(double);
        var bytes = new byte[HeaderBytes + width * predictions.Count * classes];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, width);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(sizeof(int)), predictions.Count);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(2 * sizeof(int)), classes);
        var rest = bytes.AsSpan(HeaderBytes);
        foreach (var value in predictions.SelectMany(prediction => prediction.Probabilities))
        {
            if (width == sizeof(float))
            {
                BinaryPrimitives.WriteSingleLittleEndian(rest, (float)value);
            }
            else
            {
                BinaryPrimitives.WriteDoubleLittleEndian(rest, value);
            }

            rest = rest[width..];
        }

        return bytes;
    }

    /// <param name="bytes">What <see cref="Of"/> made.</param>
    /// <param name="split">The folds that the predictions are of.</param>
    /// <param name="classOf">The class of each row of the table.</param>
    /// <param name="classes">Number of classes.</param>
    /// <exception cref="SerException">The bytes are not of this split.</exception>
    public static IReadOnlyList<RowPrediction> Read(byte[] bytes, DataSplit split, IReadOnlyList<int> classOf, int classes)
    {
        var rows = split.Folds.Sum(fold => fold.Test.Count);
        var width = bytes.Length < HeaderBytes ? 0 : BinaryPrimitives.ReadInt32LittleEndian(bytes);
        if (width is not (sizeof(float) or sizeof(double)) || bytes.Length != HeaderBytes + (long)width * rows * classes)
        {
            throw new SerException(
                "The predictions that the ledger keeps are not of these folds; the file is damaged or of another version."
            );
        }

        var predictions = new List<RowPrediction>(rows);
        foreach (var (fold, row) in split.Folds.Index().SelectMany(fold => fold.Item.Test.Select(row => (fold.Index, row))))
        {
            var values = bytes.AsSpan(HeaderBytes + predictions.Count * width * classes, width * classes);
            predictions.Add(Prediction(row, fold, classOf[row], Values(values, width)));
        }

        return predictions;
    }

    private static RowPrediction Prediction(int row, int fold, int truth, double[] probabilities)
    {
        try
        {
            return new RowPrediction(row, fold, truth, probabilities);
        }
        catch (SerException fault)
        {
            throw new SerException("The predictions that the ledger keeps are not probabilities; the file is damaged.", fault);
        }
    }

    private static double[] Values(ReadOnlySpan<byte> bytes, int width)
    {
        var values = new double[bytes.Length / width];
        for (var i = 0; i < values.Length; i++)
        {
            var value = bytes.Slice(i * width, width);
            values[i] =
                width == sizeof(float) ? BinaryPrimitives.ReadSingleLittleEndian(value) : BinaryPrimitives.ReadDoubleLittleEndian(value);
        }

        return values;
    }
}
