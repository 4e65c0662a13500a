using Microsoft.Data.Analysis;
using SerWorkbook.Corpora;

namespace SerWorkbook;

/// <summary>How often each true class was called each class, and the scores that follow from it.</summary>
public sealed class ConfusionMatrix
{
    private readonly int[,] _counts;
    private readonly Lazy<IReadOnlyList<ClassScore>> _classes;

    /// <summary>Takes counts.</summary>
    /// <param name="labels">The classes, in order.</param>
    /// <param name="counts">True classes x predicted classes.</param>
    /// <exception cref="ArgumentException">The counts are not square, negative or all 0.</exception>
    public ConfusionMatrix(IReadOnlyList<string> labels, int[,] counts)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(counts);
        if (counts.GetLength(0) != labels.Count || counts.GetLength(1) != labels.Count)
        {
            throw new ArgumentException(
                $"The counts are {counts.GetLength(0)} x {counts.GetLength(1)}; {labels.Count} labels need as many rows and columns.",
                nameof(counts)
            );
        }

        Total = Sum(counts);
        if (Total == 0)
        {
            throw new ArgumentException("The counts must not all be 0.", nameof(counts));
        }

        Labels = [.. labels];
        _counts = (int[,])counts.Clone();
        _classes = new Lazy<IReadOnlyList<ClassScore>>(() => [.. Enumerable.Range(0, labels.Count).Select(Score)]);
    }

    /// <summary>The classes, in order.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>Number of rows.</summary>
    public int Total { get; }

    /// <summary>Precision, recall and F1 of each class.</summary>
    public IReadOnlyList<ClassScore> Classes => _classes.Value;

    /// <summary>How many rows of one class were called another.</summary>
    /// <param name="truth">True class.</param>
    /// <param name="predicted">Predicted class.</param>
    public int this[int truth, int predicted] => _counts[truth, predicted];

    /// <summary>Share of the rows that were called right, 0 to 1.</summary>
    public double Accuracy => (double)Enumerable.Range(0, Labels.Count).Sum(c => _counts[c, c]) / Total;

    /// <summary>Unweighted average recall: the mean recall of the classes that occur, 0 to 1; 1 / classes for guessing.</summary>
    public double Uar => MeanRecall();

    /// <summary>The mean F1 of the classes that occur, 0 to 1.</summary>
    public double MacroF1 => Present.Average(score => score.F1);

    /// <summary>The classes that occur among the true ones.</summary>
    public IEnumerable<ClassScore> Present => Classes.Where(score => score.Support > 0);

    /// <summary>Counts predictions.</summary>
    /// <param name="labels">The classes, in order.</param>
    /// <param name="truth">The true class of each row.</param>
    /// <param name="predicted">The predicted class of each row.</param>
    public static ConfusionMatrix Of(IReadOnlyList<string> labels, IEnumerable<int> truth, IEnumerable<int> predicted)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var counts = new int[labels.Count, labels.Count];
        foreach (var (from, to) in truth.Zip(predicted))
        {
            counts[from, to]++;
        }

        return new ConfusionMatrix(labels, counts);
    }

    /// <summary>Counts predictions.</summary>
    /// <param name="labels">The classes, in order.</param>
    /// <param name="predictions">The predictions.</param>
    public static ConfusionMatrix Of(IReadOnlyList<string> labels, IReadOnlyCollection<RowPrediction> predictions) =>
        Of(labels, predictions.Select(p => p.Truth), predictions.Select(p => p.Predicted));

    /// <summary>The share of the rows of one class that were called another, 0 to 1; NaN for a class that does not occur.</summary>
    /// <param name="truth">True class.</param>
    /// <param name="predicted">Predicted class.</param>
    public double Share(int truth, int predicted) => (double)_counts[truth, predicted] / Classes[truth].Support;

    /// <summary>Passes the scores of the classes to Microsoft.Data.Analysis, one row each, in order.</summary>
    /// <returns>Columns emotion, support (rows), precision, recall and f1; the last two are null for a class that does not occur.</returns>
    public DataFrame ToDataFrame() =>
        new(
            new StringDataFrameColumn("emotion", Classes.Select(score => score.Label)),
            new Int32DataFrameColumn("support", Classes.Select(score => score.Support)),
            new DoubleDataFrameColumn("precision", Classes.Select(score => score.Precision)),
            new DoubleDataFrameColumn("recall", Classes.Select(score => DataFrameParts.Known(score.Recall))),
            new DoubleDataFrameColumn("f1", Classes.Select(score => DataFrameParts.Known(score.F1)))
        );

    private static int Sum(int[,] counts)
    {
        var sum = 0;
        foreach (var count in counts)
        {
            sum += count >= 0 ? count : throw new ArgumentException($"The counts must be 0 or more; one is {count}.", nameof(counts));
        }

        return sum;
    }

    // Apart from the class scores, since intervals ask for thousands of them.
    private double MeanRecall()
    {
        var (sum, present) = (0.0, 0);
        for (var truth = 0; truth < Labels.Count; truth++)
        {
            var support = 0;
            for (var predicted = 0; predicted < Labels.Count; predicted++)
            {
                support += _counts[truth, predicted];
            }

            if (support > 0)
            {
                sum += (double)_counts[truth, truth] / support;
                present++;
            }
        }

        return sum / present;
    }

    private ClassScore Score(int c)
    {
        var right = _counts[c, c];
        var support = Enumerable.Range(0, Labels.Count).Sum(other => _counts[c, other]);
        var called = Enumerable.Range(0, Labels.Count).Sum(other => _counts[other, c]);
        var precision = called == 0 ? 0 : (double)right / called;
        var recall = support == 0 ? double.NaN : (double)right / support;
        var f1 = support == 0 ? double.NaN : 2.0 * right / (support + called);
        return new ClassScore(Labels[c], support, precision, recall, f1);
    }
}
