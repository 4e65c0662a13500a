using SerWorkbook.Evaluation.Calibration;
using SerWorkbook.Speech;

namespace SerWorkbook;

/// <summary>Predictions of a protocol before and after calibration, each fold's fitted on its own training side.</summary>
public sealed class CalibratedResult
{
    /// <summary>Calibrates predictions.</summary>
    /// <param name="table">The table that was predicted.</param>
    /// <param name="split">The protocol.</param>
    /// <param name="recipe">What was trained, in words.</param>
    /// <param name="seed">The random seed.</param>
    /// <param name="raw">One prediction per tested row, uncalibrated.</param>
    /// <param name="folds">The calibration of each fold, in order.</param>
    public CalibratedResult(
        FeatureTable table,
        DataSplit split,
        string recipe,
        int seed,
        IReadOnlyList<RowPrediction> raw,
        IReadOnlyList<ModelCalibration> folds
    )
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(raw);
        ArgumentNullException.ThrowIfNull(folds);
        (Table, Split, RecipeText, Seed, Raw, Folds) = (table, split, recipe, seed, raw, folds);
        Calibrated = [.. raw.Select(p => TemperatureFit.Apply(p, folds[p.Fold].Temperature))];
        Rejection = Rejection.Of(this);
    }

    /// <summary>The table that was predicted.</summary>
    public FeatureTable Table { get; }

    /// <summary>The protocol.</summary>
    public DataSplit Split { get; }

    /// <summary>What was trained, in words.</summary>
    public string RecipeText { get; }

    /// <summary>The random seed.</summary>
    public int Seed { get; }

    /// <summary>One prediction per tested row, uncalibrated.</summary>
    public IReadOnlyList<RowPrediction> Raw { get; }

    /// <summary>The same, each brought to its fold's temperature.</summary>
    public IReadOnlyList<RowPrediction> Calibrated { get; }

    /// <summary>The calibration of each fold, in order of the folds.</summary>
    public IReadOnlyList<ModelCalibration> Folds { get; }

    /// <summary>What the folds' limits do to rows that had no part in choosing them.</summary>
    public Rejection Rejection { get; }

    /// <summary>Whether the fold's model commits itself on a row.</summary>
    /// <param name="calibrated">One of <see cref="Calibrated"/>.</param>
    public bool IsAnswered(RowPrediction calibrated)
    {
        ArgumentNullException.ThrowIfNull(calibrated);
        return calibrated.Confidence >= Folds[calibrated.Fold].UnsureBelow;
    }
}
