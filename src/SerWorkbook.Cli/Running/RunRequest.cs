using SerWorkbook.Cli.Setup;

namespace SerWorkbook.Cli.Running;

/// <summary>What <c>ser run</c> was asked to do.</summary>
/// <param name="Data">The corpus, or <see langword="null"/> for the demo corpus.</param>
/// <param name="Output">Where results go, or <see langword="null"/> for the usual place.</param>
/// <param name="Budget">Time for the model search; <see langword="null"/> for what the notebook says.</param>
/// <param name="Trials">The most trials; <see langword="null"/> for what the notebook says.</param>
/// <param name="Seed">The random seed.</param>
/// <param name="Threads">Threads; 0 for one per core.</param>
/// <param name="Fresh">Whether nothing of an earlier run may be reused.</param>
/// <param name="SharePlotly">Whether the pages share one plotly.js instead of each containing it.</param>
internal sealed record RunRequest(
    DataRequest Data,
    string? Output,
    TimeSpan? Budget,
    int? Trials,
    int Seed,
    int Threads,
    bool Fresh,
    bool SharePlotly
);
