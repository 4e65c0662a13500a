using System.Globalization;

namespace SerWorkbook.Evaluation.Ladder;

/// <summary>A requirement of a project on its model: a share that must be above a limit.</summary>
/// <param name="Name">The requirement in a few words, in lower case.</param>
/// <param name="Value">The share that was measured, 0 to 1; NaN where none was.</param>
/// <param name="Interval">Its 95 % interval.</param>
/// <param name="Limit">What it must exceed, 0 to 1; NaN where that is not known.</param>
/// <param name="IsMeasured">Whether the split lets the value answer the question: no leak, and speakers kept apart.</param>
internal sealed record Requirement(string Name, double Value, Interval Interval, double Limit, bool IsMeasured)
{
    /// <summary>The share of the answers that must be right unless the project says otherwise, 0 to 1.</summary>
    public const double UsualShareRight = 0.75;

    /// <summary>Whether the value is a fact of the test, which needs no interval, and not an estimate for other speakers.</summary>
    public bool IsCount { get; init; }

    /// <summary>Whether it is met.</summary>
    public RequirementVerdict Verdict =>
        !IsMeasured || double.IsNaN(Value) || double.IsNaN(Limit) ? RequirementVerdict.NotKnown
        : IsCount && Value > Limit || Interval.IsKnown && Interval.Low > Limit ? RequirementVerdict.Met
        : Value > Limit ? RequirementVerdict.MetOnAverage
        : RequirementVerdict.NotMet;

    /// <summary>The verdict in words.</summary>
    public string VerdictInWords =>
        Verdict switch
        {
            RequirementVerdict.Met => "met",
            RequirementVerdict.MetOnAverage => "met on average, not for certain",
            RequirementVerdict.NotMet => "not met",
            _ => "not known",
        };

    /// <summary>The requirements that the first notebook states.</summary>
    /// <param name="ladder">The protocols.</param>
    /// <param name="calibration">What abstaining does under the principal protocol.</param>
    /// <param name="shareRight">The share of the answers that must be right, 0 to 1.</param>
    public static IReadOnlyList<Requirement> Of(LadderResult ladder, CalibratedResult calibration, double shareRight)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(shareRight);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(shareRight, 1);
        var (result, audit) = (ladder.Principal.Result, ladder.Principal.Audit);
        var (matrix, isMeasured) = (result.Matrix, Measures(ladder));
        var guessing = 1.0 / result.Table.Labels.Count;
        var cue = audit.Baselines.Where(baseline => baseline.Kind != BaselineKind.Labels).MaxBy(baseline => baseline.Uar);
        return
        [
            new("better than guessing on unheard voices", matrix.Uar, result.UarInterval, guessing, isMeasured),
            new(
                cue is null ? "better than any cue without speech" : $"better than {cue.Name}, the best cue without speech",
                matrix.Uar,
                result.UarInterval,
                cue?.Uar ?? double.NaN,
                isMeasured
            ),
            new(
                $"better than guessing for every speaker, worst for {result.WorstSpeaker.Speaker}",
                result.WorstSpeaker.Uar,
                Interval.Unknown,
                guessing,
                isMeasured
            )
            {
                IsCount = true,
            },
            new(
                string.Create(CultureInfo.InvariantCulture, $"more than {shareRight * 100:0.#} % of the answers right when it may abstain"),
                calibration.Rejection.Accuracy,
                calibration.Rejection.AccuracyInterval,
                shareRight,
                isMeasured
            ),
        ];
    }

    /// <summary>Whether the principal protocol says something about speakers that the model has not heard.</summary>
    public static bool Measures(LadderResult ladder) =>
        ladder.Principal.Result.Split.Apart.HasFlag(KeptApart.Speakers)
        && ladder.Principal.Result.Split.Folds.All(fold => fold.Train.Count > 0)
        && !ladder.Principal.Audit.HasLeak;
}
