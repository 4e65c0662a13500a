namespace SerWorkbook.Sessions;

/// <summary>Hands the progress of a search to the status line and to a listener of the caller.</summary>
internal sealed class TrialListener(StatusText status, Action<SearchProgress>? onTrial) : IProgress<SearchProgress>
{
    public void Report(SearchProgress value)
    {
        status.Report(value);
        onTrial?.Invoke(value);
    }
}
