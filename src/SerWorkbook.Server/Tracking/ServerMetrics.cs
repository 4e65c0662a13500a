using System.Diagnostics;
using System.Globalization;
using Prometheus;

namespace SerWorkbook.Server.Tracking;

/// <summary>What <c>/metrics</c> shows: counts and times of all sessions together, nothing about a speaker or a client.</summary>
internal sealed class ServerMetrics
{
    private static readonly HistogramConfiguration Seconds = new()
    {
        Buckets = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10],
    };

    private readonly CollectorRegistry _registry = Metrics.NewCustomRegistry();

    public ServerMetrics()
    {
        var metrics = Metrics.WithCustomRegistry(_registry);
        Sessions = metrics.CreateGauge("serworkbook_sessions", "Sessions that are open.");
        Started = metrics.CreateCounter("serworkbook_sessions_started_total", "Sessions that were opened.");
        Ended = metrics.CreateCounter("serworkbook_sessions_ended_total", "Sessions that ended, by reason.", "reason");
        Refused = metrics.CreateCounter("serworkbook_refused_total", "Requests that were refused, by status.", "status");
        Audio = metrics.CreateCounter("serworkbook_audio_seconds_total", "Audio that was analysed, seconds.");
        Windows = metrics.CreateCounter("serworkbook_windows_total", "Windows that ended.");
        Predictions = metrics.CreateCounter("serworkbook_predictions_total", "Windows that the model was asked about.");
        Skipped = metrics.CreateCounter("serworkbook_skipped_total", "Windows that the model was not asked about, as they came too late.");
        Delay = metrics.CreateHistogram(
            "serworkbook_window_delay_seconds",
            "From the arrival of a window's last sample to its result.",
            Seconds
        );
        Turn = metrics.CreateHistogram("serworkbook_window_work_seconds", "The computing of a window.", Seconds);
        var processor = metrics.CreateCounter("process_cpu_seconds_total", "Processor time of the server, seconds.");
        var memory = metrics.CreateGauge("process_resident_memory_bytes", "Memory of the server that is resident.");
        var managed = metrics.CreateGauge("serworkbook_managed_memory_bytes", "Memory of the server that .NET manages.");
        var collections = metrics.CreateCounter("serworkbook_collections_total", "Garbage collections, by generation.", "generation");
        _registry.AddBeforeCollectCallback(() =>
        {
            using var process = Process.GetCurrentProcess();
            processor.IncTo(process.TotalProcessorTime.TotalSeconds);
            memory.Set(process.WorkingSet64);
            for (var generation = 0; generation <= GC.MaxGeneration; generation++)
            {
                var label = generation.ToString(CultureInfo.InvariantCulture);
                collections.WithLabels(label).IncTo(GC.CollectionCount(generation));
            }

            managed.Set(GC.GetTotalMemory(forceFullCollection: false));
        });
    }

    public Gauge Sessions { get; }

    public Counter Started { get; }

    public Counter Ended { get; }

    public Counter Refused { get; }

    public Counter Audio { get; }

    public Counter Windows { get; }

    public Counter Predictions { get; }

    public Counter Skipped { get; }

    public Histogram Delay { get; }

    public Histogram Turn { get; }

    /// <summary>Writes all of them in the text format of Prometheus.</summary>
    public Task WriteAsync(Stream stream, CancellationToken cancellation) => _registry.CollectAndExportAsTextAsync(stream, cancellation);
}
