using System.Globalization;

namespace SerWorkbook.Conclusions;

/// <summary>Where the clock, and with it the machine and its load, had a part in the result of a search.</summary>
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
                        $"Trials stopped because they took longer than {result.Options.TrialLimit.TotalSeconds:0.#} s: {late}. With "
                            + $"more time the result may be another one."
                    ),
                ]
                : (string[])[],
        ];
    }

    /// <summary>A notice of what a table's reader has to know: the corpus's own caution, then the limits that were reached.</summary>
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
                + $"{result.Options.MaximumTrials} trials. How many fit depends on the machine and its load, so another run may give "
                + $"another "
                + $"result."
        );
}
