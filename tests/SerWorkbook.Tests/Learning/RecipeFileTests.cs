using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Learning;

public sealed class RecipeFileTests
{
    [Theory]
    [InlineData("{\"winner\":{\"trainer\":\"lbfgs\",\"settings\":{\"l1\":0,\"l2\":10},\"scaling\":\"99\"}}", "scaling=99")]
    [InlineData("{\"winner\":{\"trainer\":\"lbfgs\",\"settings\":{\"l1\":0,\"l2\":10},\"scaling\":\"1\"}}", "scaling=1")]
    [InlineData("{\"winner\":{\"trainer\":\"lbfgs\",\"settings\":{\"l1\":0,\"l2\":10},\"scaling\":\"-1\"}}", "scaling=-1")]
    [InlineData("{\"winner\":{\"trainer\":\"lbfgs\",\"settings\":{\"l1\":0,\"l2\":10},\"scaling\":1}}", "neither a recipe")]
    [InlineData(
        "{\"winner\":{\"trainer\":\"lbfgs\",\"settings\":{\"l1\":0,\"l2\":1e300},\"scaling\":\"global\"}}",
        "'l2' must be 0, or a number from 0.003 to 1000000"
    )]
    [InlineData("{\"winner\":{\"trainer\":\"lbfgs\",\"settings\":{\"l1\":0,\"l2\":1e999}}}", "is not a setting")]
    [InlineData("svm (balanced=7, c=1, keep=0)", "'balanced' must be 0 or 1")]
    [InlineData("svm (balanced=1, c=1e-200, keep=0)", "'c' must be 0, or a number from 0.0001 to 10000")]
    [InlineData("lda (keep=0, shrinkage=1.5)", "'shrinkage' must be 0, or a number from 0.0002 to 1")]
    [InlineData("sdca (iterations=2.5, l1=0, l2=0.03)", "'iterations' must be 0, or a whole number from 1 to 60000")]
    public void A_recipe_with_a_value_out_of_range_is_refused_with_the_file(string content, string part)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("recipe.json");
        File.WriteAllText(path, content);
        var fault = Assert.Throws<SerException>(() => RecipeFile.Read(path));
        Assert.StartsWith($"{path}: ", fault.Message, StringComparison.Ordinal);
        Assert.Contains(part, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
    }

    [Theory]
    [InlineData("\"PerSpeaker\"", FeatureScaling.PerSpeaker)]
    [InlineData("\"perSpeaker\"", FeatureScaling.PerSpeaker)]
    [InlineData("\"speaker\"", FeatureScaling.PerSpeaker)]
    [InlineData("\"global\"", FeatureScaling.Global)]
    public void A_winner_is_read_with_its_scaling(string word, FeatureScaling scaling)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(
            folder.File("search.json"),
            $"{{\"winner\":{{\"trainer\":\"lbfgs\",\"settings\":{{\"l1\":0,\"l2\":10}},\"scaling\":{word}}}}}"
        );
        Assert.Equal(Recipe.Of("lbfgs", ("l1", 0), ("l2", 10)) with { Scaling = scaling }, RecipeFile.Read(folder.File("search.json")));
    }

    [Fact]
    public void Every_recipe_that_has_proved_good_can_be_given()
    {
        foreach (var recipe in TrainerCatalogue.Default.SelectMany(trainer => trainer.Portfolio))
        {
            Assert.Equal(recipe, TrainerCatalogue.Parse(recipe.ToString()));
        }
    }
}
