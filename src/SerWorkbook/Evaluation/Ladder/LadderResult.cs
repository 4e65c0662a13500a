namespace SerWorkbook;

/// <summary>One recipe under several protocols.</summary>
/// <param name="Rungs">What each protocol that the data allows gave, in the order asked for.</param>
/// <param name="NotPossible">The protocols that the data does not allow.</param>
public sealed record LadderResult(IReadOnlyList<LadderRung> Rungs, IReadOnlyList<ProtocolRefusal> NotPossible)
{
    /// <summary>The results, in the order asked for.</summary>
    public IReadOnlyList<EvaluationResult> Results { get; } = [.. Rungs.Select(rung => rung.Result)];

    /// <summary>Whether a protocol does not hold what it promises: its score must not be published then.</summary>
    public bool HasLeak { get; } = Rungs.Any(rung => rung.Audit.HasLeak);

    /// <summary>The result that details are shown of: on unheard speakers where that was asked for, else the last.</summary>
    public LadderRung Principal { get; } = Rungs.FirstOrDefault(rung => rung.Protocol == Protocol.Loso) ?? Rungs[^1];

    /// <summary>The result of one protocol.</summary>
    /// <param name="protocol">The protocol.</param>
    /// <returns><see langword="null"/> where the data does not allow it, or it was not asked for.</returns>
    public EvaluationResult? Find(Protocol protocol) => Rungs.FirstOrDefault(rung => rung.Protocol == protocol)?.Result;
}
