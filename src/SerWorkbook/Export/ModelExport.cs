using SerWorkbook.Evaluation.Calibration;
using SerWorkbook.Export;
using SerWorkbook.Learning.Ensembles;
using SerWorkbook.Speech;

namespace SerWorkbook;

/// <summary>Trains the winner of a search, or an ensemble, on all speakers and saves it for others to use.</summary>
/// <remarks>
/// The plain form carries a calibration: a temperature, and a limit below which the model is unsure, fitted on what the
/// search's models said of speakers that they had not heard, and the distance from the training clips beyond which it does not
/// answer. ML.NET's form gives the probabilities as they are before that;
/// there is none of ensembles, nor of models of features scaled per speaker: loaded without a speaker's scale, it would
/// answer all the same, and wrongly.
/// </remarks>
public static class ModelExport
{
    /// <summary>The file with plain weights that SerWorkbook.Speech predicts with.</summary>
    public const string PlainName = "model.json";

    /// <summary>The file that ML.NET loads.</summary>
    public const string MlNetName = "model.zip";

    /// <summary>The most that the two may differ in a probability, before calibration.</summary>
    public const double LargestDifference = 1e-5;

    private const string TooHigh = "so it is a little too high";
    private const string TooHighOfEnsemble = "so it is optimistic; a nested evaluation says by how much";

    /// <summary>
    /// Trains the winner's recipe on every row and saves it as plain weights and, where ML.NET has a form for it, as ML.NET's archive.
    /// </summary>
    /// <param name="search">The search whose winner is saved.</param>
    /// <param name="folder">Where the files go; made where it does not exist.</param>
    /// <param name="cancellationToken">Stops the training.</param>
    /// <returns>The model.</returns>
    /// <exception cref="SerException">A number of the trained model is not finite or out of range, or its answers are not: nothing is saved
    /// then.</exception>
    /// <exception cref="InvalidOperationException">The plain weights predict something else than ML.NET's model: nothing is saved
    /// then.</exception>
    public static EmotionModel Save(SearchResult search, string folder, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(search);
        var winner = search.Winner;
        ExportableModel.Require(search.Table.Set, [winner.Recipe]);
        var table = search.Table.For(winner.Recipe.Scaling);
        var trainer = TrainerCatalogue.Find(winner.Recipe.Trainer);
        var trained = trainer.Train(table, table.RowNumbers, winner.Recipe, search.Options.Seed, cancellationToken);
        var origin = OriginOf(
            search,
            table.Scaling,
            winner.Recipe.ToString(),
            winner.Uar,
            "the recipe was chosen by this score, " + TooHigh
        );
        var model = Assemble(table, trained, origin, CalibrationOf(search, winner.Predictions, "the search's winner"), NoveltyOf(search));
        var both = trained with { MlNet = trained.MlNet ?? MlNetLinear.Make(trained, table) };
        MlNetParity.Require(both, table, LargestDifference);
        var record = TrainingRecord.Of(search, origin.Trainer, winner.Predictions);
        return Write(model, record, table.Scaling == FeatureScaling.PerSpeaker ? null : both.MlNet, folder);
    }

    /// <summary>Trains the members of an ensemble on every row and saves it as plain weights.</summary>
    /// <param name="search">The search that the ensemble was chosen from.</param>
    /// <param name="ensemble">The ensemble.</param>
    /// <param name="folder">Where the file goes; made where it does not exist.</param>
    /// <param name="cancellationToken">Stops the training.</param>
    /// <returns>The model.</returns>
    /// <exception cref="SerException">A number of the trained model is not finite or out of range, or its answers are not: nothing is saved
    /// then.</exception>
    /// <exception cref="InvalidOperationException">A member's plain weights predict something else than ML.NET's model: nothing is saved
    /// then.</exception>
    public static EmotionModel Save(
        SearchResult search,
        EnsembleChoice ensemble,
        string folder,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(search);
        ArgumentNullException.ThrowIfNull(ensemble);
        ExportableModel.Require(search.Table.Set, ensemble.Members.Select(member => member.Trial.Recipe));
        var table = search.Table.For(ensemble.Scaling);
        var members = EnsembleTraining.TrainMembers(
            table,
            table.RowNumbers,
            ensemble,
            TrainerCatalogue.Default,
            search.Options.Seed,
            cancellationToken
        );
        var origin = OriginOf(
            search,
            table.Scaling,
            $"ensemble: {ensemble}",
            ensemble.Uar,
            "members and weights were chosen by this score, " + TooHighOfEnsemble
        );
        var model = Assemble(
            table,
            EnsembleTraining.Join(members, ensemble, table.Scaling),
            origin,
            CalibrationOf(search, ensemble.Predictions, "the search's ensemble"),
            NoveltyOf(search)
        );
        foreach (var member in members)
        {
            MlNetParity.Require(member, table, LargestDifference);
        }

        return Write(model, TrainingRecord.Of(search, origin.Trainer, ensemble.Predictions), null, folder);
    }

