using SerWorkbook.Learning.Search;
using SerWorkbook.Speech;

namespace SerWorkbook.Export;

/// <summary>Saves what a search found: leaderboard, model and trials.</summary>
internal static class SearchOutput
{
    private const string LeaderboardName = "leaderboard.csv";

    /// <summary>Saves a search.</summary>
    /// <param name="result">The search.</param>
    /// <param name="folder">Where leaderboard and <see cref="SearchFile.Name"/> go; made where it does not exist.</param>
    /// <param name="modelFolder">Where the model goes.</param>
    /// <param name="ensemble">Whether the ensemble is the model, not the winner.</param>
    /// <param name="cancellationToken">Stops the training.</param>
    /// <exception cref="SerException">The ensemble is asked for, and the search has none.</exception>
    public static void Save(SearchResult result, string folder, string modelFolder, bool ensemble, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        AtomicFile.WriteAllText(Path.Combine(folder, LeaderboardName), SearchTables.Leaderboard(result, int.MaxValue).ToCsv());
        if (ensemble)
        {
            ModelExport.Save(
                result,
                result.Ensemble ?? throw new SerException("The search has no predictions to choose an ensemble by."),
                modelFolder,
                cancellationToken
            );
        }
        else
        {
            ModelExport.Save(result, modelFolder, cancellationToken);
        }

        SearchFile.Save(Path.Combine(folder, SearchFile.Name), result);
    }
}
