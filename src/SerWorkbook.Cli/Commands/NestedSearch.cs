using SerWorkbook.Cli.Json;
using SerWorkbook.Cli.Requests;
using SerWorkbook.Cli.Setup;
using SerWorkbook.Cli.Terminal;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Commands;

/// <summary><c>ser search --nested</c>: says what a search is worth on data that it never saw.</summary>
/// <param name="Outer">The outer folds.</param>
/// <param name="Seeds">Number of seeds.</param>
internal sealed record NestedSearch(Protocol Outer, int Seeds)
{
    private const string JsonName = "nested.json";
    private const string CsvName = "nested.csv";

    /// <summary>Reads the options.</summary>
    /// <returns><see langword="null"/> where no nested evaluation is asked for.</returns>
    /// <exception cref="SerException">The outer folds are none, or stand there without <c>--nested</c>.</exception>
    public static NestedSearch? Of(bool nested, string? outer, int? seeds)
    {
        if (!nested)
        {
            return outer is null && seeds is null ? null : throw new SerException("--outer and --seeds require --nested.");
        }

        return Protocol.Parse(outer ?? Protocol.Loso.Name) is [{ Cutting: null } one]
            ? new NestedSearch(one, seeds ?? 1)
            : throw new SerException(
                $"The outer protocol is '{outer}'; it may be one of whole recordings: loso, groups:K, folds:FILE, loso+sentences, "
                    + "sentences or clips."
            );
    }

    public async Task<int> RunAsync(SerConsole console, SearchRequest request, bool json, CancellationToken stop)
    {
        try
        {
            var study = await StatusLine.ShowAsync(console, "searching", show => Evaluate(request, show, stop)).ConfigureAwait(false);
            Report(console, study, request, json);
            if (study.IsStopped)
            {
                console.Complain($"Stopped after {study.Results.Count} of {Seeds} seeds; these are complete and saved, without an audit.");
                return ExitCode.Stopped;
            }

            return study.Audit is { HasLeak: true } ? ExitCode.Leak : ExitCode.Good;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            console.Complain("Stopped before the first nested evaluation was complete; nothing was saved.");
            return ExitCode.Stopped;
        }
    }

    private NestedStudy Evaluate(SearchRequest request, Action<string> show, CancellationToken stop)
    {
        var workbook = Workbooks.Open(request.Data, request.Output, request.Seed, request.Threads, show);
        return workbook.SearchNested(request.Extract(workbook, Outer, stop), Outer, request.Options, Seeds, stop);
    }

    private static void Report(SerConsole console, NestedStudy study, SearchRequest request, bool json)
    {
        var content = NestedJson.Of(study, study.Audit, request);
        AtomicFile.WriteAllText(Path.Combine(request.Output, JsonName), SerConsole.ToJson(content) + "\n");
        AtomicFile.WriteAllText(Path.Combine(request.Output, CsvName), NestedStudyTables.Folds(study).ToCsv());
        if (json)
        {
            console.Json(content);
            return;
        }

        if (study.Results is [var only])
        {
            console.Show(NestedTables.Summary(only));
            console.Show(NestedTables.Folds(only));
            console.Say(NestedConclusions.Of(only).ToPlainText());
        }
        else
        {
            console.Show(NestedStudyTables.Seeds(study));
            console.Show(NestedStudyTables.Spread(study));
        }

        if (study.Audit is { } audit)
        {
            console.Say("Audit:       " + AuditConclusions.Verdict(audit));
        }

        console.Say($"Nested:      {Path.Combine(request.Output, JsonName)} and {CsvName}");
    }
}
