using SerWorkbook.Evaluation.Ladder;
using SerWorkbook.Speech;
using SerWorkbook.Tests.Sentences;

namespace SerWorkbook.Tests.Evaluation;

public sealed class RequirementTests
{
    [Theory]
    [InlineData(0.6, 0.5, 0.7, 0.4, true, "met")]
    [InlineData(0.6, 0.4, 0.7, 0.4, true, "met on average, not for certain")]
    [InlineData(0.6, double.NaN, double.NaN, 0.4, true, "met on average, not for certain")]
    [InlineData(0.4, 0.3, 0.5, 0.4, true, "not met")]
    [InlineData(double.NaN, double.NaN, double.NaN, 0.4, true, "not known")]
    [InlineData(0.6, 0.5, 0.7, double.NaN, true, "not known")]
    [InlineData(0.6, 0.5, 0.7, 0.4, false, "not known")]
    public void The_verdict_follows_from_value_interval_and_limit(
        double value,
        double low,
        double high,
        double limit,
        bool isMeasured,
        string expected
    ) => Assert.Equal(expected, new Requirement("name", value, new Interval(low, high), limit, isMeasured).VerdictInWords);

    [Fact]
    public void A_perfect_model_meets_what_can_be_known()
    {
        var requirements = Of(mistakes: 0, unsureBelow: 0, isBySpeaker: true);
        Assert.Equal([0.5, requirements[1].Limit, 0.5, 0.75], requirements.Select(requirement => requirement.Limit));
        Assert.All(requirements, requirement => Assert.Equal(1, requirement.Value));
        Assert.Equal(["met", "met", "met", "met"], requirements.Select(requirement => requirement.VerdictInWords));
    }

    [Fact]
    public void A_model_that_is_always_wrong_meets_nothing() =>
        Assert.All(
            Of(mistakes: 48, unsureBelow: 0, isBySpeaker: true),
            requirement => Assert.Equal(RequirementVerdict.NotMet, requirement.Verdict)
        );

    [Fact]
    public void A_model_that_never_answers_has_no_share_of_right_answers() =>
        Assert.Equal("not known", Of(mistakes: 0, unsureBelow: 1, isBySpeaker: true)[3].VerdictInWords);

    [Fact]
    public void Known_voices_answer_no_question_about_unheard_ones() =>
        Assert.All(
            Of(mistakes: 0, unsureBelow: 0, isBySpeaker: false),
            requirement => Assert.Equal(RequirementVerdict.NotKnown, requirement.Verdict)
        );

    [Fact]
    public void A_share_outside_0_to_1_is_refused()
    {
        var (ladder, explanation) = Project(0, 0, isBySpeaker: true);
        Assert.Throws<ArgumentOutOfRangeException>(() => EvaluationTables.Requirements(ladder, explanation.Calibration, 75));
        Assert.Throws<ArgumentOutOfRangeException>(() => EvaluationConclusions.Promise(ladder, explanation.Calibration, -0.1));
    }

    [Fact]
    public void A_promise_counts_right_wrong_and_withheld_answers()
    {
        var (ladder, explanation) = Project(12, 0, isBySpeaker: true);
        var promise = EvaluationConclusions.Promise(ladder, explanation.Calibration);
        Assert.Contains(
            promise.Sentences,
            sentence =>
                sentence.StartsWith(
                    "If it may abstain, 75 % of the recordings get the right emotion, 25 % a wrong one and 0 % none;",
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public void The_cost_counts_every_number_of_the_model()
    {
        float[] zeros = new float[FeatureSet.GeMaps.Columns.Count];
        var model = new EmotionModel(
            FeatureSet.GeMaps,
            ["a", "b"],
            new Standardiser(zeros, Array.ConvertAll(zeros, _ => 1f)),
            new SoftmaxLinearClassifier(new LinearWeights([zeros, zeros], [0, 0])),
            new ModelOrigin("test", null, "00ff", 1, 1, "svm", 1, 0.5, "leave one speaker out")
        );

        // Offsets, scales and two rows of weights; two biases; version, classes, clips, speakers, seed and UAR.
        var numbers = 4 * zeros.Length + 2 + 6;
        Assert.StartsWith(
            FormattableString.Invariant($"The model holds {numbers} numbers in a file of "),
            EvaluationConclusions.Cost(model).Sentences[0],
            StringComparison.Ordinal
        );
    }

    private static IReadOnlyList<Requirement> Of(int mistakes, double unsureBelow, bool isBySpeaker)
    {
        var (ladder, explanation) = Project(mistakes, unsureBelow, isBySpeaker);
        return Requirement.Of(ladder, explanation.Calibration, Requirement.UsualShareRight);
    }

    private static (LadderResult Ladder, ModelExplanation Explanation) Project(int mistakes, double unsureBelow, bool isBySpeaker)
    {
        var table = TestCorpus.Table(speakers: 24, classes: 2, rowsPerCell: 1);
        var split = isBySpeaker ? SmallInputs.BySpeaker(table) : SmallInputs.OneFold(table, KeptApart.Recordings);
        return SentencesOfProjects.Project(table, split, mistakes, unsureBelow, SentencesOfProjects.Change(0.2));
    }
}
