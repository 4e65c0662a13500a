using System.Globalization;
using SerWorkbook.Learning.Comparison;
using SerWorkbook.Learning.Ensembles;

namespace SerWorkbook.Sessions;

/// <summary>Searches, nested searches and comparisons of searches on one table.</summary>
/// <param name="session">Cache, seed, threads.</param>
/// <param name="table">The features.</param>
internal sealed class SearchSession(Session session, FeatureTable table)
{
    /// <summary>Searches, chooses the ensemble and audits the folds; one that is stopped has no audit.</summary>
    /// <exception cref="OperationCanceledException">The search was stopped before a trial had finished.</exception>
    public SearchResult Run(
        SearchOptions options,
        LedgerFile? ledger,
        Action<SearchProgress>? onTrial,
        IReadOnlyList<ITrainer>? trainers,
        CancellationToken cancellationToken
    )
    {
        session.Status.Report(new StepProgress("model search", 0, options.MaximumTrials));
        var listener = new TrialListener(session.Status, onTrial);
        var found = new ModelSearch(trainers ?? TrainerCatalogue.Default).Run(table, Seeded(options), listener, ledger, cancellationToken);
        session.Status.Announce("choosing the ensemble");
        found = found with { Ensemble = EnsembleSelection.Choose(found) };
        var audit = Audit(found.Split, found.Winner.Uar, cancellationToken);
        var result = audit is null ? found with { IsStopped = true } : found with { Audit = audit };
        session.Status.Announce(
            string.Create(
                CultureInfo.InvariantCulture,
                $"model search: {result.TrialsEnded} trials{(result.IsCutShort ? " before the time budget ended" : "")}, "
                    + $"best UAR {result.Best.Uar * 100:0.0} %, the winner is trial {result.Winner.Number}"
            )
        );
        return result;
    }

    /// <summary>Searches anew for every outer fold and seed; a study that is stopped has no audit.</summary>
    /// <exception cref="OperationCanceledException">The work was stopped before the first seed was done.</exception>
    public NestedStudy RunNested(Protocol outer, SearchOptions options, int seeds, CancellationToken cancellationToken)
    {
        var trainers = TrainerCatalogue.Default;
        var study = NestedStudy.Run(table, outer, trainers, Seeded(options), seeds, session.Status, cancellationToken);
        var audit = study.IsStopped ? null : Audit(outer.Split(table, session.Seed), study.Winner.OuterUar, cancellationToken);
        return audit is null ? study with { IsStopped = true } : study with { Audit = audit };
    }

    /// <summary>Compares the search with others at equal cost; one that is stopped gives what there is by then.</summary>
    /// <exception cref="OperationCanceledException">The work was stopped before there was anything to compare.</exception>
    public IReadOnlyList<SearchMark> Compare(ComparisonOptions options, CancellationToken cancellationToken)
    {
        var marks = new List<SearchMark>();
        void OnMark(SearchMark mark)
        {
            marks.Add(mark);
            session.Status.Announce(mark.ToString());
        }

        try
        {
            SearchComparison.Run(table, TrainerCatalogue.Default, options, OnMark, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested && marks.Count > 0)
        {
            // Whoever stops a comparison of hours has what it came to.
        }

        return marks;
    }

    private SearchOptions Seeded(SearchOptions options) => options with { Seed = session.Seed, Threads = session.Threads };

    // Whoever stops now gets what was searched for, without the audit.
    private AuditReport? Audit(DataSplit split, double modelUar, CancellationToken cancellationToken)
    {
        try
        {
            return session.Audit(table, split, session.Survey(table.Corpus, cancellationToken), modelUar: modelUar);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
