namespace SerWorkbook.Tests.Exploration;

public sealed class FamilyInformationTests
{
    [Fact]
    public void Families_that_hold_the_classes_find_them_on_unheard_speakers()
    {
        var families = FamilyInformation.Of(TestCorpus.Table(speakers: 4, classes: 3, rowsPerCell: 6, distance: 2), seed: 1, threads: 2);
        Assert.NotEmpty(families);
        Assert.All(families.Where(family => family.Columns >= 20), family => Assert.True(family.EmotionUar > 0.9, $"{family}"));
        Assert.Equal(families.Select(family => family.EmotionUar).OrderDescending(), families.Select(family => family.EmotionUar));
    }

    [Fact]
    public void Shuffled_classes_are_found_by_chance_only()
    {
        var table = TestCorpus.Table(speakers: 4, classes: 3, rowsPerCell: 8, distance: 0);
        var mean = FamilyInformation.Of(table, seed: 1, threads: 1).Average(family => family.EmotionUar);
        Assert.InRange(mean, 0.2, 0.5);
    }

    [Fact]
    public void Threads_do_not_matter()
    {
        var table = TestCorpus.Table(speakers: 3, classes: 2, rowsPerCell: 4);
        Assert.Equal(FamilyInformation.Of(table, 1, 1), FamilyInformation.Of(table, 1, 3));
    }
}
