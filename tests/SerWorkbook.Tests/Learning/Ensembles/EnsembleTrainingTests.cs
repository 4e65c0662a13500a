using SerWorkbook.Learning.Ensembles;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Learning.Ensembles;

public sealed class EnsembleTrainingTests
{
    private const double Parity = 1e-5;
    private static readonly FeatureTable Table = TestCorpus.Table(speakers: 4, classes: 3);
    private static readonly string[] Recipes =
    [
        "svm (balanced=1, c=1, keep=20)",
        "lda (keep=0, shrinkage=0.5)",
        "kernelSvm (balanced=1, c=5, gamma=0.5, keep=30)",
    ];

    [Fact]
    public void A_saved_ensemble_predicts_what_the_trained_one_does()
    {
        var trained = EnsembleTraining.Train(Table, AllRows(), Choice(0.5, 0.3, 0.2), Trainers(), 1);
        var origin = new ModelOrigin("test", null, "0", Table.Rows.Count, 4, "ensemble", 1, 0.5, "none");
        var loaded = ModelFile.Parse(
            ModelFile.ToJson(new EmotionModel(Table.Set, trained.Labels, trained.Scaler, trained.Classifier!, origin)),
            "m.json"
        );
        Assert.All(
            Table.Rows,
            row =>
                Assert.All(
                    loaded.Predict(row.Features).Probabilities.Zip(trained.Predict(row.Features, Table.Labels)),
                    pair => Assert.Equal(pair.Second, pair.First.Value, Parity)
                )
        );
    }

    [Fact]
    public void It_is_the_weighted_mean_of_its_members_each_trained_alone()
    {
        var choice = Choice(0.5, 0.3, 0.2);
        var joined = EnsembleTraining.Train(Table, AllRows(), choice, Trainers(), 1);
        var alone = Recipes.Select(Alone).ToArray();
        foreach (var row in Table.Rows.Take(10))
        {
            var expected = alone
                .Zip(choice.Members, (model, member) => Softened(model.Predict(row.Features, Table.Labels), member))
                .ToArray();
            var mean = Enumerable.Range(0, 3).Select(c => expected.Sum(probabilities => probabilities[c])).ToArray();
            Assert.All(mean.Zip(joined.Predict(row.Features, Table.Labels)), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
        }
    }

    [Fact]
    public void An_ensemble_of_one_is_that_one()
    {
        var alone = Alone(Recipes[0]);
        var joined = EnsembleTraining.Join([alone], [0.4]);
        Assert.All(
            Table.Rows,
            row =>
                Assert.All(
                    alone.Predict(row.Features, Table.Labels).Zip(joined.Predict(row.Features, Table.Labels)),
                    pair => Assert.Equal(pair.First, pair.Second, 1e-12)
                )
        );
    }

    [Fact]
    public void Refuses_members_that_learnt_different_emotions()
    {
        var fewer = TrainerCatalogue
            .Find("svm")
            .Train(Table, [.. AllRows().Where(row => Table.Classes[row] < 2)], TrainerCatalogue.Parse(Recipes[0]), 1, default);
        Assert.Contains(
            "same emotions",
            Assert.Throws<SerException>(() => EnsembleTraining.Join([Alone(Recipes[0]), fewer], [1, 1])).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "no trainer 'lda'",
            Assert
                .Throws<SerException>(() => EnsembleTraining.Train(Table, AllRows(), Choice(1, 1, 1), [TrainerCatalogue.Find("svm")], 1))
                .Message,
            StringComparison.Ordinal
        );
    }

    private static double[] Softened(double[] probabilities, EnsembleMember member)
    {
        Temperature.Scale(probabilities, member.Temperature, probabilities);
        return [.. probabilities.Select(p => p * member.Weight)];
    }

    private static TrainedModel Alone(string recipe) =>
        TrainerCatalogue.Find(TrainerCatalogue.Parse(recipe).Trainer).Train(Table, AllRows(), TrainerCatalogue.Parse(recipe), 1, default);

    private static ITrainer[] Trainers() => [.. Recipes.Select(recipe => TrainerCatalogue.Find(TrainerCatalogue.Parse(recipe).Trainer))];

    private static EnsembleChoice Choice(params double[] weights) =>
        new(
            [
                .. weights.Select(
                    (weight, i) =>
                        new EnsembleMember(
                            new Trial(
                                i + 1,
                                TrainerCatalogue.Parse(Recipes[i]),
                                TrialStatus.Finished,
                                0.5,
                                Interval.Unknown,
                                0.5,
                                0.5,
                                [],
                                0,
                                null
                            ),
                            weight,
                            1 + i
                        )
                ),
            ],
            [],
            0.5,
            1,
            Interval.Unknown
        );

    private static int[] AllRows() => [.. Enumerable.Range(0, Table.Rows.Count)];
}
