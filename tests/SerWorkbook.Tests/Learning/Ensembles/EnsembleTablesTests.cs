using SerWorkbook.FeatureTables;
using SerWorkbook.Learning.Ensembles;

namespace SerWorkbook.Tests.Learning.Ensembles;

public sealed class EnsembleTablesTests
{
    [Fact]
    public void Members_are_listed_and_the_score_is_called_optimistic()
    {
        var table = TestCorpus.Table(distance: 0.2);
        var search = new ModelSearch([TrainerCatalogue.Find("svm"), TrainerCatalogue.Find("lda")]).Run(
            table,
            new SearchOptions { MaximumTrials = 4, Protocol = Protocol.Groups(2) }
        );
        var ensemble = EnsembleSelection.Choose(search);
        var members = EnsembleTables.Members(search, ensemble);
        Assert.Equal(ensemble.Members.Select(member => (object?)member.Weight), members.Rows.Select(row => row[0]));
        Assert.Contains(
            FormattableString.Invariant($"The ensemble has a UAR of {ensemble.Uar * 100:0.0} %"),
            members.Footnote,
            StringComparison.Ordinal
        );
        Assert.Contains(
            FormattableString.Invariant($"winner alone {search.Winner.Uar * 100:0.0} %"),
            members.Footnote,
            StringComparison.Ordinal
        );
        Assert.Contains("optimistic", members.Footnote, StringComparison.Ordinal);
    }

    [Fact]
    public void A_leaderboard_names_the_scaling_per_speaker_and_only_that()
    {
        var table = TestCorpus.Table(distance: 0.2);
        string? Footnote(FeatureTable features) =>
            SearchTables
                .Leaderboard(
                    new ModelSearch([TrainerCatalogue.Find("svm")]).Run(
                        features,
                        new SearchOptions { MaximumTrials = 1, Protocol = Protocol.Groups(2) }
                    )
                )
                .Footnote;
        Assert.Contains("speaker normalisation without labels", Footnote(SpeakerScaling.Scale(table)), StringComparison.Ordinal);
        Assert.DoesNotContain("speaker normalisation", Footnote(table), StringComparison.Ordinal);
    }
}
