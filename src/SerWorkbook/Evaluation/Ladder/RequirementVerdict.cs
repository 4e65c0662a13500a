namespace SerWorkbook.Evaluation.Ladder;

/// <summary>Whether a requirement is met, and how certain that is.</summary>
internal enum RequirementVerdict
{
    /// <summary>The whole 95 % interval is above the limit, or a count is.</summary>
    Met,

    /// <summary>The measured value is above the limit, but the interval reaches it or is unknown.</summary>
    MetOnAverage,

    /// <summary>The measured value is not above the limit.</summary>
    NotMet,

    /// <summary>Nothing was measured that answers the question.</summary>
    NotKnown,
}
