using System.Diagnostics;
using System.Threading.Channels;

namespace SerWorkbook.Notebooks.Running;

/// <summary>Tells the caller how a run goes, on a flow of its own: who listens may write to the console and take its time.</summary>
internal sealed class ProgressReporter : IAsyncDisposable
{
    private const int MostWaiting = 256;
    private const int LongestStatus = 160;

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Channel<NotebookProgress> _events = Channel.CreateBounded<NotebookProgress>(
        new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true }
    );

    private readonly Task _listener;
    private NotebookProgress? _latest;

    public ProgressReporter(IProgress<NotebookProgress>? listener)
    {
        _listener = Task.Run(async () =>
        {
            await foreach (var progress in _events.Reader.ReadAllAsync().ConfigureAwait(false))
            {
                listener?.Report(progress);
            }
        });
    }

    /// <summary>Reports that a cell starts.</summary>
    /// <param name="progress">Where the run stands; the time is filled in.</param>
    public void Start(NotebookProgress progress) => Report(progress);

    /// <summary>Reports that no cell runs any more.</summary>
    public void End()
    {
        if (_latest is { } latest)
        {
            Report(latest with { IsOver = true });
        }
    }

    /// <summary>Reports what the running cell says of itself.</summary>
    /// <param name="what">An output of the cell.</param>
    public void Observe(CellEvent what)
    {
        var text = what switch
        {
            CellEvent.StreamWritten { Name: "stdout" } written => written.Text,
            CellEvent.OutputAdded { Output: RichOutput rich } => FirstLine(rich),
            CellEvent.OutputUpdated { Output: RichOutput rich } => FirstLine(rich),
            _ => null,
        };
        var lines = text is null ? [] : AnsiText.Plain(text.TrimEnd('\r')).Split('\n');
        var status = lines.LastOrDefault(l => !string.IsNullOrWhiteSpace(l))?.Trim();
        if (status is not null && _latest is { } latest)
        {
            Report(latest with { Status = ShortText.Of(status, LongestStatus) });
        }
    }

    /// <summary>Ends when the listener has heard everything.</summary>
    public async ValueTask DisposeAsync()
    {
        _events.Writer.Complete();
        await _listener.ConfigureAwait(false);
    }

    private static string? FirstLine(RichOutput output) =>
        output.Data.Text("text/plain")?.Split('\n').FirstOrDefault(l => !string.IsNullOrWhiteSpace(l));

    private void Report(NotebookProgress progress)
    {
        _latest = progress with { Elapsed = _clock.Elapsed };
        _events.Writer.TryWrite(_latest);
    }
}
