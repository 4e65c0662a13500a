using SerWorkbook.Evaluation.Auditing;
using SerWorkbook.Evaluation.Explanation;
using SerWorkbook.FeatureTables;
using SerWorkbook.Learning.Validation;
using SerWorkbook.Speech;

namespace SerWorkbook.Sessions;

/// <summary>What all sessions of a workbook share: its cache, seed and threads, and who is told what is being done.</summary>
/// <param name="Cache">The folder of the caches.</param>
/// <param name="Seed">The seed of all that is random.</param>
/// <param name="Threads">How many recordings or folds are worked on at once.</param>
/// <param name="Status">Told what is being done.</param>
internal sealed record Session(string Cache, int Seed, int Threads, StatusText Status)
{
    /// <summary>Extracts the features of a corpus, or takes them from the cache.</summary>
    public FeatureTable Extract(Corpus corpus, Cutting? cutting, FeatureSet? set, CancellationToken cancellationToken)
    {
        AtomicFile.DeleteStray(Cache);
        var cache = new FeatureCache(Path.Combine(Cache, "features"));
        var table = new FeatureTableBuilder(set ?? FeatureSet.SerFull, cache, Threads).Build(corpus, cutting, Status, cancellationToken);
        Status.Announce(table.ToString());
        return table;
    }

    /// <summary>Listens to a corpus for an audit, or takes what was heard from the cache.</summary>
    public AudioSurvey Survey(Corpus corpus, CancellationToken cancellationToken)
    {
        var cache = new SurveyCache(Path.Combine(Cache, "audits"));
        var survey = cache.Find(corpus);
        if (survey is null)
        {
            survey = AudioSurvey.Of(corpus, Threads, Status, cancellationToken);
            cache.Store(corpus, survey);
        }

        Status.Announce(FormattableString.Invariant($"audit: {survey.Traits.Count} recordings heard, {survey.Copies.Count} copies"));
        return survey;
    }

    /// <summary>Audits a split.</summary>
    public AuditReport Audit(FeatureTable table, DataSplit split, AudioSurvey survey, SpeakerProbe? probe = null, double? modelUar = null)
    {
        var report = SplitAudit.Of(table, split, survey, Seed, probe, modelUar);
        Status.Announce($"audit, {report.Protocol}: {report.VerdictInWords}");
        return report;
    }

    /// <summary>Evaluates a recipe on the folds of one split.</summary>
    public EvaluationResult Evaluate(
        FeatureTable table,
        DataSplit split,
        Recipe recipe,
        CancellationToken cancellationToken,
        ITrainer? trainer = null
    )
    {
        trainer ??= TrainerCatalogue.Find(recipe.Trainer);
        var result = CrossValidation.Evaluate(table.For(recipe.Scaling), split, trainer, recipe, Seed, Threads, Status, cancellationToken);
        Status.Announce(FormattableString.Invariant($"{result.Split.Protocol}: UAR {result.Matrix.Uar * 100:0.0} %"));
        return result;
    }

    /// <summary>Explains the models of an evaluation.</summary>
    public ModelExplanation Explain(EvaluationResult result, Recipe recipe, CancellationToken cancellationToken)
    {
        var (table, split, trainer) = (result.Table, result.Split, TrainerCatalogue.Find(recipe.Trainer));
        var models = CrossValidation.TrainFolds(table, split, trainer, recipe, Seed, Threads, Status, cancellationToken);
        var calibration = CalibratedCrossValidation.Evaluate(
            table,
            split,
            models,
            trainer,
            recipe,
            Seed,
            Threads,
            progress: Status,
            cancellationToken: cancellationToken
        );
        var importance = PermutationImportance.Of(
            table,
            split,
            models,
            Seed,
            Threads,
            progress: Status,
            cancellationToken: cancellationToken
        );
        var changes = PerturbationTest.Run(
            table,
            split,
            models,
            Perturbation.Usual,
            Seed,
            Threads,
            calibration.Folds,
            Status,
            cancellationToken
        );
        Status.Announce($"{split.Protocol}: models explained");
        return new ModelExplanation(result, calibration, importance, ConfidentMistake.Of(table, calibration.Calibrated), changes);
    }
}
