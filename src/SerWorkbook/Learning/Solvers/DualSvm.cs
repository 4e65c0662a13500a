using System.Numerics.Tensors;
using SerWorkbook.Speech;

namespace SerWorkbook.Learning.Solvers;

/// <summary>Support vector machine with squared hinge loss, one class against the others, by dual coordinate descent.</summary>
/// <remarks>
/// Hsieh, Chang, Lin, Keerthi and Sundararajan, "A dual coordinate descent method for large-scale linear SVM", ICML 2008,
/// on a kernel matrix. The bias is part of the kernel, which has 1 added. The gradient of every row is kept up to date,
/// one row of the matrix a step, so that a step costs as many operations as there are rows.
/// </remarks>
internal static class DualSvm
{
    /// <summary>How often all rows are gone through at most.</summary>
    public const int MostEpochs = 300;

    /// <summary>A class is done when no row's projected gradient is larger: margins are right within as much.</summary>
    public const double Enough = 0.01;

    /// <summary>A row with a smaller projected gradient is left as it is.</summary>
    public const double Still = 1e-6;

    /// <summary>Finds the weights of all training rows for each class against the others.</summary>
    /// <param name="gram">The kernel of every pair of rows.</param>
    /// <param name="task">Classes, settings <c>c</c> and <c>balanced</c>, chance.</param>
    /// <returns>For each class one value per row.</returns>
    public static double[][] SolveEach(float[][] gram, TrainingTask task)
    {
        var costs = ClassCosts.Of(task.Classes, task.Recipe);
        return
        [
            .. Enumerable
                .Range(0, task.ClassCount)
                .Select(c =>
                    Array.ConvertAll(
                        Solve(gram, Array.ConvertAll(task.Classes, actual => actual == c), costs, task.Random, task.CancellationToken),
                        weight => (double)weight
                    )
                ),
        ];
    }

    /// <summary>Finds the weight of each training row in the decision.</summary>
    /// <param name="gram">The kernel of every pair of rows.</param>
    /// <param name="isPositive">Whether a row is of the class.</param>
    /// <param name="costs">How much a mistake on each row costs, more than 0.</param>
    /// <param name="random">Where the order of the rows comes from.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>One value per row, above 0 for rows of the class, below 0 for others, 0 for those that do not matter.</returns>
    public static float[] Solve(float[][] gram, bool[] isPositive, double[] costs, SeededRandom random, CancellationToken cancellationToken)
    {
        var rows = gram.Length;
        var (dual, weights, decisions) = (new double[rows], new float[rows], new float[rows]);
        var order = Enumerable.Range(0, rows).ToArray();
        for (var epoch = 0; epoch < MostEpochs; epoch++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            random.Shuffle<int>(order);
            var largest = 0.0;
            foreach (var i in order)
            {
                var sign = isPositive[i] ? 1 : -1;
                var softness = 1 / (2 * costs[i]);
                var gradient = sign * decisions[i] - 1 + softness * dual[i];
                var projected = dual[i] > 0 ? gradient : Math.Min(gradient, 0);
                largest = Math.Max(largest, Math.Abs(projected));
                if (Math.Abs(projected) < Still)
                {
                    continue;
                }

                var next = Math.Max(0, dual[i] - gradient / (gram[i][i] + softness));
                var step = (float)((next - dual[i]) * sign);
                dual[i] = next;
                weights[i] += step;
                TensorPrimitives.MultiplyAdd(gram[i], step, decisions, decisions);
            }

            if (largest < Enough)
            {
                break;
            }
        }

        return weights;
    }
}
