using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using SerWorkbook.Learning.Recipes;
using SerWorkbook.Learning.Validation;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Learning;

public sealed class PipelineTrainerTests
{
    private readonly FeatureTable _table = TestCorpus.Table(speakers: 3, classes: 3, rowsPerCell: 3);

    [Theory]
    [InlineData("all")]
    [InlineData("cepstrum")]
    public void Pipeline_predicts_what_the_same_trainer_of_the_catalogue_predicts(string columns)
    {
        var pipeline = new PipelineTrainer(
            "mine",
            (context, recipe) =>
                context
                    .Transforms.NormalizeMeanVariance("Features", fixZero: false)
                    .Append(
                        context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(
                            new LbfgsMaximumEntropyMulticlassTrainer.Options
                            {
                                L1Regularization = 0,
                                L2Regularization = (float)recipe["l2"],
                                NumberOfThreads = 1,
                            }
                        )
                    ),
            [new TrainerSetting("l2", 3, 1000)],
            [Recipe.Of("mine", ("l2", 10))]
        );

        var own = Evaluate(TrainerCatalogue.Find("lbfgs"), TrainerCatalogue.Parse($"lbfgs (l1=0, l2=10, columns={columns})"));
        var mine = Evaluate(pipeline, Recipe.Of("mine", ("l2", 10)) with { Columns = columns });

        foreach (var (a, b) in own.Predictions.Zip(mine.Predictions))
        {
            Assert.Equal(a.Row, b.Row);
            Assert.Equal(a.Probabilities, b.Probabilities, (x, y) => Math.Abs(x - y) < 1e-3);
        }
    }

    [Fact]
    public void Scores_that_are_no_probabilities_go_through_a_softmax()
    {
        Assert.Equal([0.25, 0.75], MlNetScores.Probabilities([0.25f, 0.75f]));
        var soft = MlNetScores.Probabilities([-1f, 1f]);
        Assert.Equal(1 / (1 + Math.Exp(2)), soft[0], 12);
        Assert.Equal(1, soft.Sum(), 12);
        Assert.All(MlNetScores.Probabilities([1f, float.NaN]), value => Assert.False(double.IsFinite(value)));
    }

    [Fact]
    public void Search_chooses_pipelines_and_ends_when_all_recipes_are_tried()
    {
        using var folder = new TemporaryFolder();
        var trees = new PipelineTrainer("naive", context => context.MulticlassClassification.Trainers.NaiveBayes());

        var search = new ModelSearch([trees]).Run(_table, new SearchOptions { MaximumTrials = 1000, Protocol = Protocol.Groups(3) });

        Assert.False(search.IsCutShort);
        Assert.Equal(search.Trials.Count, search.Trials.Select(trial => trial.Recipe).Distinct().Count());
        Assert.Equal(ColumnChoice.For(_table.Set).Count, search.Trials.Count);
        var fault = Assert.Throws<SerException>(() => ModelExport.Save(search, folder.File("model")));
        Assert.StartsWith("A model of the trainer 'naive' cannot be saved or exported", fault.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("model")));
    }

    [Theory]
    [InlineData("", "its name may have letters and digits only")]
    [InlineData("a b", "its name may have letters and digits only")]
    [InlineData("LBFGS", "There is already a trainer 'LBFGS'")]
    public void Name_that_recipes_could_not_hold_is_refused(string name, string part) =>
        Assert.Contains(
            part,
            Assert
                .Throws<SerException>(() => new PipelineTrainer(name, context => context.MulticlassClassification.Trainers.NaiveBayes()))
                .Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Portfolio_whose_settings_are_not_those_of_the_trainer_is_refused() =>
        Assert.Contains(
            "must give mine the settings l2",
            Assert
                .Throws<SerException>(() =>
                    new PipelineTrainer(
                        "mine",
                        (context, _) => context.MulticlassClassification.Trainers.NaiveBayes(),
                        [new TrainerSetting("l2", 1, 10)],
                        [Recipe.Of("mine", ("depth", 1))]
                    )
                )
                .Message,
            StringComparison.Ordinal
        );

    private EvaluationResult Evaluate(ITrainer trainer, Recipe recipe) =>
        CrossValidation.Evaluate(_table, Protocol.Loso.Split(_table, 1), trainer, recipe, 1, 1);
}
