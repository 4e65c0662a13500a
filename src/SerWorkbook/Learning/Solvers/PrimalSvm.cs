using SerWorkbook.Speech;

namespace SerWorkbook.Learning.Solvers;

/// <summary>
/// The linear problem of <see cref="DualSvm"/> for many rows: one weight per column is kept up to date instead of one gradient per row.
/// </summary>
/// <remarks>
/// Hsieh et al. (ICML 2008), algorithm 3 with shrinking: a row that is right by more than any row was wrong in the epoch
/// before is left out until all others are done. A row that is read serves all classes. A step costs as many operations as
/// there are columns; no matrix is needed.
/// </remarks>
internal sealed class PrimalSvm
{
    private readonly ScaledRows _rows;
    private readonly double[] _costs;
    private readonly double[] _squares;
    private readonly PrimalSvmClass[] _classes;
    private readonly float[] _values;

    private PrimalSvm(TrainingTask task)
    {
        _rows = task.Rows;
        _costs = ClassCosts.Of(task.Classes, task.Recipe);
        _classes =
        [
            .. Enumerable
                .Range(0, task.ClassCount)
                .Select(c => new PrimalSvmClass(Array.ConvertAll(task.Classes, actual => actual == c), task.Rows.Columns)),
        ];
        _values = new float[_rows.Columns];
        _squares = new double[_rows.Count];
    }

    /// <summary>Finds the weights of all training rows for each class against the others.</summary>
    /// <param name="task">Rows, classes, settings <c>c</c> and <c>balanced</c>, chance.</param>
    /// <returns>For each class one value per row.</returns>
    public static double[][] SolveEach(TrainingTask task)
    {
        var solver = new PrimalSvm(task);
        solver.Square(task.CancellationToken);
        var order = Enumerable.Range(0, task.Rows.Count).ToArray();
        for (var epoch = 0; epoch < DualSvm.MostEpochs && solver._classes.Any(c => !c.IsDone); epoch++)
        {
            task.Random.Shuffle<int>(order);
            solver.Improve(order, task.CancellationToken);
        }

        return Array.ConvertAll(solver._classes, c => c.Weights);
    }

    private void Square(CancellationToken cancellationToken)
    {
        for (var i = 0; i < _squares.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _rows.Read(i, _values);
            _squares[i] = FixedOrderSums.SumOfSquares<float>(_values) / _values.Length + 1;
        }
    }

    private void Improve(int[] order, CancellationToken cancellationToken)
    {
        foreach (var row in order)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var isRead = false;
            foreach (var c in _classes)
            {
                if (!c.Looks(row))
                {
                    continue;
                }

                if (!isRead)
                {
                    _rows.Read(row, _values);
                    isRead = true;
                }

                c.Step(row, _values, _squares[row], _costs[row]);
            }
        }

        foreach (var c in _classes)
        {
            c.EndEpoch();
        }
    }
}
