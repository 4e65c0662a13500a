using SerWorkbook.Learning.Comparison;
using SerWorkbook.Learning.Ensembles;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Sentences;

/// <summary>Sentences about models, ensembles, nested searches and ledgers.</summary>
internal static class SentencesOfModels
{
    public static IEnumerable<(string Method, object? Made)> All() => [.. Calibrations(), .. Explanations(), .. Nested(), .. Others()];

    private static IEnumerable<(string, object?)> Calibrations()
    {
        foreach (var table in SmallInputs.Tables.Where(table => table.Speakers.Count > 1 && table.Labels.Count > 1))
        {
            var split = SmallInputs.BySpeaker(table);
            var raw = SmallInputs.Evaluation(table, split, 1).Predictions;
            foreach (var unsureBelow in new[] { 0, 1.0 })
            {
                ModelCalibration[] folds = [.. split.Folds.Select(_ => new ModelCalibration(2, unsureBelow, 0.8, 0.9, "1 speaker group"))];
                var result = new CalibratedResult(table, split, "svm (balanced=1, c=1, keep=0)", 1, raw, folds);
                yield return ("CalibrationFigures.Reliability", CalibrationFigures.Reliability(result));
                yield return ("CalibrationFigures.Coverage", CalibrationFigures.Coverage(result));
                yield return ("CalibrationConclusions.Of", CalibrationConclusions.Of(result));
                yield return ("CalibrationTables.Scores", CalibrationTables.Scores(result));
                yield return ("CalibrationTables.Rejection", CalibrationTables.Rejection(result));
            }
        }
    }

    private static IEnumerable<(string, object?)> Explanations()
    {
        var table = SmallInputs.Tables[3];
        var split = SmallInputs.BySpeaker(table);
        var result = SmallInputs.Evaluation(table, split, 1);
        var none = Interval.Unknown;
        FamilyImportance[][] families =
        [
            [new(FeatureFamily.F0, 10, 0.2, new(0.1, 0.3))],
            [new(FeatureFamily.F0, 10, 0.2, none)],
            [new(FeatureFamily.F0, 10, 0.2, new(0.1, 0.3)), new(FeatureFamily.Energy, 11, 0, new(-0.1, 0.1))],
            [new(FeatureFamily.F0, 10, -0.1, new(-0.2, 0.1))],
        ];
        PerturbationScore measured = new("noise", 4, 0, 0.4, new(0.3, 0.5), 0.2, new(0.1, 0.3), 0.5, new(0.4, 0.6), 0.7, new(0.6, 0.8));
        PerturbationScore unknown = new("silence", 0, 4, double.NaN, none, double.NaN, none, double.NaN, none, double.NaN, none);
        PerturbationScore[][] changes =
        [
            [unknown],
            [measured, unknown],
            [measured, measured with { Name = "-20 dB", Loss = -0.1 }],
            [measured with { Loss = 0 }],
        ];
        foreach (var (family, change) in families.Zip(changes))
        {
            yield return ("ExplanationFigures.Importance", ExplanationFigures.Importance(table, family));
            yield return ("ExplanationFigures.Perturbations", ExplanationFigures.Perturbations(table, 0.6, change));
            yield return ("ExplanationConclusions.Of", ExplanationConclusions.Of(result, family, change));
            yield return ("ExplanationTables.Importance", ExplanationTables.Importance(table, split, family));
            yield return ("ExplanationTables.Perturbations", ExplanationTables.Perturbations(table, split, change));
        }
    }

    private static IEnumerable<(string, object?)> Nested()
    {
        var table = TestCorpus.Table(speakers: 3, classes: 2, rowsPerCell: 3, distance: 0.3);
        var options = new SearchOptions { MaximumTrials = 1, Protocol = Protocol.Groups(2) };
        ITrainer[] trainers = [TrainerCatalogue.Find("lda")];
        var study = NestedStudy.Run(table, Protocol.Loso, trainers, options, 1);
        var result = study.Results[0];
        yield return ("NestedConclusions.Of", NestedConclusions.Of(result));
        yield return ("NestedConclusions.Of", NestedConclusions.Of(result with { Folds = [result.Folds[0]] }));
        yield return ("NestedTables.Summary", NestedTables.Summary(result));
        yield return ("NestedTables.Folds", NestedTables.Folds(result));
        yield return ("NestedStudyTables.Spread", NestedStudyTables.Spread(study));
        yield return ("NestedStudyTables.Seeds", NestedStudyTables.Seeds(study));
        yield return ("NestedStudyTables.Folds", NestedStudyTables.Folds(study));
        var search = new ModelSearch(trainers).Run(table, options);
        yield return ("EnsembleTables.Members", EnsembleTables.Members(search, EnsembleSelection.Choose(search)));
        var comparison = SearchComparison.Run(
            TestCorpus.Table(speakers: 4, classes: 2, rowsPerCell: 3),
            [.. trainers, TrainerCatalogue.Find("lbfgs")],
            new ComparisonOptions
            {
                Minutes = [0.001],
                Seeds = 1,
                Groups = 2,
                Protocol = Protocol.Groups(2),
            }
        );
        yield return ("ComparisonTables.Summary", ComparisonTables.Summary(table.Corpus, comparison));
        yield return ("ComparisonTables.Marks", ComparisonTables.Marks(comparison));
        yield return ("ComparisonTables.Differences", ComparisonTables.Differences(table.Corpus, comparison));
    }

    private static IEnumerable<(string, object?)> Others()
    {
        var identity = new LedgerIdentity("test", "00ff", "SerFull-2, global, whole", "2 speaker groups, 00ff", "a\nb", "00ff", 1);
        LedgerTrial trial = new(1, "svm (balanced=1, c=1, keep=0)", "Finished", 1, 0.5, Interval.Unknown, 0.5, 0.5, [0.5], 1, null);
        var open = trial with { Number = 2, State = "open", Uar = double.NaN };
        foreach (var ledger in new LedgerSummary[] { new(identity, [trial]), new(identity, [trial, open]), new(identity, []) })
        {
            yield return ("LedgerTables.Leaderboard", LedgerTables.Leaderboard(ledger));
            yield return ("LedgerTables.Trainers", LedgerTables.Trainers(ledger));
            yield return ("LedgerTables.Unfinished", LedgerTables.Unfinished(ledger));
        }

        var timing = new ExtractionTiming("SerFull-2", 1, 2, [new ExtractionStage("frames", 0.1, 20)], 1, 20, 1, 1024);
        yield return ("ExtractionTables.Timing", ExtractionTables.Timing(timing));
        yield return ("ExtractionTables.Timing", ExtractionTables.Timing(timing with { Recordings = 2, Threads = 2 }));
        var zeros = new float[FeatureSet.GeMaps.Columns.Count];
        var model = new EmotionModel(
            FeatureSet.GeMaps,
            ["a", "b"],
            new Standardiser(zeros, Array.ConvertAll(zeros, _ => 1f)),
            new SoftmaxLinearClassifier(new LinearWeights([zeros, zeros], [0, 0])),
            new ModelOrigin("test", null, "00ff", 1, 1, "svm", 1, 0.5, "leave one speaker out"),
            new ModelCalibration(1, 0.5, 0.8, 0.9, "2 speaker groups")
        );
        EmotionPrediction unsure = new("a", [new("a", 0.5), new("b", 0.5)], PredictionDoubt.LowConfidence);
        yield return ("PredictionTables.Of", PredictionTables.Of(model, [("1.wav", unsure)]));
    }
}
