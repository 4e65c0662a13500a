namespace SerWorkbook.Tests.Learning.Ledger;

public sealed class FormerFeatureSetTests
{
    private static readonly LedgerIdentity Now = new("test", "00ff", "eGeMAPSv02-2, global, whole", "loso", "a", "00ff", 1);

    [Theory]
    [InlineData("eGeMAPSv02-2, global, whole", true)]
    [InlineData("GeMaps-2, global, whole", true)]
    [InlineData("GeMaps-1, global, whole", false)]
    [InlineData("GeMaps-2, per speaker, whole", false)]
    [InlineData("SerFull-2, global, whole", false)]
    public void A_ledger_with_the_former_name_of_its_feature_set_is_continued(string features, bool isSame) =>
        Assert.Equal(isSame, Now.FindDifference(Now with { FeatureSet = features }) is null);
}
