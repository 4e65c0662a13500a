namespace SerWorkbook.Learning.Solvers;

/// <summary>What is prepared for a training and the same for all trainings on the same rows and columns.</summary>
internal enum PreparationPart
{
    /// <summary>The order of the columns.</summary>
    Ranking,

    /// <summary>Offset and scale of every column.</summary>
    Scaler,

    /// <summary>The inner products of all pairs of rows.</summary>
    Products,

    /// <summary>The inner products of all pairs of columns.</summary>
    ColumnProducts,

    /// <summary>The same with rows weighted so that all classes weigh the same.</summary>
    BalancedColumnProducts,
}
