using System.Globalization;

namespace SerWorkbook;

/// <summary>Tables about the ensemble of a search.</summary>
public static class EnsembleTables
{
    /// <summary>The members of an ensemble; the footnote gives its optimistic score.</summary>
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
                $"The ensemble has a UAR of {ensemble.Uar * 100:0.0} % ({ensemble.UarInterval}), the winner alone "
                    + $"{search.Winner.Uar * 100:0.0} %. This is optimistic: members and weights were chosen on the same predictions. 'ser "
                    + $"search --nested' gives an unbiased estimate."
            ),
        };
    }
}
