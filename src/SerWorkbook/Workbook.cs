using System.Globalization;
using SerWorkbook.Evaluation.Auditing;
using SerWorkbook.Evaluation.Explanation;
using SerWorkbook.Export;
using SerWorkbook.FeatureTables;
using SerWorkbook.Learning.Ensembles;
using SerWorkbook.Learning.Search;
using SerWorkbook.Learning.Validation;
using SerWorkbook.Speech;
using SerWorkbook.Text;

namespace SerWorkbook;

/// <summary>What the notebooks and the command line share: where things lie, how many threads work, who is told.</summary>
/// <remarks>
/// Below the home folder lie the demo corpus (<c>demo</c>) and extracted features (<c>cache</c>); below the output folder the
/// pictures (<c>images</c>), the search (<c>search.json</c>, <c>leaderboard.csv</c>) and the winner (<c>model</c>).
/// </remarks>
public sealed class Workbook
{
    private readonly string _data;
    private readonly string _home;
    private readonly StatusText _status;

    /// <summary>Sets the places.</summary>
    /// <param name="data">A corpus folder or a manifest CSV; empty for the demo corpus, which is made where it is missing.</param>
    /// <param name="home">Where the demo corpus and extracted features lie.</param>
    /// <param name="output">Where results go.</param>
    /// <param name="seed">The seed of all that is random.</param>
    /// <param name="report">Told what is being done, a few times a second at most; <see langword="null"/> for nobody.</param>
    /// <param name="threads">How many recordings or folds are worked on at once; 0 for one per core. Results do not depend on it.</param>
    public Workbook(string data, string home, string output, int seed = 1, Action<string>? report = null, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentException.ThrowIfNullOrEmpty(home);
        ArgumentException.ThrowIfNullOrEmpty(output);
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        _data = data;
        _home = home;
        _status = new StatusText(report ?? (_ => { }));
        Output = output;
        Seed = seed;
        Threads = threads == 0 ? Environment.ProcessorCount : threads;
    }

    /// <summary>Where results go.</summary>
    public string Output { get; }

    /// <summary>The seed of all that is random.</summary>
    public int Seed { get; }

    /// <summary>How many recordings or folds are worked on at once.</summary>
    public int Threads { get; }

    /// <summary>Shows a value where the workbook is used, such as a notebook's <c>display</c>; null where nothing is shown.</summary>
    public Action<object>? Display { get; init; }

    /// <summary>The folder of the demo corpus.</summary>
    public string DemoFolder => Path.Combine(_home, "demo");

    /// <summary>The folder of the winner of the search.</summary>
    public string ModelFolder => Path.Combine(Output, "model");

    /// <summary>Opens the corpus; the demo corpus is made first where it is asked for and missing.</summary>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="SerException">The corpus is not there, or not one that can be read.</exception>
    public Corpus OpenCorpus(CancellationToken cancellationToken = default)
    {
        if (_data.Length == 0)
        {
            RenderDemo(cancellationToken);
        }

        var corpus = CorpusReader.Open(_data.Length == 0 ? DemoFolder : _data, Threads, _status, cancellationToken);
        _status.Announce($"{corpus.Name}: {corpus.Utterances.Count} recordings, {corpus.Skipped.Count} left out");
        if (corpus.NameVariants.Count > 0)
        {
            _status.Announce($"counted as one: {Listing.Of(corpus.NameVariants)}");
        }

        return corpus;
    }

