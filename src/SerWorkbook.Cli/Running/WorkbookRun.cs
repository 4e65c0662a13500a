using SerWorkbook.Cli.Measuring;
using SerWorkbook.Cli.Setup;
using SerWorkbook.Cli.Supervision;
using SerWorkbook.Cli.Terminal;
using SerWorkbook.Notebooks;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Running;

/// <summary>The main job: opens the corpus, executes every notebook, writes the pages.</summary>
internal sealed class WorkbookRun(RunRequest request, Places places, SerConsole console)
{
    /// <summary>Where results go.</summary>
    public string Output { get; } = places.OutputFor(request.Output, request.Data.Path);

    /// <summary>Measures the corpus, each notebook and the pages.</summary>
    public StageClock Clock { get; } = new();

    /// <summary>Does the job.</summary>
    /// <returns>What became of the notebooks; the last one may have failed.</returns>
    public async Task<IReadOnlyList<NotebookOutcome>> DoAsync(CancellationToken stop)
    {
        var notebooks = FindNotebooks();
        Places.RequireWritable(Output);
        using var process = new NotebookProcess { CorpusOptions = request.Data.Options, IsForLongWork = true };
        Clock.Other = () => process.Worker;
        var corpus = await StatusLine
            .ShowAsync(
                console,
                "opening the corpus",
                show => Clock.Measure("corpus", CountOf, () => OpenCorpus(process.RecordingIndex, show, stop))
            )
            .ConfigureAwait(false);
        var outcomes = await StatusLine
            .ShowAsync(console, "running the notebooks", show => RunAllAsync(process, notebooks, corpus, show, stop))
            .ConfigureAwait(false);
        Clock.Measure(
            "pages",
            CountOf,
            () =>
            {
                PageWriter.WriteAll(Output, outcomes, corpus, places.Notebooks, request.SharePlotly);
                return corpus;
            }
        );
        if (outcomes.All(outcome => outcome.Result.Failure is null))
        {
            RunManifest.Save(Output, corpus, outcomes);
            if (IsTheProjectsOwn(outcomes))
            {
                Publication.Publish(Output, places.Checkout!, outcomes);
            }
        }

        return outcomes;
    }

    private static int CountOf(Corpus corpus) => corpus.Utterances.Count;

    private string[] FindNotebooks()
    {
        var notebooks = Directory.Exists(places.Notebooks) ? Directory.GetFiles(places.Notebooks, "*.ipynb") : [];
        return notebooks.Length > 0
            ? [.. notebooks.Order(StringComparer.Ordinal)]
            : throw new MissingDataException($"{places.Notebooks}: there are no notebooks to run.");
    }

    private Corpus OpenCorpus(string index, Action<string> show, CancellationToken stop)
    {
        var corpus = Workbooks.Open(request.Data, Output, request.Seed, request.Threads, show, index).OpenCorpus(stop);
        corpus.RequireLearnable();
        corpus.RequireSpeakers("The notebooks test on unheard speakers");
        return corpus;
    }

    private async Task<IReadOnlyList<NotebookOutcome>> RunAllAsync(
        NotebookProcess process,
        string[] notebooks,
        Corpus corpus,
        Action<string> show,
        CancellationToken stop
    )
    {
        var outcomes = new List<NotebookOutcome>();
        var finished = new FinishedNotebooks(Output, [.. notebooks.Select(NameOf)]);
        var reuse = !request.Fresh;
        Directory.CreateDirectory(Path.Combine(Output, FinishedNotebooks.Folder));
        File.Delete(Path.Combine(Output, RunManifest.Name));

        // A notebook uses what the ones before it made, so it is run again when one of them was.
        var fingerprint = $"{corpus.DataHash} {typeof(Workbook).Module.ModuleVersionId} {typeof(FeatureSet).Module.ModuleVersionId}";
        for (var i = 0; i < notebooks.Length; i++)
        {
            var place = FormattableString.Invariant($"[{i + 1}/{notebooks.Length}] ");
            reuse = reuse && finished.IsWhole(i);
            var before = finished.Snapshot();
            var (notebook, key, again) = (notebooks[i], fingerprint, reuse);
            var outcome = await Clock
                .MeasureAsync(
                    NameOf(notebook),
                    _ => CountOf(corpus),
                    () => RunOneAsync(process, notebook, key, again, text => show(place + text), stop)
                )
                .ConfigureAwait(false);
            outcomes.Add(outcome);
            reuse = reuse && outcome.Result.Status == RunStatus.Reused;
            if (!reuse)
            {
                finished.ForgetFrom(i);
            }

            if (outcome.Result.Failure is not null)
            {
                break;
            }

            if (!reuse)
            {
                finished.Save(i, before);
            }

            fingerprint = outcome.Result.Fingerprint;
        }

        return outcomes;
    }

    private async Task<NotebookOutcome> RunOneAsync(
        NotebookProcess process,
        string notebook,
        string fingerprint,
        bool reuse,
        Action<string> show,
        CancellationToken stop
    )
    {
        var name = NameOf(notebook);
        var folder = Path.Combine(Output, FinishedNotebooks.Folder);
        var options = new NotebookRunOptions
        {
            TargetPath = Path.Combine(folder, name + ".ipynb"),
            RecordPath = Path.Combine(folder, name + ".run.json"),
            Parameters = RunParameters.For(NotebookDocument.Load(notebook), request, places, Output),
            Fingerprint = fingerprint,
            Reuse = reuse,
        };
        show(name);
        var result = await process
            .RunAsync(notebook, options, new StatusProgress<NotebookProgress>(show, p => $"{p}"), stop)
            .ConfigureAwait(false);
        stop.ThrowIfCancellationRequested();
        return new NotebookOutcome(name, result);
    }

    private static string NameOf(string notebook) => Path.GetFileNameWithoutExtension(notebook);

    // Only a run on the demo corpus, as the notebooks stand, belongs into the project: never pictures of real speech.
    private bool IsTheProjectsOwn(IReadOnlyList<NotebookOutcome> outcomes) =>
        places.Checkout is not null
        && request.Data is { Path: null, Options.IsEmpty: true }
        && request.Output is null
        && outcomes.All(outcome => outcome.Result.Document.Cells.All(cell => !NotebookParameters.IsInjected(cell)));
}
