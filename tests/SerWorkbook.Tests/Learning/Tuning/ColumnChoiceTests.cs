using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Learning.Tuning;

public sealed class ColumnChoiceTests
{
    private static readonly FeatureTable Table = TestCorpus.Table();

    public static TheoryData<string> Trainers => [.. TrainerCatalogue.Default.Select(trainer => trainer.Name)];

    [Theory]
    [MemberData(nameof(Trainers))]
    public void A_model_does_not_look_at_columns_that_were_not_chosen(string name)
    {
        var trainer = TrainerCatalogue.Find(name);
        var mask = ColumnChoice.Find("cepstrum").Mask(Table.Set);
        Assert.InRange(mask.Count(taken => taken), 10, 40);
        var model = trainer.Train(
            Table,
            [.. Enumerable.Range(0, Table.Rows.Count)],
            trainer.Portfolio[0] with
            {
                Columns = "cepstrum",
            },
            1,
            CancellationToken.None
        );
        foreach (var row in Table.Rows.Take(20))
        {
            float[] changed = [.. row.Features.Select((value, i) => mask[i] ? value : 1e4f)];
            Assert.Equal(model.Predict(row.Features, Table.Labels), model.Predict(changed, Table.Labels));
        }

        var right = Table
            .Rows.Index()
            .Count(row =>
                Table.Classes[row.Index]
                == Array.IndexOf(model.Predict(row.Item.Features, Table.Labels), model.Predict(row.Item.Features, Table.Labels).Max())
            );
        Assert.True(right > 0.6 * Table.Rows.Count, $"{right} of {Table.Rows.Count} right");
    }

    [Fact]
    public void Every_choice_of_a_set_is_another_one()
    {
        Assert.Equal(ColumnChoice.All, ColumnChoice.For(FeatureSet.SerFull));
        var small = ColumnChoice.For(FeatureSet.GeMaps);
        Assert.Equal(ColumnChoice.Everything, small[0]);
        Assert.DoesNotContain(small, choice => choice.Name == "compact");
        Assert.Equal(FeatureSet.GeMaps.Columns.Count, small[0].Count(FeatureSet.GeMaps));
        Assert.Contains("noLevel", Assert.Throws<SerException>(() => ColumnChoice.Find("treble")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Recipes_say_columns_and_scaling_where_they_are_not_the_usual()
    {
        var recipe = TrainerCatalogue.Parse("svm (balanced=1, c=1, keep=0)");
        Assert.Equal("svm (balanced=1, c=1, keep=0)", recipe.ToString());
        var other = recipe with { Columns = "voice", Scaling = FeatureScaling.PerSpeaker };
        Assert.Equal("svm (balanced=1, c=1, keep=0, columns=voice, scaling=speaker)", other.ToString());
        Assert.Equal(other, TrainerCatalogue.Parse(other.ToString()));
        Assert.Contains(
            "global, speaker, none",
            Assert.Throws<SerException>(() => TrainerCatalogue.Parse("svm (balanced=1, c=1, keep=0, scaling=loud)")).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "no choice of columns 'treble'",
            Assert.Throws<SerException>(() => TrainerCatalogue.Parse("svm (balanced=1, c=1, keep=0, columns=treble)")).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_search_may_choose_scaling_by_speaker_and_its_ensemble_keeps_to_it()
    {
        var options = new SearchOptions { MaximumTrials = 12, Scalings = [FeatureScaling.PerSpeaker, FeatureScaling.Global] };
        var search = new ModelSearch([TrainerCatalogue.Find("svm"), TrainerCatalogue.Find("lda")]).Run(
            TestCorpus.Table(distance: 0.3),
            options
        );
        Assert.Equal(2, search.Trials.Select(trial => trial.Recipe.Scaling).Distinct().Count());
        var choice = SerWorkbook.Learning.Ensembles.EnsembleSelection.Choose(search);
        Assert.Equal(search.Best.Recipe.Scaling, choice.Scaling);
        Assert.All(choice.Members, member => Assert.Equal(search.Best.Recipe.Scaling, member.Trial.Recipe.Scaling));
    }
}
