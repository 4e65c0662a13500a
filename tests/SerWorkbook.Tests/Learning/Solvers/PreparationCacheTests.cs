using SerWorkbook.Evaluation.Protocols;
using SerWorkbook.Learning.Solvers;
using SerWorkbook.Learning.Validation;

namespace SerWorkbook.Tests.Learning.Solvers;

public sealed class PreparationCacheTests
{
    [Theory]
    [InlineData("svm (balanced=1, c=1, keep=0)")]
    [InlineData("svm (balanced=1, c=1, keep=30)")]
    [InlineData("ridge (balanced=1, c=10, keep=30)")]
    [InlineData("lda (keep=30, shrinkage=0.5)")]
    [InlineData("kernelSvm (balanced=1, c=5, gamma=0.5, keep=40)")]
    public void A_trial_after_others_gives_the_bits_of_a_trial_alone(string text)
    {
        var recipe = TrainerCatalogue.Parse(text);
        var used = TestCorpus.Table(rowsPerCell: 4);
        foreach (
            var other in new[]
            {
                "svm (balanced=0, c=3, keep=0)",
                "lda (keep=30, shrinkage=0.1)",
                "ridge (balanced=1, c=1, keep=12)",
                "kernelSvm (balanced=1, c=5, gamma=1, keep=40)",
            }
        )
        {
            Predict(used, TrainerCatalogue.Parse(other));
        }

        Assert.True(used.Kept<PreparationCache>().Bytes > 0);
        var alone = Predict(TestCorpus.Table(rowsPerCell: 4), recipe);
        Assert.All(Predict(used, recipe).Zip(alone), pair => Assert.Equal(pair.Second.Probabilities, pair.First.Probabilities));
    }

    [Fact]
    public void What_was_not_asked_for_the_longest_goes_first_and_the_limit_holds()
    {
        var cache = new PreparationCache(100);
        var made = new List<int>();
        string Get(int row, long size = 40) =>
            cache.Get(
                new PreparationKey(new RowList([row]), 0, "all", FeatureScaling.Global, PreparationPart.Products),
                () =>
                {
                    made.Add(row);
                    return $"result {row}";
                },
                _ => size
            );

        Assert.Equal("result 1", Get(1));
        Get(2);
        Get(1);
        Get(3);
        Assert.Equal("result 1", Get(1));
        Get(2);
        Assert.Equal([1, 2, 3, 2], made);
        Assert.InRange(cache.Bytes, 1, 100);
        Get(4, size: 1000);
        Assert.Equal("result 4", Get(4, size: 1000));
        Assert.Equal([1, 2, 3, 2, 4, 4], made);
        Assert.InRange(cache.Bytes, 1, 100);
    }

    [Fact]
    public void Keys_differ_in_rows_their_order_kept_columns_and_part()
    {
        var key = new PreparationKey(new RowList([1, 2, 3]), 5, "all", FeatureScaling.Global, PreparationPart.Products);
        Assert.Equal(key, new PreparationKey(new RowList([1, 2, 3]), 5, "all", FeatureScaling.Global, PreparationPart.Products));
        Assert.NotEqual(key, key with { Rows = new RowList([1, 3, 2]) });
        Assert.NotEqual(key, key with { Rows = new RowList([1, 2]) });
        Assert.NotEqual(key, key with { Keep = 6 });
        Assert.NotEqual(key, key with { Columns = "voice" });
        Assert.NotEqual(key, key with { Scaling = FeatureScaling.None });
        Assert.NotEqual(key, key with { Part = PreparationPart.Scaler });
    }

    [Fact]
    public void Threads_that_share_a_table_get_the_same_results()
    {
        var table = TestCorpus.Table(rowsPerCell: 4);
        var recipes = Enumerable.Range(0, 40).Select(i => Recipe.Of("lda", ("keep", 20 + i % 4), ("shrinkage", 0.1 + 0.01 * i))).ToArray();
        var together = new double[recipes.Length][];
        Parallel.For(0, recipes.Length, i => together[i] = Predict(table, recipes[i])[0].Probabilities);
        var alone = TestCorpus.Table(rowsPerCell: 4);
        Assert.All(recipes.Zip(together), pair => Assert.Equal(Predict(alone, pair.First)[0].Probabilities, pair.Second));
    }

    private static IReadOnlyList<RowPrediction> Predict(FeatureTable table, Recipe recipe) =>
        CrossValidation.Predict(table, Splits.SpeakerGroups(table, 3), TrainerCatalogue.Find(recipe.Trainer), recipe, 1, 1);
}
