using System.Globalization;

namespace SerWorkbook;

/// <summary>Tables about the ensemble of a search.</summary>
public static class EnsembleTables
{
    /// <summary>The members of an ensemble; the footnote says what it would score, and that this is optimistic.</summary>
    /// <param name="search">The search that it was chosen from.</param>
    /// <param name="ensemble">The ensemble.</param>
    public static ResultTable Members(SearchResult search, EnsembleChoice ensemble)
    {
        ArgumentNullException.ThrowIfNull(search);
        ArgumentNullException.ThrowIfNull(ensemble);
        return ResultTable.Of(
            "Ensemble of the trials",
            ensemble.Members,
            columns =>
                columns
                    .Add("Weight", member => member.Weight, "0.00")
                    .Add("Trainer", member => TrainerCatalogue.TitleOf(member.Trial.Recipe.Trainer))
                    .Add("Settings", member => member.Trial.Recipe.SettingsText)
                    .Add("UAR alone", member => member.Trial.Uar, "0.0 %")
                    .Add("Trial", member => member.Trial.Number)
        ) with
        {
            Notice = search.Table.Corpus.Caution,
            Footnote = string.Create(
                CultureInfo.InvariantCulture,
                $"Together {ensemble.Uar * 100:0.0} % UAR ({ensemble.UarInterval}), the winner alone {search.Winner.Uar * 100:0.0} %. "
                    + $"Optimistic: members and weights were chosen by these very predictions, more freely than the winner; 'ser search "
                    + $"--nested' says what comes true."
            ),
        };
    }
}
