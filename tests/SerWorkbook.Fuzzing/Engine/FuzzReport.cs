using System.Globalization;

namespace SerWorkbook.Fuzzing.Engine;

/// <summary>What a run over one target gave.</summary>
/// <param name="Target">Its name.</param>
/// <param name="Inputs">How many inputs were read.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Edges">How many pairs of blocks that follow each other were seen.</param>
/// <param name="Kept">How many inputs were kept since they showed something new, seeds among them.</param>
/// <param name="Findings">What went wrong; of each kind and place once.</param>
internal sealed record FuzzReport(string Target, long Inputs, double Seconds, int Edges, int Kept, IReadOnlyList<FuzzFinding> Findings)
{
    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Target}: {Inputs} inputs in {Seconds:0.0} s, {Edges} edges, {Kept} inputs kept, {Findings.Count} findings"
        );
}
