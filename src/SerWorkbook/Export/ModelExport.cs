using SerWorkbook.Evaluation.Calibration;
using SerWorkbook.Learning;
using SerWorkbook.Speech;
using SerWorkbook.Speech.Prediction;

namespace SerWorkbook.Export;

/// <summary>Trains the winner of a search on all speakers and saves it for others to use.</summary>
/// <remarks>
/// The plain form carries a calibration: a temperature, and a limit below which the model is unsure, fitted on what the
/// search's models said of speakers that they had not heard. ML.NET's form gives the probabilities as they are before that.
/// </remarks>
public static class ModelExport
{
    /// <summary>The file with plain weights that SerWorkbook.Speech predicts with.</summary>
    public const string PlainName = "model.json";

    /// <summary>The file that ML.NET loads.</summary>
    public const string MlNetName = "model.zip";

    /// <summary>The most that the two may differ in a probability, before calibration.</summary>
    public const double LargestDifference = 1e-5;

    /// <summary>Trains a recipe on every row and saves it as plain weights and, where ML.NET has a form for it, as ML.NET's archive.</summary>
    /// <param name="search">The search whose winner is saved.</param>
    /// <param name="folder">Where the files go; made where it does not exist.</param>
    /// <param name="cancellationToken">Stops the training.</param>
    /// <returns>The model.</returns>
    /// <exception cref="InvalidOperationException">The two forms predict differently: nothing is saved then.</exception>
    public static EmotionModel Save(SearchResult search, string folder, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(search);
        var table = search.Table;
        var trainer = TrainerCatalogue.Find(search.Best.Recipe.Trainer);
        var trained = trainer.Train(table, [.. Enumerable.Range(0, table.Rows.Count)], search.Best.Recipe, search.Options.Seed, cancellationToken);
        trained = trained with { MlNet = trained.MlNet ?? MlNetLinear.Make(trained, table) };
        var model = new EmotionModel(table.Set, trained.Labels, trained.Scaler, trained.Classifier, OriginOf(search), CalibrationOf(search));
        MlNetParity.Require(trained, table, LargestDifference);
        Directory.CreateDirectory(folder);
        if (trained.MlNet is { } mlNet)
        {
            AtomicFile.Write(Path.Combine(folder, MlNetName), stream => mlNet.Context.Model.Save(mlNet.Transformer, mlNet.InputSchema, stream));
        }

        ModelFile.Save(Path.Combine(folder, PlainName), model);
        return model;
    }

    // A search that was put together by hand may come without predictions; its model then has no calibration.
    private static ModelCalibration? CalibrationOf(SearchResult search) => search.Best.Predictions.Count == 0
        ? null
        : CalibrationFit.Of(
            search.Best.Predictions, CalibrationFit.UsualCoverage,
            $"out-of-fold predictions of the search's winner over {search.Split.Protocol}; the model itself has learnt from all speakers");

    private static ModelOrigin OriginOf(SearchResult search) => new(
        search.Table.Corpus.Name, search.Table.Corpus.Notice, search.Table.Corpus.DataHash, search.Table.Rows.Count, search.Table.Speakers.Count,
        search.Best.Recipe.ToString(), search.Options.Seed, search.Best.Uar,
        $"cross-validation over {search.Split.Protocol}: {search.Split.Promise}; the recipe was chosen by this score, so it is a little too high");
}
