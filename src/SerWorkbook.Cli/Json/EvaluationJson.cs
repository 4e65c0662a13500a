namespace SerWorkbook.Cli.Json;

/// <summary>What <c>ser evaluate --json</c> prints and <c>--out</c> saves as <c>evaluation.json</c>.</summary>
/// <param name="Results">One entry per protocol.</param>
/// <param name="NotPossible">Protocols that the data does not allow.</param>
/// <param name="Comparison">The recipe against that of <c>--against</c>; <c>null</c> without it.</param>
/// <param name="HasLeak">Whether an audit found a leak in any protocol.</param>
internal sealed record EvaluationJson(
    IEnumerable<ProtocolResultJson> Results,
    IEnumerable<NotPossibleJson> NotPossible,
    ComparisonJson? Comparison,
    bool HasLeak
)
{
    public static EvaluationJson Of(LadderResult ladder, PairedComparison? comparison) =>
        new(
            ladder.Rungs.Select(ProtocolResultJson.Of),
            ladder.NotPossible.Select(refusal => new NotPossibleJson(refusal.Protocol.Name, refusal.Reason)),
            comparison is null ? null : ComparisonJson.Of(comparison),
            ladder.HasLeak
        );
}

/// <summary>A protocol that the data does not allow.</summary>
/// <param name="Protocol">Name of the protocol, as <c>--protocol</c> takes it.</param>
/// <param name="Reason">Why it is not possible.</param>
internal sealed record NotPossibleJson(string Protocol, string Reason);

/// <summary>Two recipes compared on the same rows and folds.</summary>
/// <param name="Recipe">The evaluated recipe.</param>
/// <param name="Against">The recipe that it is compared with.</param>
/// <param name="UarDifference">UAR of the first minus UAR of the second, -1 to 1.</param>
/// <param name="Low">Lower end of its 95 % interval.</param>
/// <param name="High">Upper end of its 95 % interval.</param>
/// <param name="P">P-value of a paired permutation test over speakers.</param>
/// <param name="Speakers">Number of speakers.</param>
/// <param name="Exact">Whether all permutations were counted instead of a sample.</param>
internal sealed record ComparisonJson(
    string Recipe,
    string Against,
    double UarDifference,
    double? Low,
    double? High,
    double P,
    int Speakers,
    bool Exact
)
{
    public static ComparisonJson Of(PairedComparison comparison) =>
        new(
            comparison.First,
            comparison.Second,
            comparison.UarDifference,
            JsonNumber.Known(comparison.Interval.Low),
            JsonNumber.Known(comparison.Interval.High),
            comparison.PValue,
            comparison.Speakers,
            comparison.IsExact
        );
}
