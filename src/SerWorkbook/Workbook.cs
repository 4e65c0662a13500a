using SerWorkbook.Display;
using SerWorkbook.Evaluation.Protocols;
using SerWorkbook.Export;
using SerWorkbook.Learning.Search;
using SerWorkbook.Sessions;
using SerWorkbook.Speech;
using SerWorkbook.Text;

namespace SerWorkbook;

/// <summary>The entry point: opens a corpus, extracts features, searches, evaluates, audits, explains and saves.</summary>
/// <remarks>
/// <para>Methods that compute write nothing but caches; <see cref="Save"/> and <see cref="Show"/> write results.</para>
/// <para>
/// The home folder holds the demo corpus (<c>demo</c>) and the caches (<c>cache</c>); the output folder holds the pictures
/// (<c>images</c>), the search (<c>search.json</c>, <c>leaderboard.csv</c>) and the winner (<c>model</c>).
/// </para>
/// </remarks>
/// <example>
/// <code>
/// var workbook = new Workbook(data: "", home: "data", output: "out");
/// var corpus = workbook.OpenCorpus();
/// var features = workbook.ExtractFeatures(corpus);
/// var search = workbook.Search(features, new SearchOptions { MaximumTrials = 5 });
/// workbook.Save(search);
/// var ladder = workbook.EvaluateLadder(corpus, search.Winner.Recipe, Protocol.Ladder);
/// Console.WriteLine(EvaluationTables.Protocols(ladder.Results).ToPlainText());
/// </code>
/// </example>
public sealed class Workbook
{
    /// <summary>The environment variable that names the <see cref="RecordingIndex"/> of a run to the processes that belong to it.</summary>
    public const string RecordingIndexVariable = "SERWORKBOOK_RECORDINGS";

    private readonly string _data;
    private readonly string _home;
    private readonly Session _session;

    /// <summary>Creates a workbook.</summary>
    /// <param name="data">A corpus folder or a manifest CSV; empty for the demo corpus, which is created if missing.</param>
    /// <param name="home">The folder of the demo corpus and the caches.</param>
    /// <param name="output">The folder for results.</param>
    /// <param name="seed">The random seed.</param>
    /// <param name="report">Receives status messages, at most a few per second; <see langword="null"/> for none.</param>
    /// <param name="threads">Number of recordings or folds processed at once; 0 for one per core. Results do not depend on it.</param>
    public Workbook(string data, string home, string output, int seed = 1, Action<string>? report = null, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentException.ThrowIfNullOrEmpty(home);
        ArgumentException.ThrowIfNullOrEmpty(output);
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        HostFormatters.Ensure();
        _data = data;
        _home = home;
        Output = output;
        var status = new StatusText(report ?? (_ => { }));
        _session = new Session(Path.Combine(home, "cache"), seed, threads == 0 ? Environment.ProcessorCount : threads, status);
    }

    /// <summary>The folder for results.</summary>
    public string Output { get; }

    /// <summary>The random seed.</summary>
    public int Seed => _session.Seed;

    /// <summary>Number of recordings or folds processed at once.</summary>
    public int Threads => _session.Threads;

    /// <summary>Shows a value, such as <c>display</c> of a notebook; <see langword="null"/> to show nothing.</summary>
    public Action<object>? Display { get; init; }

    /// <summary>
    /// A file through which the processes of one run share what they know of the recordings, so that only the first reads all.
    /// </summary>
    /// <remarks>
    /// By default what <see cref="RecordingIndexVariable"/> names; null for none. It holds for files whose size and time of last
    /// change are the same, so it must not outlive the run.
    /// </remarks>
    public string? RecordingIndex { get; init; } = Environment.GetEnvironmentVariable(RecordingIndexVariable);

    /// <summary>How the corpus is read; by default as <see cref="CorpusOptions.Variable"/> says.</summary>
    public CorpusOptions CorpusOptions { get; init; } = CorpusOptions.FromText(Environment.GetEnvironmentVariable(CorpusOptions.Variable));

