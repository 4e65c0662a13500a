namespace SerWorkbook;

/// <summary>What is known of the models of an evaluation beyond their scores.</summary>
/// <param name="Result">The evaluation.</param>
/// <param name="Calibration">How honest the probabilities are, before and after calibration on the training sides.</param>
/// <param name="Importance">What each family of features is worth, the most important first.</param>
/// <param name="Mistakes">The mistakes that the calibrated models were surest of.</param>
/// <param name="Changes">What changes of the recordings do to the answers.</param>
public sealed record ModelExplanation(
    EvaluationResult Result,
    CalibratedResult Calibration,
    IReadOnlyList<FamilyImportance> Importance,
    IReadOnlyList<ConfidentMistake> Mistakes,
    IReadOnlyList<PerturbationScore> Changes
);
