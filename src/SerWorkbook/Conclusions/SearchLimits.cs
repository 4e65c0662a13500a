using System.Globalization;
using SerWorkbook.Learning.Trainers;
using SerWorkbook.Text;

namespace SerWorkbook.Conclusions;

/// <summary>Time limits that a search reached, which make its result depend on the machine and its load.</summary>
internal static class SearchLimits
{
    /// <summary>One sentence per limit of time that was reached.</summary>
    /// <param name="result">The search.</param>
    public static IReadOnlyList<string> Reached(SearchResult result)
    {
        var late = result.Trials.Count(trial => trial.Status == TrialStatus.TimedOut);
        return
        [
            .. result.IsCutShort ? [CutShort(result)] : (string[])[],
            .. late > 0
                ?
                [
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{Wording.Count(late, "trial")} {(late == 1 ? "was" : "were")} stopped after "
                            + $"{result.Options.TrialLimit.TotalSeconds:0.#} s; with more time, the result may differ."
                    ),
                ]
                : (string[])[],
        ];
    }

    /// <summary>One sentence per trainer that was left out because the table has too many rows for it.</summary>
    /// <param name="result">The search.</param>
    public static IEnumerable<string> LeftOut(SearchResult result) =>
        TrainerCatalogue
            .Default.OfType<PlainTrainer>()
            .Where(trainer => result.Table.Rows.Count > trainer.MostSearchedRows)
            .Where(trainer => result.Trials.All(trial => trial.Recipe.Trainer != trainer.Name))
            .Select(trainer =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{trainer.Name} was not tried: it takes too long with more than {trainer.MostSearchedRows} recordings."
                )
            );

    /// <summary>The notice of a table: the caution of the corpus, then the limits that were reached.</summary>
    /// <param name="result">The search.</param>
    public static string? Notice(SearchResult result)
    {
        string[] sentences = [.. result.Table.Corpus.Caution is { } caution ? [caution] : (string[])[], .. Reached(result)];
        return sentences.Length > 0 ? string.Join(' ', sentences) : null;
    }

    private static string CutShort(SearchResult result) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"The time budget of {result.Options.Budget.TotalSeconds:0.#} s ended the search after {result.TrialsEnded} of at most "
                + $"{Wording.Count(result.Options.MaximumTrials, "trial")}. How many fit depends on the machine and its load, so another "
                + $"run may give another result."
        );
}
