namespace SerWorkbook.Cli.Setup;

/// <summary>Makes the workbook object for a command.</summary>
internal static class Workbooks
{
    /// <param name="data">The corpus.</param>
    /// <param name="output">Where results go; <see langword="null"/> for a command that writes none.</param>
    /// <param name="seed">The random seed.</param>
    /// <param name="threads">Threads; 0 for one per core.</param>
    /// <param name="show">Told what is being done.</param>
    /// <param name="index">What the processes of this run share of the recordings; <see langword="null"/> for a single process.</param>
    public static Workbook Open(DataRequest data, string? output, int seed, int threads, Action<string> show, string? index = null)
    {
        var places = Places.Find();
        return new Workbook(
            data.Path is null ? "" : Path.GetFullPath(data.Path),
            places.Home,
            output ?? places.OutputFor(null, null),
            seed,
            show,
            threads
        )
        {
            RecordingIndex = index,
            CorpusOptions = data.Options,
        };
    }
}
