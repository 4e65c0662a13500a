using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Sentences;

/// <summary>Sentences for the person who asked: requirements, groups, cost and next steps, of good and useless models.</summary>
internal static class SentencesOfProjects
{
    public static IEnumerable<(string Method, object? Made)> All() =>
        [.. SmallInputs.Tables.SelectMany(OfTable), .. OfSexes(), .. OfModels()];

    /// <summary>What is known of a model that makes some mistakes and is silent below a confidence.</summary>
    public static (LadderResult Ladder, ModelExplanation Explanation) Project(
        FeatureTable table,
        DataSplit split,
        int mistakes,
        double unsureBelow,
        PerturbationScore change
    )
    {
        var rung = SmallInputs.Rung(Protocol.Loso, table, split, mistakes);
        ModelCalibration[] folds = [.. split.Folds.Select(_ => new ModelCalibration(1, unsureBelow, 0.8, 0.9, "2 speaker groups"))];
        var calibrated = new CalibratedResult(table, split, "svm", 1, rung.Result.Predictions, folds);
        return (new LadderResult([rung], []), new ModelExplanation(rung.Result, calibrated, [], [], [change]));
    }

    /// <summary>A change of the recordings that costs something.</summary>
    public static PerturbationScore Change(double loss) =>
        new("-20 dB", 4, 0, 0.4, new(0.3, 0.5), loss, new(0.1, 0.3), 0.5, new(0.4, 0.6), 0.7, new(0.6, 0.8));

    private static IEnumerable<(string, object?)> OfTable(FeatureTable table)
    {
        DataSplit[] splits = [SmallInputs.OneFold(table, KeptApart.Nothing), SmallInputs.BySpeaker(table)];
        foreach (var split in splits)
        {
            foreach (var (mistakes, unsureBelow, loss) in new[] { (0, 0, 0), (1, 0, 0.2), (table.Rows.Count, 1.0, double.NaN) })
            {
                var (ladder, explanation) = Project(table, split, mistakes, unsureBelow, Change(loss));
                yield return ("EvaluationConclusions.Promise", EvaluationConclusions.Promise(ladder, explanation.Calibration));
                yield return ("EvaluationConclusions.Next", EvaluationConclusions.Next(ladder, explanation));
                yield return ("EvaluationTables.Requirements", EvaluationTables.Requirements(ladder, explanation.Calibration));
                var leaking = new LadderResult([Leaking(ladder.Rungs[0])], []);
                yield return ("EvaluationConclusions.Promise", EvaluationConclusions.Promise(leaking, explanation.Calibration, 0.505));
                yield return ("EvaluationConclusions.Next", EvaluationConclusions.Next(leaking, explanation, 1));
                yield return ("EvaluationTables.Requirements", EvaluationTables.Requirements(leaking, explanation.Calibration, 0));
            }
        }
    }

    private static IEnumerable<(string, object?)> OfSexes()
    {
        var table = TestCorpus.Table(speakers: 8, classes: 3, rowsPerCell: 2);
        foreach (var (even, odd) in new[] { (Sex.Female, Sex.Female), (Sex.Male, Sex.Male), (Sex.Unknown, Sex.Unknown) })
        {
            var rows = table.Rows.Select(row =>
                row with
                {
                    Utterance = row.Utterance with { Sex = row.Utterance.Sex == Sex.Female ? even : odd },
                }
            );
            var corpus = new Corpus("test", "nowhere", rows.Select(row => row.Utterance), [], "Synthetic.", isSynthetic: true);
            var changed = new FeatureTable(corpus, table.Set, null, [.. rows], []);
            foreach (var mistakes in new[] { 0, 5 })
            {
                var (ladder, explanation) = Project(changed, SmallInputs.BySpeaker(changed), mistakes, 0, Change(0.2));
                yield return ("EvaluationConclusions.Groups", EvaluationConclusions.Groups(ladder.Principal.Result));
                yield return ("EvaluationConclusions.Promise", EvaluationConclusions.Promise(ladder, explanation.Calibration));
                yield return ("EvaluationConclusions.Next", EvaluationConclusions.Next(ladder, explanation));
            }
        }
    }

    private static IEnumerable<(string, object?)> OfModels()
    {
        var zeros = new float[FeatureSet.GeMaps.Columns.Count];
        var scaler = new Standardiser(zeros, Array.ConvertAll(zeros, _ => 1f));
        var origin = new ModelOrigin("test", null, "00ff", 1, 1, "svm", 1, 0.5, "leave one speaker out");
        var two = new SoftmaxLinearClassifier(new LinearWeights([zeros, zeros], [0, 0]));
        var ofSpeaker = new ScaledClassifier(scaler, two, perSpeaker: true);
        foreach (var classifier in new Classifier[] { two, ofSpeaker })
        {
            var model = new EmotionModel(FeatureSet.GeMaps, ["a", "b"], scaler, classifier, origin);
            yield return ("EvaluationConclusions.Cost", EvaluationConclusions.Cost(model));
        }
    }

    private static LadderRung Leaking(LadderRung rung) =>
        rung with
        {
            Audit = rung.Audit with
            {
                Checks = [new AuditCheck("speakers", "speakers", AuditVerdict.Leak, "A speaker is on both sides.", [])],
            },
        };
}