    /// <summary>The folder of the demo corpus.</summary>
    public string DemoFolder => Path.Combine(_home, "demo");

    /// <summary>The folder of the winner of the search.</summary>
    public string ModelFolder => Path.Combine(Output, "model");

    /// <summary>Opens the corpus; the demo corpus is created first if it is missing.</summary>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="SerException">The corpus does not exist or cannot be read.</exception>
    public Corpus OpenCorpus(CancellationToken cancellationToken = default)
    {
        if (_data.Length == 0)
        {
            var options = new DemoCorpusOptions { Threads = Threads };
            DemoCorpus.Render(DemoFolder, options, new DemoListener(_session.Status), cancellationToken);
        }

        var folder = _data.Length == 0 ? DemoFolder : _data;
        var corpus = CorpusReader.Open(folder, CorpusOptions, Threads, RecordingIndex, _session.Status, cancellationToken);
        _session.Status.Announce($"{corpus.Name}: {corpus.Utterances.Count} recordings, {corpus.Skipped.Count} left out");
        if (corpus.NameVariants.Count > 0)
        {
            _session.Status.Announce($"counted as one: {Listing.Of(corpus.NameVariants)}");
        }

        return corpus;
    }

    /// <summary>Extracts the features of a corpus, or takes them from the cache.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="cutting">How recordings are cut; <see langword="null"/> for whole ones.</param>
    /// <param name="set">The features; <see cref="FeatureSet.SerFull"/> by default.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public FeatureTable ExtractFeatures(
        Corpus corpus,
        Cutting? cutting = null,
        FeatureSet? set = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(corpus);
        return _session.Extract(corpus, cutting, set, cancellationToken);
    }

    /// <summary>Scores the baselines of a search on the folds of the search.</summary>
    /// <param name="table">The features.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public IReadOnlyList<SearchBaseline> Baselines(FeatureTable table, CancellationToken cancellationToken = default)
    {
        var baselines = SearchBaseline.Score(table, new SearchOptions { Seed = Seed, Threads = Threads }, cancellationToken);
        _session.Status.Announce(FormattableString.Invariant($"baselines: {baselines.Count} scored"));
        return baselines;
    }

    /// <summary>
    /// Searches for the best recipe and audits the folds; a search that is stopped gives the best so far, without an audit.
    /// </summary>
    /// <param name="table">The features.</param>
    /// <param name="options">Budget, trials, folds, jobs; seed and threads are those of the workbook.</param>
    /// <param name="ledger">The file that the trials are kept in; <see langword="null"/> to keep none.</param>
    /// <param name="onTrial">Receives every trial as it ends.</param>
    /// <param name="trainers">The trainers to choose from, such as a <see cref="PipelineTrainer"/>; by default those of
    /// <see cref="TrainerCatalogue"/>.</param>
    /// <param name="cancellationToken">Ends the search with what is finished by then.</param>
    /// <returns>The search, which <see cref="Save"/> writes.</returns>
    /// <exception cref="OperationCanceledException">The search was stopped before a trial had finished.</exception>
    public SearchResult Search(
        FeatureTable table,
        SearchOptions? options = null,
        LedgerFile? ledger = null,
        Action<SearchProgress>? onTrial = null,
        IReadOnlyList<ITrainer>? trainers = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(table);
        var usual = new SearchOptions { Jobs = Threads };
        return new SearchSession(_session, table).Run(options ?? usual, ledger, onTrial, trainers, cancellationToken);
    }

    /// <summary>Trains the winner of a search on all speakers and writes model, leaderboard and <c>search.json</c>.</summary>
    /// <param name="result">The search.</param>
    /// <param name="ensemble">Whether the ensemble of the trials is saved instead of the winner.</param>
    /// <param name="cancellationToken">Stops the training; nothing is written then.</param>
    public void Save(SearchResult result, bool ensemble = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        _session.Status.Announce(ensemble ? "training the ensemble on all speakers" : "training the winner on all speakers");
        SearchOutput.Save(result, Output, ModelFolder, ensemble, cancellationToken);
        _session.Status.Announce($"model search: the {(ensemble ? "ensemble" : "winner")} is saved");
    }

    /// <summary>Exports the saved model: writes <c>emotion.ser</c> and its model card to <see cref="Output"/>.</summary>
    /// <param name="onnx">Whether the model is compared as an ONNX file, too, and written as <c>emotion.onnx</c>.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The bundle, its model card, and how far every runtime agreed.</returns>
    /// <exception cref="SerException">No model is saved yet, or a runtime answers differently.</exception>
    public ExportResult Export(bool onnx = false, CancellationToken cancellationToken = default)
    {
        var request = new ExportRequest(ModelFolder) { Report = _session.Status.Announce, Onnx = onnx };
        var result = BundleExport.Make(request, cancellationToken);
        BundleExport.Write(result, Output);
        if (onnx)
        {
            OnnxExport.Save(result.Bundle.Model, Path.Combine(Output, BundleExport.UsualOnnxName));
        }

        return result;
    }

    /// <summary>Estimates without bias what a search achieves: searches anew for every outer fold and scores its choice there.</summary>
    /// <param name="table">The features.</param>
    /// <param name="outer">The outer folds, of whole recordings.</param>
    /// <param name="options">Budget, trials and inner folds of each search.</param>
    /// <param name="seeds">How many seeds, 1 or more, from that of the workbook on.</param>
    /// <param name="cancellationToken">Stops the work; seeds that are done by then are returned, without an audit.</param>
    /// <exception cref="SerException">The data does not allow the outer folds, or a search inside them.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped before the first seed was done.</exception>
    public NestedStudy SearchNested(
        FeatureTable table,
        Protocol outer,
        SearchOptions options,
        int seeds = 1,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(outer);
        ArgumentNullException.ThrowIfNull(options);
        return new SearchSession(_session, table).RunNested(outer, options, seeds, cancellationToken);
    }

    /// <summary>Compares the search with random search and with a fixed recipe, at equal core time, on held-out speakers.</summary>
    /// <param name="table">The features.</param>
    /// <param name="options">Core time, seeds, groups.</param>
    /// <param name="cancellationToken">Stops the work; what is compared by then is returned.</param>
    /// <exception cref="OperationCanceledException">The work was stopped before there was anything to compare.</exception>
    public IReadOnlyList<SearchMark> CompareSearches(
        FeatureTable table,
        ComparisonOptions options,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(options);
        return new SearchSession(_session, table).Compare(options, cancellationToken);
    }

    /// <summary>The recipe that the search of this output folder chose.</summary>
    /// <param name="corpus">The corpus that it must have searched on.</param>
    /// <exception cref="MissingDataException">There was no search yet, or it was one on other data.</exception>
    public Recipe Winner(Corpus corpus)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        return SearchFile.LoadWinner(Path.Combine(Output, SearchFile.Name), corpus);
    }

    /// <summary>Evaluates a recipe on the folds of one split.</summary>
    /// <param name="table">The features.</param>
    /// <param name="split">The folds of the protocol.</param>
    /// <param name="recipe">The recipe to train.</param>
    /// <param name="trainer">The recipe's trainer; by default that of <see cref="TrainerCatalogue"/>.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public EvaluationResult Evaluate(
        FeatureTable table,
        DataSplit split,
        Recipe recipe,
        ITrainer? trainer = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentNullException.ThrowIfNull(table);
        return _session.Evaluate(table, split, recipe, cancellationToken, trainer);
    }

    /// <summary>Evaluates a recipe under several protocols, each with an audit.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="recipe">The recipe to train.</param>
    /// <param name="protocols">The protocols, such as <see cref="Protocol.Ladder"/>.</param>
    /// <param name="scaling">Whether every speaker's features are scaled by that speaker's own, without labels.</param>
    /// <param name="set">The features; <see cref="FeatureSet.SerFull"/> by default.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>What each protocol gave; of several protocols, the ones that the data does not allow are listed with it.</returns>
    /// <exception cref="SerException">One protocol was asked for, or none is left, and the data does not allow it.</exception>
    public LadderResult EvaluateLadder(
        Corpus corpus,
        Recipe recipe,
        IReadOnlyList<Protocol> protocols,
        FeatureScaling scaling = FeatureScaling.Global,
        FeatureSet? set = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentNullException.ThrowIfNull(protocols);
        return new EvaluationSession(_session, corpus, scaling, set).Ladder(recipe, protocols, cancellationToken);
    }

    /// <summary>Trains a recipe on one corpus and tests it on another, on the emotions that both have.</summary>
    /// <param name="train">The corpus to train on.</param>
    /// <param name="test">The corpus to test on.</param>
    /// <param name="recipe">The recipe to train.</param>
    /// <param name="scaling">Whether every speaker's features are scaled by that speaker's own, without labels.</param>
    /// <param name="set">The features; <see cref="FeatureSet.SerFull"/> by default.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>One rung; its audit also looks for recordings of one corpus in the other.</returns>
    /// <exception cref="SerException">The corpora have a recording in common, or fewer than two emotions.</exception>
    public LadderResult EvaluateAcross(
        Corpus train,
        Corpus test,
        Recipe recipe,
        FeatureScaling scaling = FeatureScaling.Global,
        FeatureSet? set = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(test);
        ArgumentNullException.ThrowIfNull(recipe);
        var pair = CorpusPair.Of(train, test);
        _session.Status.Announce($"{pair.Joined.Name}: {string.Join(", ", pair.Joined.Emotions)}");
        return new EvaluationSession(_session, pair.Joined, scaling, set).Ladder(recipe, [pair.Protocol], cancellationToken);
    }

    /// <summary>
    /// Audits a corpus before anything is trained on it: labels, formats, levels, defects, copies, cues other than speech.
    /// </summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public CorpusAudit AuditCorpus(Corpus corpus, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        return CorpusAudit.Of(corpus, _session.Survey(corpus, cancellationToken));
    }

    /// <summary>Audits the splits of several protocols: what crosses their folds, and what names the emotion without any speech.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="protocols">The protocols; of several, those that the data does not allow are left out.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="SerException">The data allows none of the protocols.</exception>
    public IReadOnlyList<ProtocolAudit> Audit(
        Corpus corpus,
        IReadOnlyList<Protocol> protocols,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(protocols);
        return new EvaluationSession(_session, corpus, FeatureScaling.Global, null).Audit(protocols, cancellationToken);
    }

    /// <summary>Explains the models of an evaluation: calibration, feature importance, confident mistakes, robustness.</summary>
    /// <param name="result">An evaluation on whole recordings.</param>
    /// <param name="recipe">The recipe that was evaluated; its models are trained again.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="SerException">The rows are segments, or a training side is too small to be divided.</exception>
    public ModelExplanation Explain(EvaluationResult result, Recipe recipe, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(recipe);
        return _session.Explain(result, recipe, cancellationToken);
    }

    /// <summary>Saves a figure as PNG below the output folder and shows it, followed by what it means.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="corpus">The corpus behind the figure, whose notice is added to it; <see langword="null"/> for none.</param>
    /// <exception cref="InvalidOperationException"><see cref="Display"/> is not set.</exception>
    public void Show(Figure figure, Corpus? corpus = null)
    {
        ArgumentNullException.ThrowIfNull(figure);
        var display = Display ?? throw new InvalidOperationException("Nothing can be shown: the workbook's Display is not set.");
        var shown = figure with { Notice = figure.Notice ?? corpus?.Caution };
        var folder = Path.Combine(Output, "images");
        Directory.CreateDirectory(folder);
        AtomicFile.WriteAllBytes(Path.Combine(folder, shown.Name + ".png"), PngFigure.ToPng(shown));
        display(shown);
        if (shown.Reading is { } reading)
        {
            display(reading);
        }
    }

    private sealed class DemoListener(StatusText status) : IProgress<DemoCorpusProgress>
    {
        public void Report(DemoCorpusProgress value) =>
            status.Report(new StepProgress("synthesising the demo corpus", value.Done, value.Total));
    }
}