    // What would be refused when it is loaded is not saved either.
    private static EmotionModel Assemble(
        FeatureTable table,
        TrainedModel trained,
        ModelOrigin origin,
        ModelCalibration? calibration,
        ModelNovelty? novelty
    )
    {
        try
        {
            return Join(table, trained, origin, calibration, novelty);
        }
        catch (ArgumentException fault)
        {
            throw new SerException(
                $"The model that was trained by {origin.Trainer} cannot be used and is not saved: {fault.Message}.",
                fault
            );
        }
    }

    // The members of an ensemble are marked already.
    private static EmotionModel Join(
        FeatureTable table,
        TrainedModel trained,
        ModelOrigin origin,
        ModelCalibration? calibration,
        ModelNovelty? novelty
    ) =>
        table.Scaling == FeatureScaling.PerSpeaker && trained.Classifier is not EnsembleClassifier
            ? new EmotionModel(
                table.Set,
                trained.Labels,
                Standardiser.Identity(table.Set.Columns.Count),
                new ScaledClassifier(trained.Scaler, trained.Weights, perSpeaker: true),
                origin,
                calibration,
                novelty
            )
            : new EmotionModel(table.Set, trained.Labels, trained.Scaler, trained.Weights, origin, calibration, novelty);

    private static EmotionModel Write(EmotionModel model, TrainingRecord record, MlNetModel? mlNet, string folder)
    {
        Directory.CreateDirectory(folder);
        var archive = Path.Combine(folder, MlNetName);
        if (mlNet is not null)
        {
            AtomicFile.Write(archive, stream => mlNet.Context.Model.Save(mlNet.Transformer, mlNet.InputSchema, stream));
        }
        else
        {
            // One of an earlier search must not stand beside a model that it is not.
            File.Delete(archive);
        }

        AtomicFile.WriteAllText(Path.Combine(folder, TrainingRecordFile.Name), TrainingRecordFile.ToJson(record));
        ModelFile.Save(Path.Combine(folder, PlainName), model);
        return model;
    }

    // A search that was put together by hand may come without predictions; its model then has no calibration.
    private static ModelCalibration? CalibrationOf(SearchResult search, IReadOnlyList<RowPrediction> predictions, string whose) =>
        predictions.Count == 0
            ? null
            : CalibrationFit.Of(
                predictions,
                CalibrationFit.UsualCoverage,
                $"out-of-fold predictions of {whose} over {search.Split.Protocol}; the model itself has learnt from all speakers"
            );

    // Features scaled per speaker are near their mean whatever was recorded.
    private static ModelNovelty? NoveltyOf(SearchResult search) =>
        search.Table.Scaling == FeatureScaling.PerSpeaker ? null : NoveltyFit.Of(search.Table, search.Options.Seed);

    private static ModelOrigin OriginOf(SearchResult search, FeatureScaling scaling, string trainer, double uar, string caution) =>
        new(
            search.Table.Corpus.Name,
            search.Table.Corpus.Notice,
            search.Table.Corpus.DataHash,
            search.Table.Rows.Count,
            search.Table.Speakers.Count,
            trainer,
            search.Options.Seed,
            uar,
            $"cross-validation over {search.Split.Protocol}: {search.Split.Promise}; {caution}"
                + (scaling == FeatureScaling.PerSpeaker ? "; speaker normalisation without labels" : "")
        );
}
