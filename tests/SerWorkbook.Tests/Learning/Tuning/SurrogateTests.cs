using SerWorkbook.Learning.Tuning;

namespace SerWorkbook.Tests.Learning.Tuning;

public sealed class SurrogateTests
{
    [Fact]
    public void Knows_what_was_tried_and_is_unsure_far_from_it()
    {
        RecipePlace[] tried = [.. Enumerable.Range(0, 9).Select(i => At(i / 8.0))];
        var surrogate = Surrogate.Fit(tried, [.. tried.Select(place => Hill(place.Settings[0]))]);
        Assert.All(
            tried,
            place =>
            {
                var (mean, deviation) = surrogate.Predict(place);
                Assert.Equal(Hill(place.Settings[0]), mean, 0.015);
                Assert.InRange(deviation, 0, 0.01);
            }
        );
        Assert.Equal(Hill(0.31), surrogate.Predict(At(0.31)).Mean, 0.015);
        Assert.True(surrogate.Predict(At(3)).Deviation > 4 * surrogate.Predict(At(0.31)).Deviation);
        Assert.True(surrogate.Predict(At(0.5, "lda")).Deviation > 4 * surrogate.Predict(At(0.5)).Deviation);
    }

    [Fact]
    public void What_one_trainer_learnt_of_columns_holds_for_another()
    {
        RecipePlace[] tried =
        [
            .. from c in (string[])["all", "voice"] from i in Enumerable.Range(0, 6) select At(i / 5.0, columns: c),
            At(0.5, "lda"),
        ];
        var surrogate = Surrogate.Fit(tried, [.. tried.Select(place => Hill(place.Settings[0]) - (place.Columns == "voice" ? 0.1 : 0))]);
        Assert.True(surrogate.Predict(At(0.5, "lda", "voice")).Mean < surrogate.Predict(At(0.5, "lda")).Mean - 0.005);
    }

    private static RecipePlace At(double setting, string trainer = "svm", string columns = "all") =>
        new(trainer, columns, FeatureScaling.Global, [setting]);

    private static double Hill(double x) => 0.6 - 0.3 * (x - 0.4) * (x - 0.4);
}
