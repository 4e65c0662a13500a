namespace SerWorkbook;

/// <summary>How far a long step is.</summary>
/// <param name="Step">What is being done, such as "reading clips".</param>
/// <param name="Done">How many are done.</param>
/// <param name="Total">How many there are in all; 0 when that is not known.</param>
/// <param name="Detail">What there is to say beyond the count, such as the best score so far; <see langword="null"/> for nothing.</param>
public sealed record StepProgress(string Step, int Done, int Total, string? Detail = null)
{
    /// <inheritdoc/>
    public override string ToString() =>
        FormattableString.Invariant($"{Step}: {Done}{(Total > 0 ? $" of {Total}" : "")}{(Detail is null ? "" : $", {Detail}")}");
}
