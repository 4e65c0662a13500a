namespace SerWorkbook.Cli.Json;

/// <summary>What <c>ser features --json</c> prints.</summary>
/// <param name="Corpus">Name of the corpus.</param>
/// <param name="FeatureSet">Feature set with its version.</param>
/// <param name="Columns">Number of features.</param>
/// <param name="Rows">Number of rows: recordings, or pieces with <c>--pieces</c>.</param>
/// <param name="Utterances">Number of recordings.</param>
/// <param name="Skipped">Number of files that are left out.</param>
/// <param name="ClipsPerSecond">Recordings per second of wall time.</param>
/// <param name="TimesRealTime">Length of the recordings over wall time.</param>
/// <param name="File">The file that was written; <c>null</c> without <c>--out</c>.</param>
/// <param name="Synthetic">Whether the voices are synthetic.</param>
/// <param name="Notice">What every user of the corpus must be told; <c>null</c> for none.</param>
/// <param name="DataHash">Hash over recordings and labels.</param>
/// <param name="SkippedFiles">The files that are left out.</param>
internal sealed record FeaturesJson(
    string Corpus,
    string FeatureSet,
    int Columns,
    int Rows,
    int Utterances,
    int Skipped,
    double ClipsPerSecond,
    double TimesRealTime,
    string? File,
    bool Synthetic,
    string? Notice,
    string DataHash,
    IEnumerable<SkippedFileJson> SkippedFiles
)
{
    public static FeaturesJson Of(FeatureTable table, string? file, double seconds) =>
        new(
            table.Corpus.Name,
            table.Set.Id,
            table.Set.Columns.Count,
            table.Rows.Count,
            table.Corpus.Utterances.Count,
            table.Skipped.Count + table.Corpus.Skipped.Count,
            Math.Round(table.Corpus.Utterances.Count / seconds, 1),
            Math.Round(table.Corpus.Seconds / seconds, 1),
            file,
            table.Corpus.IsSynthetic,
            table.Corpus.Notice,
            table.Corpus.DataHash,
            SkippedFileJson.Of([.. table.Corpus.Skipped, .. table.Skipped])
        );
}
