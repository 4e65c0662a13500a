using SerWorkbook.Speech;

namespace SerWorkbook.Learning.Solvers;

/// <summary>What a trainer of our own learns from.</summary>
/// <param name="Preparation">Scaled rows of the kept columns and their inner products.</param>
/// <param name="Classes">The class of each row, from 0, without gaps.</param>
/// <param name="ClassCount">Number of classes.</param>
/// <param name="Recipe">The settings.</param>
/// <param name="Random">Where chance comes from.</param>
/// <param name="CancellationToken">Stops the training.</param>
internal sealed record TrainingTask(
    TrainingPreparation Preparation,
    int[] Classes,
    int ClassCount,
    Recipe Recipe,
    SeededRandom Random,
    CancellationToken CancellationToken
)
{
    /// <summary>Scaled rows of the kept columns.</summary>
    public ScaledRows Rows => Preparation.Rows;

    /// <summary>The inner products of all pairs of rows.</summary>
    public float[][] Products => Preparation.Products(CancellationToken);

    /// <summary>The inner products of all pairs of columns, multiplied, in a triangle of the caller's own.</summary>
    /// <param name="isBalanced">Whether rows are weighted so that all classes weigh the same together.</param>
    /// <param name="factor">What the products are multiplied by.</param>
    public double[][] ColumnProducts(bool isBalanced, double factor) =>
        Array.ConvertAll(
            Preparation.ColumnProductsOf(Classes, isBalanced, CancellationToken),
            row => Array.ConvertAll(row, product => factor * product)
        );

    /// <summary>Whether there are so many rows that products of columns are the smaller matrix.</summary>
    public bool IsTall => Rows.Count > Rows.Columns;
}
