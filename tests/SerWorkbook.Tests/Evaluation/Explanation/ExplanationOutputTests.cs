using SerWorkbook.Evaluation.Explanation;
using SerWorkbook.Evaluation.Protocols;
using SerWorkbook.Evaluation.Scores;
using SerWorkbook.Learning.Validation;

namespace SerWorkbook.Tests.Evaluation.Explanation;

public sealed class ExplanationOutputTests
{
    private static readonly FeatureTable Table = TestCorpus.Table(speakers: 4, distance: 0.15);
    private static readonly DataSplit Loso = Splits.LeaveOneSpeakerOut(Table);
    private static readonly ITrainer Trainer = TrainerCatalogue.Find("lbfgs");
    private static readonly IReadOnlyList<TrainedModel> Models = CrossValidation.TrainFolds(
        Table,
        Loso,
        Trainer,
        Trainer.Portfolio[1],
        1,
        2
    );
    private static readonly CalibratedResult Calibrated = CalibratedCrossValidation.Evaluate(
        Table,
        Loso,
        Models,
        Trainer,
        Trainer.Portfolio[1],
        1,
        2
    );

    [Fact]
    public void Calibration_is_shown_with_protocol_seed_and_data()
    {
        var scores = CalibrationTables.Scores(Calibrated);
        Assert.Equal(["as trained", "calibrated"], scores.Rows.Select(row => row[0]));
        Assert.Equal(ReliabilityDiagram.Of(Calibrated.Raw).ExpectedCalibrationError, scores.Rows[0][4]);
        var rejection = CalibrationTables.Rejection(Calibrated);
        Assert.Equal(Calibrated.Rejection.Coverage, rejection.Rows[1][2]);
        foreach (var table in new[] { scores, rejection })
        {
            Assert.Contains(Loso.Protocol, table.Title, StringComparison.Ordinal);
            Assert.Contains("3 speaker groups", table.Footnote, StringComparison.Ordinal);
            Assert.Contains(Table.Corpus.DataHash, table.Footnote, StringComparison.Ordinal);
        }

        Assert.Equal(3, CalibrationConclusions.Of(Calibrated).Sentences.Count);
        Assert.NotEmpty(PngFigure.ToPng(CalibrationFigures.Reliability(Calibrated)));
        Assert.NotEmpty(PngFigure.ToPng(CalibrationFigures.Coverage(Calibrated)));
    }

    [Fact]
    public void Explanation_is_shown_and_concluded_from()
    {
        var families = PermutationImportance.Of(Table, Loso, Models, 1, 2, repeats: 2);
        var none = Interval.Unknown;
        PerturbationScore[] changes =
        [
            new("white noise", 72, 0, 0.4, new(0.3, 0.5), 0.2, new(0.1, 0.3), 0.5, new(0.4, 0.6), 0.7, new(0.6, 0.8)),
            new("silence", 0, 72, double.NaN, none, double.NaN, none, double.NaN, none, double.NaN, none),
        ];
        var result = new EvaluationResult(Table, Loso, "x", 1, Calibrated.Calibrated);
        Assert.Equal(families.Count, ExplanationTables.Importance(Table, Loso, families).Rows.Count);
        Assert.NotEmpty(ExplanationTables.Confusions(result).Rows);
        Assert.Contains("+10.0 to +30.0", ExplanationTables.Perturbations(Table, Loso, changes).ToPlainText(), StringComparison.Ordinal);
        Assert.Contains(
            "'white noise' costs 20.0 points of UAR; 50 % of the answers change.",
            ExplanationConclusions.Of(result, families, changes).Sentences[2],
            StringComparison.Ordinal
        );
        Assert.NotEmpty(PngFigure.ToPng(ExplanationFigures.Importance(Table, families)));
        Assert.NotEmpty(PngFigure.ToPng(ExplanationFigures.Perturbations(Table, 0.6, changes)));
    }

    [Fact]
    public void Mistakes_of_people_are_listed_without_sound_and_without_reading_a_file()
    {
        var mistakes = ConfidentMistake.Of(Table, Calibrated.Calibrated, limit: 2);
        Assert.Equal(2, ExplanationTables.Mistakes(Table, mistakes).Rows.Count);
        var listen = ExplanationTables.Listen(Table.Corpus, mistakes, isLocalPage: false);
        Assert.Equal(2, listen.Captions.Count);
        Assert.DoesNotContain("audio", listen.ToHtml(), StringComparison.Ordinal);
        Assert.True(ExplanationTables.Listen(Table.Corpus, mistakes, isLocalPage: true).IsPlayable);
    }
}
