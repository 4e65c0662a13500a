using SerWorkbook.Evaluation.Auditing;
using SerWorkbook.Speech;

namespace SerWorkbook.Sessions;

/// <summary>Evaluates and audits protocols on one corpus: what they share, such as features and survey, is made once.</summary>
/// <param name="session">Cache, seed, threads.</param>
/// <param name="corpus">The corpus.</param>
/// <param name="scaling">How the features are scaled before anything is learnt.</param>
/// <param name="set">The features; <see cref="FeatureSet.SerFull"/> where it is left out.</param>
internal sealed class EvaluationSession(Session session, Corpus corpus, FeatureScaling scaling, FeatureSet? set)
{
    private readonly List<(FeatureTable Table, SpeakerProbe? Probe)> _tables = [];
    private AudioSurvey? _survey;

    /// <summary>Evaluates a recipe under several protocols, each with its audit.</summary>
    /// <exception cref="SerException">The data allows none of the protocols.</exception>
    public LadderResult Ladder(Recipe recipe, IReadOnlyList<Protocol> protocols, CancellationToken cancellationToken)
    {
        var (rungs, refusals) = ForEach(
            protocols,
            (protocol, table, probe) =>
            {
                var result = session.Evaluate(table, protocol.Split(table, session.Seed), recipe, cancellationToken);
                return new LadderRung(protocol, result, session.Audit(table, result.Split, _survey!, probe, result.Matrix.Uar));
            },
            cancellationToken
        );
        return new LadderResult(rungs, refusals);
    }

    /// <summary>Audits the splits of several protocols.</summary>
    /// <exception cref="SerException">The data allows none of the protocols.</exception>
    public IReadOnlyList<ProtocolAudit> Audit(IReadOnlyList<Protocol> protocols, CancellationToken cancellationToken) =>
        ForEach(
            protocols,
            (protocol, table, probe) =>
                new ProtocolAudit(protocol, session.Audit(table, protocol.Split(table, session.Seed), _survey!, probe)),
            cancellationToken
        ).Made;

    // One protocol that the data does not allow is refused; of several, those are listed with the reason.
    private (IReadOnlyList<T> Made, IReadOnlyList<ProtocolRefusal> Refused) ForEach<T>(
        IReadOnlyList<Protocol> protocols,
        Func<Protocol, FeatureTable, SpeakerProbe?, T> make,
        CancellationToken cancellationToken
    )
    {
        if (protocols is [var only])
        {
            only.RequireFit(corpus, session.Seed);
        }

        _survey ??= session.Survey(corpus, cancellationToken);
        var (made, refusals) = (new List<T>(), new List<ProtocolRefusal>());
        foreach (var protocol in protocols)
        {
            var (table, probe) = TableOf(protocol.Cutting, cancellationToken);
            try
            {
                made.Add(make(protocol, table, probe));
            }
            catch (SerException refused) when (protocols.Count > 1)
            {
                refusals.Add(new ProtocolRefusal(protocol, refused.Message));
            }
        }

        return made.Count > 0 ? (made, refusals) : throw new SerException(refusals[0].Reason);
    }

    private (FeatureTable Table, SpeakerProbe? Probe) TableOf(Cutting? cutting, CancellationToken cancellationToken)
    {
        if (_tables.Find(known => known.Table.Cutting == cutting) is { Table: not null } known)
        {
            return known;
        }

        var table = session.Extract(corpus, cutting, set, cancellationToken).For(scaling);
        _tables.Add((table, SpeakerProbe.Of(table, session.Seed)));
        return _tables[^1];
    }
}
