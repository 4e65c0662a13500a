using SerWorkbook.Speech;

namespace SerWorkbook.Learning.Solvers;

/// <summary>
/// Scaler, kept columns and inner products of a training; what an earlier training on the same rows prepared is used again.
/// </summary>
internal sealed class TrainingPreparation
{
    private readonly FeatureTable _table;
    private readonly PreparationKey _key;

    private TrainingPreparation(FeatureTable table, IReadOnlyList<int> rows, Recipe recipe, PreparationKey key)
    {
        _table = table;
        _key = key;
        Scaler = table
            .Kept<PreparationCache>()
            .Get(
                key with
                {
                    Part = PreparationPart.Scaler,
                },
                () => RowScaler.Fit(table, rows, recipe),
                scaler => (long)sizeof(float) * (scaler.Offset.Length + scaler.Scale.Length)
            );
        Rows = new ScaledRows(table, rows, Scaler);
    }

    /// <summary>Scales the table's columns; 0 for those that are left out.</summary>
    public Standardiser Scaler { get; }

    /// <summary>The scaled rows of the kept columns.</summary>
    public ScaledRows Rows { get; }

    /// <summary>Prepares a training.</summary>
    /// <param name="table">The features.</param>
    /// <param name="rows">The training rows.</param>
    /// <param name="recipe">Which columns are kept, and how they are scaled.</param>
    public static TrainingPreparation Of(FeatureTable table, IReadOnlyList<int> rows, Recipe recipe)
    {
        var keep = recipe.Keep;
        return new TrainingPreparation(
            table,
            rows,
            recipe,
            new PreparationKey(
                new RowList(rows),
                keep < table.Set.Columns.Count ? keep : 0,
                recipe.Columns,
                recipe.Scaling,
                PreparationPart.Scaler
            )
        );
    }

    /// <summary>The order of the columns by how well each tells the classes apart among training rows.</summary>
    /// <param name="table">The features.</param>
    /// <param name="rows">The training rows.</param>
    public static IReadOnlyList<int> Ranking(FeatureTable table, IReadOnlyList<int> rows) =>
        table
            .Kept<PreparationCache>()
            .Get(
                new PreparationKey(new RowList(rows), 0, ColumnChoice.Everything.Name, FeatureScaling.Global, PreparationPart.Ranking),
                () => ColumnRanking.Of(table, rows),
                ranking => (long)sizeof(int) * ranking.Count
            );

    /// <summary>The inner products of all pairs of rows; nobody changes them.</summary>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="Speech.SerException">There are too many rows.</exception>
    public float[][] Products(CancellationToken cancellationToken) =>
        _table
            .Kept<PreparationCache>()
            .Get(
                _key with
                {
                    Part = PreparationPart.Products,
                },
                () => GramMatrix.Products(Rows, cancellationToken),
                matrix => (long)sizeof(float) * matrix.Length * matrix.Length
            );

    /// <summary>The inner products of all pairs of columns, for rows of a mean weight of 1; nobody changes them.</summary>
    /// <param name="classes">The class of each row.</param>
    /// <param name="isBalanced">Whether all classes weigh the same together.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The lower triangle, as <see cref="ColumnProducts.Of"/> gives it.</returns>
    public float[][] ColumnProductsOf(int[] classes, bool isBalanced, CancellationToken cancellationToken) =>
        _table
            .Kept<PreparationCache>()
            .Get(
                _key with
                {
                    Part = isBalanced ? PreparationPart.BalancedColumnProducts : PreparationPart.ColumnProducts,
                },
                () =>
                    Array.ConvertAll(
                        ColumnProducts.Of(Rows, ClassCosts.Of(classes, 1, isBalanced), cancellationToken),
                        row => Array.ConvertAll(row, product => (float)product)
                    ),
                lower => (long)sizeof(float) * lower.Length * (lower.Length + 1) / 2
            );
}
