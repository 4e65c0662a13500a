namespace SerWorkbook;

/// <summary>The ensemble that was chosen, and how it does on the predictions that it was chosen by.</summary>
/// <remarks>Its score is too high: the members and weights were selected on the same rows. A nested evaluation says by how much.</remarks>
/// <param name="Members">The members, the heaviest first.</param>
/// <param name="Predictions">What the ensemble says of rows that its members' models had not learnt from.</param>
/// <param name="Uar">Unweighted average recall over these, 0 to 1; optimistic.</param>
/// <param name="LogLoss">Mean of -ln of the true class's probability, nats; optimistic.</param>
/// <param name="UarInterval">The 95 % interval of the UAR, by bootstrap over speakers; it does not know of the selection.</param>
public sealed record EnsembleChoice(
    IReadOnlyList<EnsembleMember> Members,
    IReadOnlyList<RowPrediction> Predictions,
    double Uar,
    double LogLoss,
    Interval UarInterval
)
{
    /// <summary>What the features of all members are scaled by first: each speaker's own, or nothing.</summary>
    public FeatureScaling Scaling =>
        Members.Any(member => member.Trial.Recipe.Scaling == FeatureScaling.PerSpeaker) ? FeatureScaling.PerSpeaker : FeatureScaling.Global;

    /// <summary>The members with their shares, such as <c>0.67 svm (c=1) + 0.33 lda (keep=0)</c>.</summary>
    public override string ToString() =>
        string.Join(" + ", Members.Select(member => FormattableString.Invariant($"{member.Weight:0.00} {member.Trial.Recipe}")));
}