    /// <summary>Extracts the features of a corpus, or takes them from the cache.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="cutting">How recordings are cut; <see langword="null"/> for whole ones.</param>
    /// <param name="set">The features; <see cref="FeatureSet.SerFull"/> where it is left out.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public FeatureTable ExtractFeatures(
        Corpus corpus,
        Cutting? cutting = null,
        FeatureSet? set = null,
        CancellationToken cancellationToken = default
    )
    {
        var cache = new FeatureCache(Path.Combine(_home, "cache", "features"));
        var table = new FeatureTableBuilder(set ?? FeatureSet.SerFull, cache, Threads).Build(corpus, cutting, _status, cancellationToken);
        _status.Announce(table.ToString());
        return table;
    }

    /// <summary>Scores what a search has to beat, on the folds that it is scored on.</summary>
    /// <param name="table">The features.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public IReadOnlyList<SearchBaseline> Baselines(FeatureTable table, CancellationToken cancellationToken = default)
    {
        var baselines = SearchBaseline.Score(table, new SearchOptions { Seed = Seed, Threads = Threads }, cancellationToken);
        _status.Announce(FormattableString.Invariant($"baselines: {baselines.Count} scored"));
        return baselines;
    }

    /// <summary>Searches for the best recipe, and saves leaderboard and winner.</summary>
    /// <param name="table">The features.</param>
    /// <param name="budget">The time that may be spent.</param>
    /// <param name="trials">The most trials that are made.</param>
    /// <param name="onTrial">Told of every trial.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public SearchResult Search(
        FeatureTable table,
        TimeSpan budget,
        int trials,
        Action<SearchProgress>? onTrial = null,
        CancellationToken cancellationToken = default
    )
    {
        var options = new SearchOptions
        {
            Budget = budget,
            MaximumTrials = trials,
            Jobs = Threads,
        };
        return Search(table, options, null, onTrial, cancellationToken: cancellationToken);
    }

    /// <summary>
    /// Searches for the best recipe, and saves leaderboard and winner; one that is stopped saves the best so far, without an audit.
    /// </summary>
    /// <param name="table">The features.</param>
    /// <param name="options">Budget, trials, folds, jobs; seed and threads are those of the workbook.</param>
    /// <param name="ledger">The file that the trials are kept in; <see langword="null"/> to keep none.</param>
    /// <param name="onTrial">Told of every trial.</param>
    /// <param name="saveEnsemble">Whether the ensemble of the trials is saved in the place of the winner.</param>
    /// <param name="cancellationToken">Ends the search with what is finished by then.</param>
    /// <exception cref="OperationCanceledException">The search was stopped before a trial had finished.</exception>
    public SearchResult Search(
        FeatureTable table,
        SearchOptions options,
        LedgerFile? ledger,
        Action<SearchProgress>? onTrial = null,
        bool saveEnsemble = false,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(options);
        _status.Report(new StepProgress("model search", 0, options.MaximumTrials));
        var found = new ModelSearch().Run(
            table,
            options with
            {
                Seed = Seed,
                Threads = Threads,
            },
            new TrialListener(_status, onTrial),
            cancellationToken,
            ledger
        );
        _status.Announce("choosing the ensemble");
        var result = Audited(found with { Ensemble = EnsembleSelection.Choose(found) }, cancellationToken);
        _status.Announce(saveEnsemble ? "training the ensemble on all speakers" : "training the winner on all speakers");
        SearchOutput.Save(result, Output, ModelFolder, saveEnsemble, result.IsStopped ? CancellationToken.None : cancellationToken);
        _status.Announce(
            string.Create(
                CultureInfo.InvariantCulture,
                $"model search: {result.TrialsEnded} trials{(result.IsCutShort ? " before the time budget ended" : "")}, best UAR "
                    + $"{result.Best.Uar * 100:0.0} %, the winner is trial {result.Winner.Number}"
            )
        );
        return result;
    }

    /// <summary>The recipe that the search of this output folder chose.</summary>
    /// <param name="corpus">The corpus that it must have searched on.</param>
    /// <exception cref="MissingDataException">There was no search yet, or it was one on other data.</exception>
    public Recipe Winner(Corpus corpus)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        return SearchFile.LoadWinner(Path.Combine(Output, SearchFile.Name), corpus);
    }

    /// <summary>Evaluates a recipe under a protocol.</summary>
    /// <param name="table">The features.</param>
    /// <param name="split">The protocol's folds.</param>
    /// <param name="recipe">What is trained.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public EvaluationResult Evaluate(FeatureTable table, Split split, Recipe recipe, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentNullException.ThrowIfNull(table);
        var result = CrossValidation.Evaluate(
            table.For(recipe.Scaling),
            split,
            TrainerCatalogue.Find(recipe.Trainer),
            recipe,
            Seed,
            Threads,
            _status,
            cancellationToken
        );
        _status.Announce(FormattableString.Invariant($"{result.Split.Protocol}: UAR {result.Matrix.Uar * 100:0.0} %"));
        return result;
    }

    /// <summary>Listens to a corpus for an audit: the traits of every file, and which recordings are copies.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public AudioSurvey Survey(Corpus corpus, CancellationToken cancellationToken = default)
    {
        var survey = AudioSurvey.Of(corpus, Threads, _status, cancellationToken);
        _status.Announce(FormattableString.Invariant($"audit: {survey.Traits.Count} recordings heard, {survey.Copies.Count} copies"));
        return survey;
    }

    /// <summary>Audits a split.</summary>
    /// <param name="table">The table that was split.</param>
    /// <param name="split">The split.</param>
    /// <param name="survey">What the audio gives away; <see langword="null"/> to look at labels, rates and lengths only.</param>
    /// <param name="probe">How well the features name the speaker; <see langword="null"/> to leave it out.</param>
    /// <param name="modelUar">The UAR of the model under this split, 0 to 1; <see langword="null"/> for none.</param>
    public AuditReport Audit(FeatureTable table, Split split, AudioSurvey? survey, SpeakerProbe? probe = null, double? modelUar = null)
    {
        var report = SplitAudit.Of(table, split, survey, Seed, probe, modelUar);
        _status.Announce($"audit, {report.Protocol}: {report.VerdictInWords}");
        return report;
    }

    /// <summary>Evaluates a recipe under several protocols.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="recipe">What is trained.</param>
    /// <param name="protocols">The protocols, such as <see cref="Protocol.Ladder"/>.</param>
    /// <param name="scaling">Whether every speaker's features are scaled by that speaker's own, without labels.</param>
    /// <param name="set">The features; <see cref="FeatureSet.SerFull"/> where it is left out.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>What each protocol gave; of several protocols, those that the data does not allow are listed with the reason.</returns>
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
        ArgumentNullException.ThrowIfNull(protocols);
        if (protocols is [var only])
        {
            only.RequireFit(corpus, Seed);
        }

        var survey = Survey(corpus, cancellationToken);
        var tables = new List<(FeatureTable Table, SpeakerProbe? Probe)>();
        var (rungs, refusals) = (new List<LadderRung>(), new List<ProtocolRefusal>());
        foreach (var protocol in protocols)
        {
            var (table, probe) = TableOf(tables, corpus, protocol.Cutting, scaling, set, cancellationToken);
            try
            {
                var result = Evaluate(table, protocol.Split(table, Seed), recipe, cancellationToken);
                rungs.Add(new LadderRung(protocol, result, Audit(table, result.Split, survey, probe, result.Matrix.Uar)));
            }
            catch (SerException refused) when (protocols.Count > 1)
            {
                refusals.Add(new ProtocolRefusal(protocol, refused.Message));
            }
        }

        return rungs.Count > 0 ? new LadderResult(rungs, refusals) : throw new SerException(refusals[0].Reason);
    }

    /// <summary>Looks into the models of an evaluation: calibration, what they lean on, where they fail, what they bear.</summary>
    /// <param name="result">An evaluation on whole recordings.</param>
    /// <param name="recipe">The recipe that was evaluated; its models are trained again.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="SerException">The rows are pieces, or a training side is too small to be divided.</exception>
    public ModelExplanation Explain(EvaluationResult result, Recipe recipe, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(recipe);
        var (table, split, trainer) = (result.Table, result.Split, TrainerCatalogue.Find(recipe.Trainer));
        var models = CrossValidation.TrainFolds(table, split, trainer, recipe, Seed, Threads, _status, cancellationToken);
        var calibration = CalibratedCrossValidation.Evaluate(
            table,
            split,
            models,
            trainer,
            recipe,
            Seed,
            Threads,
            progress: _status,
            cancellationToken: cancellationToken
        );
        var importance = PermutationImportance.Of(
            table,
            split,
            models,
            Seed,
            Threads,
            progress: _status,
            cancellationToken: cancellationToken
        );
        var changes = PerturbationTest.Run(
            table,
            split,
            models,
            Perturbation.Usual,
            Seed,
            Threads,
            calibration.Folds,
            _status,
            cancellationToken
        );
        _status.Announce($"{split.Protocol}: models explained");
        return new ModelExplanation(result, calibration, importance, ConfidentMistake.Of(table, calibration.Calibrated), changes);
    }

    /// <summary>Saves a figure as PNG below the output folder and shows it, followed by what it means.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="corpus">What it was made from: where its voices are synthetic, the figure says so.</param>
    /// <exception cref="InvalidOperationException">There is nothing to show it with: <see cref="Display"/> is not set.</exception>
    public void Show(Figure figure, Corpus? corpus = null)
    {
        ArgumentNullException.ThrowIfNull(figure);
        var display = Display ?? throw new InvalidOperationException("Nothing can be shown: the workbook's Display is not set.");
        var shown = figure with { Notice = figure.Notice ?? corpus?.Caution };
        Save(shown);
        display(shown);
        display(shown.Reading);
    }

    private void Save(Figure figure)
    {
        var folder = Path.Combine(Output, "images");
        Directory.CreateDirectory(folder);
        AtomicFile.WriteAllBytes(Path.Combine(folder, figure.Name + ".png"), PngFigure.ToPng(figure));
    }

    private SearchResult Audited(SearchResult found, CancellationToken cancellationToken)
    {
        try
        {
            return found with
            {
                Audit = Audit(found.Table, found.Split, Survey(found.Table.Corpus, cancellationToken), modelUar: found.Winner.Uar),
            };
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Whoever stops now gets what was searched for, without the audit.
            return found with { IsStopped = true };
        }
    }

    private (FeatureTable Table, SpeakerProbe? Probe) TableOf(
        List<(FeatureTable Table, SpeakerProbe? Probe)> tables,
        Corpus corpus,
        Cutting? cutting,
        FeatureScaling scaling,
        FeatureSet? set,
        CancellationToken cancellationToken
    )
    {
        if (tables.Find(known => known.Table.Cutting == cutting) is { Table: not null } known)
        {
            return known;
        }

        var extracted = ExtractFeatures(corpus, cutting, set, cancellationToken);
        var table = extracted.For(scaling);
        tables.Add((table, SpeakerProbe.Of(table, Seed)));
        return tables[^1];
    }

    private void RenderDemo(CancellationToken cancellationToken)
    {
        var options = new DemoCorpusOptions { Threads = Threads };
        DemoCorpus.Render(DemoFolder, options, new DemoListener(_status), cancellationToken);
    }

    private sealed class DemoListener(StatusText status) : IProgress<DemoCorpusProgress>
    {
        public void Report(DemoCorpusProgress value) =>
            status.Report(new StepProgress("synthesising the demo corpus", value.Done, value.Total));
    }
}
